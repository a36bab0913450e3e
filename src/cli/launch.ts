#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { loadProgram } from './load-program.js'

// A run makes a document in half a second: what V8's optimising compiler does in that time is never earned back, and
// costs a third of the processor time (`npm run bench`). Batches turn it on again (run-letters.ts).
setFlagsFromString('--no-opt')

const { main } = await loadProgram()
process.exitCode = await main(process.argv.slice(2))
