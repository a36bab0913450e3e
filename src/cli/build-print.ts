import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checksum } from '../editions/checksum.js'
import { version } from './version.js'

/** Tells one build of the program from another: packed, all its code is the file that this stands in. */
export const programPrint = (): string => checksum(version + checksum(readFileSync(fileURLToPath(import.meta.url))))
