/** Bytes of the longest name that Linux takes. */
const LONGEST = 255

/** Whether a file can be called so. */
export const fitsName = (name: string): boolean => Buffer.byteLength(name) <= LONGEST

/** A file whose name has something added; a name that leaves no room for it gives up its last characters. */
export function withTail(file: string, tail: string): string {
  const start = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1
  const name = [...file.slice(start)]
  while (name.length > 0 && !fitsName(name.join('') + tail)) name.pop()
  return file.slice(0, start) + name.join('') + tail
}
