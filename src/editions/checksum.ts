import { createHash } from 'node:crypto'

/** By the bytes as they were read or made: no one writes into them. */
const known = new WeakMap<Uint8Array, string>()

/** SHA-256 in hexadecimal digits. */
export function checksum(bytes: Uint8Array | string): string {
  if (typeof bytes === 'string') return digest(bytes)
  const sum = known.get(bytes) ?? digest(bytes)
  known.set(bytes, sum)
  return sum
}

/** The checksums of files, by what they are called. */
export const checksums = (files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> =>
  new Map([...files].map(([file, bytes]) => [file, checksum(bytes)]))

const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
