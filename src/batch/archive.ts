import * as path from 'node:path'
import { Readable } from 'node:stream'
import type { Outcome } from '../diagnostics/diagnostic.js'
import { readTarget } from '../host/host.js'
import { streamFile } from '../write/place-file.js'

/** Every entry bears the first day of zip, so that the same files give the same archive. */
const epoch = (): Date => new Date(1980, 0, 1)

/**
 * Files of one folder in one archive, for dispatch. DOCX and PDF are packed already, so they are stored as they are, one
 * after the other: the archive may be larger than the memory, and than 4 GB.
 */
export async function archiveFiles(target: string, folder: string, names: readonly string[]): Promise<Outcome<null>> {
  const { ZipFile } = await import('yazl')
  const archive = new ZipFile()
  for (const name of names) {
    archive.addReadStreamLazy(
      name,
      { mtime: epoch(), mode: 0o100644, compress: false, forceDosTimestamp: true },
      (give) => {
        const bytes = readTarget(path.join(folder, name))
        if (bytes) give(null, Readable.from([bytes]))
        else give(Object.assign(new Error(`${name}不见了`), { code: 'ENOENT' }), Readable.from([]))
      },
    )
  }
  archive.end()
  const packed = Readable.from(archive.outputStream)
  archive.on('error', (cause: Error) => packed.destroy(cause))
  return streamFile(target, packed)
}
