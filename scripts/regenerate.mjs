#!/usr/bin/env zx
// The second job of an office: a figure was corrected, so make again what it moves, and nothing else, compared with the
// last edition. Arguments go to the command line as they are:
//   npm run regenerate
//   npm run regenerate -- 2023-示例 --since HEAD~1 --dry-run
import { tongbao } from './tongbao.mjs'

await tongbao('revise')
