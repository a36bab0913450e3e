import { attributesOf, tagsOf } from '../markup/xml.js'
import { markOf } from './scan-strings.js'

/** What the styles of a workbook say of its cells, by index. */
export interface ScannedStyles {
  readonly formats: readonly string[]
  /** Those whose font strikes the words out. */
  readonly struck: ReadonlySet<number>
}

/** Reads the number formats and fonts of the styles. */
export function scanStyles(xml: string): ScannedStyles {
  const struck = new Set<number>()
  const struckFonts = new Set<number>()
  let font = -1
  let inFonts = false
  const codes = new Map<number, string>()
  const formats: string[] = []
  let inStyles = false
  for (const tag of tagsOf(xml)) {
    if (!tag) return { formats, struck }
    if (tag.name === 'fonts') inFonts = tag.kind === 'open'
    if (tag.name === 'cellXfs') inStyles = tag.kind === 'open'
    if (tag.kind === 'close') continue
    const attributes = attributesOf(tag)
    if (inFonts && tag.name === 'font') font += 1
    if (inFonts && markOf(tag) === 'struck') struckFonts.add(font)
    if (tag.name === 'numFmt') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
    if (inStyles && tag.name === 'xf') {
      const id = Number(attributes.get('numFmtId') ?? 0)
      if (struckFonts.has(Number(attributes.get('fontId') ?? 0))) struck.add(formats.length)
      formats.push(codes.get(id) ?? BUILT_IN[id] ?? 'General')
    }
  }
  return { formats, struck }
}

/** The formats that files only number (ECMA-376, part 1, 18.8.30), as far as they are numbers. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '#,##0',
  6: '#,##0',
  7: '#,##0.00',
  8: '#,##0.00',
  9: '0%',
  10: '0.00%',
  12: '# ?/?',
  13: '# ??/??',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
}
