#!/usr/bin/env node
import { loadProgram } from './load-program.js'
import { setColdFlags } from './v8-flags.js'

setColdFlags()
const { main } = await loadProgram()
process.exitCode = await main(process.argv.slice(2))
