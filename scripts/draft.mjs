#!/usr/bin/env zx
// The first job of an office: draft the annual notice. Arguments go to the command line as they are:
//   npm run draft            the newest year
//   npm run draft -- 2022 --fonts bundled
import { tongbao } from './tongbao.mjs'

await tongbao('draft')
