import { yearFiles } from '../data/year-files.js'
import { yearFile } from '../data/years.js'
import type { Host } from '../host/host.js'

/** A workbook as given on the command line. */
export interface NamedWorkbook {
  /** Its name without folders. */
  readonly file: string
  readonly bytes: Uint8Array
}

/** A workbook that was read, under the name by which the data name it from then on. */
export interface KeptWorkbook extends NamedWorkbook {
  /** Workspace path. */
  readonly path: string
}

/** What a file system, or the comment behind a figure, reads as something else. */
const SIGNS = /[\p{Cc}\p{Cf}/\\:*?"<>|；]/gu

/**
 * Where the workbooks of an import are kept: beside the data that they bring, so that each figure can be held against
 * its cell for as long as the data exist. One of the same name with other content is another workbook, and gets a
 * number: 长春市（2）.xlsx.
 */
export function keepWorkbooks(
  host: Host,
  folder: string,
  workbooks: readonly NamedWorkbook[],
): readonly KeptWorkbook[] {
  const taken = new Map<string, Uint8Array>()
  return workbooks.map(({ file, bytes }) => {
    const safe = file
      .replace(SIGNS, ' ')
      .trim()
      .replace(/^[.~]+/u, '')
    const dot = safe.lastIndexOf('.')
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? safe : `${safe.slice(0, dot)}（${count}）${safe.slice(dot)}`
      const path = yearFile(folder, `${yearFiles.workbooks}/${name}`)
      const there = host.readBytes(path)
      const known = taken.get(path) ?? (there.ok ? there.value : undefined)
      if (known && Buffer.compare(known, bytes) !== 0) continue
      taken.set(path, bytes)
      return { file: name, bytes, path }
    }
  })
}
