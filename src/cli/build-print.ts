import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checksum } from '../editions/checksum.js'
import { version } from './version.js'

let print: string | undefined

/**
 * Tells one build of the program from another: packed, all its code is the file that this stands in. A watch goes on with
 * the code that it was started with.
 */
export function programPrint(): string {
  print ??= checksum(version + checksum(readFileSync(fileURLToPath(import.meta.url))))
  return print
}
