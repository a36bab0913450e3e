import type { FontFile } from '../../src/host/font-file.js'

/** A font that is in memory as a whole. */
export const fontInMemory = (bytes: Uint8Array): FontFile => ({
  length: bytes.length,
  part: (start, length) => bytes.subarray(start, start + length),
})
