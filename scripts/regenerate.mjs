#!/usr/bin/env zx
// The second job of an office: after a figure was corrected, draft again. For now this is `draft` on the corrected
// data; what moved and the redline come with `tongbao revise`.
import { tongbao } from './tongbao.mjs'

await tongbao('draft')
