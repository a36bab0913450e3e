import { createHash } from 'node:crypto'
import { oncePer } from '../keyed/once-per.js'

/** SHA-256 in hexadecimal digits. */
export const checksum = (bytes: Uint8Array | string): string =>
  typeof bytes === 'string' ? digest(bytes) : digestOnce(bytes)

/** The checksums of files, by what they are called. */
export const checksums = (files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> =>
  new Map([...files].map(([file, bytes]) => [file, checksum(bytes)]))

const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** By the bytes as they were read or made: no one writes into them. */
const digestOnce = oncePer((bytes: Uint8Array): string => digest(bytes))
