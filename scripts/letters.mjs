#!/usr/bin/env zx
// The third job of an office: one excerpt letter a place. Arguments go to the command line as they are:
//   npm run letters
//   npm run letters -- 2022 --only 长春市 --zip
import { tongbao } from './tongbao.mjs'

await tongbao('letters')
