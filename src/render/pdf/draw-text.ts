import type { Font } from '../../fonts/font.js'
import type { FontSet, Glyph } from '../../fonts/font-set.js'
import type { PlacedCharacter, TextRun } from '../../layout/pages.js'
import type { EmbeddedFont } from './embedded-font.js'

/** A glyph where it is drawn: `scale` is its width as drawn to its width in the font. */
interface PlacedGlyph {
  readonly glyph: Glyph
  readonly codePoint: number
  readonly x: number
  readonly scale: number
  /** What the document takes for its advance, in 1/1000 em before scaling. */
  readonly advance: number
}

/** Cells above this part of an em are an ideograph's; a glyph narrower than its cell stands in their middle. */
const IDEOGRAPH_CELL = 750
/**
 * By how much an advance may exceed its cell before the glyph is scaled. 28 characters of 16 points on 156 mm have
 * cells of 15.8 points (GB/T 9704-2012, 5.2.1): there, as in Word, the glyphs move together and keep their shape.
 */
const OVERLAP = 25

/** A number as PDF wants it: no exponent, no needless digits. A thousandth of a point cannot be seen. */
export const pdfNumber = (value: number): string => {
  const rounded = Math.round(value * 1000) / 1000
  return Object.is(rounded, -0) ? '0' : String(rounded)
}

function placeGlyph({ character, x, width }: PlacedCharacter, glyph: Glyph, size: number): PlacedGlyph {
  const codePoint = character.codePointAt(0) ?? 0
  const cell = (width / size) * 1000
  const { advance } = glyph
  if (advance > cell + OVERLAP) return { glyph, codePoint, x, scale: cell / advance, advance }
  if (cell > IDEOGRAPH_CELL && advance < cell - OVERLAP) {
    return { glyph, codePoint, x: x + ((cell - advance) / 2000) * size, scale: 1, advance }
  }
  // The cell is the advance, also of narrow signs such as . and , so that readers see no gap after them and put no
  // space into the text that they copy (46.59, not 46. 59).
  return { glyph, codePoint, x, scale: 1, advance: Math.round(cell) }
}

const sameSegment = (a: PlacedGlyph, b: PlacedGlyph): boolean =>
  a.glyph.font === b.glyph.font && Math.abs(a.scale - b.scale) < 1e-6

/** The array of a TJ operator: glyphs and, in between, by how much the pen goes back (1/1000 em). */
function glyphArray(segment: readonly PlacedGlyph[], size: number, font: EmbeddedFont): string {
  let pen = segment[0]?.x ?? 0
  let array = '[<'
  for (const { glyph, codePoint, x, scale, advance } of segment) {
    const unit = (size * scale) / 1000
    const away = Math.round((pen - x) / unit)
    // Rounded advances add up to less than this before they are made good; 0.03 points cannot be seen.
    const back = Math.abs(away) < 2 ? 0 : away
    if (back !== 0) array += `> ${back} <`
    const encoded = font.encode(codePoint, glyph.id, advance)
    array += encoded.code
    pen += (encoded.advance - back) * unit
  }
  return `${array}>] TJ`
}

/** The glyphs of a run, cut where the font or the scale changes. */
function segmentsOf(run: TextRun, fonts: FontSet): readonly (readonly PlacedGlyph[])[] {
  const segments: PlacedGlyph[][] = []
  let last: PlacedGlyph | undefined
  let segment: PlacedGlyph[] = []
  for (const placed of run.characters) {
    const glyph = fonts.glyph(run.face, placed.character.codePointAt(0) ?? 0)
    // What no font has was reported before drawing (missingGlyphs); here it is left out.
    if (glyph === undefined) continue
    const next = placeGlyph(placed, glyph, run.size)
    if (last === undefined || !sameSegment(last, next)) {
      segment = []
      segments.push(segment)
    }
    segment.push(next)
    last = next
  }
  return segments
}

/**
 * The operators that draw a run on a page whose y axis points down (pdfkit's). One text object: each stretch of one
 * font and one width is set with a matrix of its own, so that no rounding adds up over the run.
 */
export function drawText(run: TextRun, fonts: FontSet, embedded: (font: Font) => EmbeddedFont): string {
  const size = pdfNumber(run.size)
  const lines = ['BT', run.colour === 'red' ? '1 0 0 rg' : '0 0 0 rg']
  let current: EmbeddedFont | undefined
  for (const segment of segmentsOf(run, fonts)) {
    const [first] = segment
    if (first === undefined) continue
    const font = embedded(first.glyph.font)
    if (font !== current) lines.push(`/${font.id} ${size} Tf`)
    current = font
    const scale = Math.round(first.scale * 1e5) / 1e5
    lines.push(`${scale} 0 0 -1 ${pdfNumber(first.x)} ${pdfNumber(run.baseline)} Tm`)
    lines.push(glyphArray(segment, run.size, font))
  }
  lines.push('ET')
  return lines.join('\n')
}
