import * as fs from 'node:fs'

/** A font file of which parts are read as they are asked for: of its megabytes a document needs a few hundred outlines. */
export interface FontFile {
  /** In bytes. */
  readonly length: number
  /** So many bytes from `start` on; fewer where the file ends. Not to be written to. */
  part(start: number, length: number): Uint8Array
}

/** Each file stays open, once a process, for as long as it is the same one: outlines are read one by one. */
const opened = new Map<string, { readonly handle: number; readonly identity: string }>()

const identityOf = ({ ino, size, mtimeMs }: fs.Stats): string => `${ino} ${size} ${mtimeMs}`

/**
 * Opens a font of the disk; undefined when it cannot be read.
 *
 * @param path absolute
 */
export function openFontFile(path: string): FontFile | undefined {
  try {
    const stats = fs.statSync(path)
    if (!stats.isFile()) return undefined
    return diskFont(path, handleOf(path, identityOf(stats)), stats.size)
  } catch {
    return undefined
  }
}

function handleOf(path: string, identity: string): number {
  const known = opened.get(path)
  if (known?.identity === identity) return known.handle
  if (known) fs.closeSync(known.handle)
  opened.delete(path)
  const handle = fs.openSync(path, 'r')
  opened.set(path, { handle, identity })
  return handle
}

/** @throws where the file became shorter since it was opened: half an outline may not be drawn */
const diskFont = (path: string, handle: number, size: number): FontFile => ({
  length: size,
  part(start, length) {
    const wanted = Math.max(0, Math.min(length, size - start))
    const bytes = new Uint8Array(wanted)
    if (fs.readSync(handle, bytes, 0, wanted, start) < wanted)
      throw new Error(`the font ${path} has changed while it was read`)
    return bytes
  },
})
