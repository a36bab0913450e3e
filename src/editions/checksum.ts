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

const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
