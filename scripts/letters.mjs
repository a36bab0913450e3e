#!/usr/bin/env zx
// The third job of an office: one excerpt letter a place. The command is not built yet and says so (exit code 2).
import { tongbao } from './tongbao.mjs'

await tongbao('letters')
