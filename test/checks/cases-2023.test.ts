import { tryCases } from './case-files.js'

tryCases('2023-示例')
