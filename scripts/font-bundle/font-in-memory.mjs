/** A font that is in memory as a whole, as src/host/font-file.ts gives one of the disk. */
export const fontInMemory = (bytes) => ({
  length: bytes.length,
  part: (start, length) => bytes.subarray(start, start + length),
})
