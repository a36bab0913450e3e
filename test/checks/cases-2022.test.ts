import { tryCases } from './case-files.js'

tryCases('2022')
