import type { FontDisk } from '../host/machine-fonts.js'
import { readNames } from './font-names.js'
import { directoryOffsets, LONGEST_HEADER, readDirectory, viewOf } from './sfnt.js'

/** A font of the machine, known by its names only. */
export interface FoundFont {
  readonly path: string
  /** Its place in a collection; 0 in a plain file. */
  readonly index: number
  readonly tex: boolean
  /** Every family, full and PostScript name, in lower case. */
  readonly names: ReadonlySet<string>
}

/** Most directories and name tables lie in here, so that one read does for a file. */
const FIRST_READ = 0x4000
/** A name table longer than this is damage, not a name. */
const LONGEST_NAMES = 0x40000

/** Reads of a file, the first part of which is at hand. */
function partReader(disk: FontDisk, file: string): (start: number, length: number) => Uint8Array {
  const first = disk.readPart(file, 0, FIRST_READ) ?? new Uint8Array(0)
  return (start, length) =>
    start + length <= first.length
      ? first.subarray(start, start + length)
      : (disk.readPart(file, start, length) ?? new Uint8Array(0))
}

function fontsOf(disk: FontDisk, path: string, tex: boolean): readonly FoundFont[] {
  const read = partReader(disk, path)
  return directoryOffsets(viewOf(read(0, LONGEST_HEADER))).flatMap((offset, index) => {
    const range = readDirectory(read, offset).get('name')
    if (range === undefined || range.length > LONGEST_NAMES) return []
    const { all } = readNames(read(range.offset, range.length))
    return [{ path, index, tex, names: new Set(all.map((name) => name.toLowerCase())) }]
  })
}

/** All fonts of the machine by name. Files that are no fonts, or cut short, are passed over. */
export function findFonts(disk: FontDisk): readonly FoundFont[] {
  return disk.fontFiles().flatMap(({ path, tex }) => {
    try {
      return fontsOf(disk, path, tex)
    } catch (cause) {
      if (cause instanceof RangeError) return []
      throw cause
    }
  })
}
