import { tagAt, viewOf } from './sfnt.js'

/** What a font calls itself: every family, full and PostScript name in any language. */
export interface FontNames {
  readonly postscriptName: string
  readonly family: string
  readonly all: readonly string[]
}

const FAMILY = 1
const FULL = 4
const POSTSCRIPT = 6
const TYPOGRAPHIC_FAMILY = 16
const WANTED: readonly number[] = [FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY]

const utf16 = new TextDecoder('utf-16be')
const gbk = new TextDecoder('gbk')
const latin = new TextDecoder('latin1')

/** Old Chinese fonts give their names in GBK: Windows encoding 3 (PRC), Macintosh script 25 (simplified Chinese). */
const decoderOf = (platform: number, encoding: number): InstanceType<typeof TextDecoder> =>
  platform === 0 || (platform === 3 && encoding !== 3)
    ? utf16
    : (platform === 3 && encoding === 3) || (platform === 1 && encoding === 25)
      ? gbk
      : latin

/** Reads a `name` table. Records that point outside it are skipped: fonts in the wild have them. */
export function readNames(table: Uint8Array): FontNames {
  const all = new Set<string>()
  let postscriptName = ''
  let family = ''
  if (table.length >= 6) {
    const view = viewOf(table)
    const strings = view.getUint16(4)
    for (let at = 6; at + 12 <= Math.min(table.length, 6 + 12 * view.getUint16(2)); at += 12) {
      const id = view.getUint16(at + 6)
      const start = strings + view.getUint16(at + 10)
      const end = start + view.getUint16(at + 8)
      if (!WANTED.includes(id) || end > table.length) continue
      const text = decoderOf(view.getUint16(at), view.getUint16(at + 2))
        .decode(table.subarray(start, end))
        .replaceAll('\0', '')
        .trim()
      if (text === '') continue
      all.add(text)
      if (id === POSTSCRIPT) postscriptName ||= text
      if (id === FAMILY) family ||= text
    }
  }
  return { postscriptName, family: family || postscriptName, all: [...all] }
}

/** OS/2.fsType bit 1: the maker forbids embedding (`Restricted License`) unless a milder bit is set as well. */
export function mayEmbed(os2: Uint8Array | undefined): boolean {
  if (os2 === undefined || os2.length < 10) return true
  return (viewOf(os2).getUint16(8) & 0x000f) !== 0x0002
}

/** Whether a file is packed for the web: it looks like a font to users but cannot be embedded in a PDF. */
export const isWebFont = (bytes: Uint8Array): boolean =>
  bytes.length > 4 && ['wOFF', 'wOF2'].includes(tagAt(viewOf(bytes), 0))
