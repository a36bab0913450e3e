import type { Glyph } from './cells.js'
import type { FlowLine, LineRun } from './flow.js'
import { baselineIn, rowTwips, type Sheet, sheets } from './geometry.js'
import type { PlacedCharacter } from './pages.js'
import { type Points, points } from './units.js'

/** How a line is set: where it begins, its type, and the width it is spread over (null: as it comes). */
export interface LineSetting {
  /** Left edge of the first cell, from the left edge of the paper. */
  readonly x: Points
  readonly size: Points
  /** Width of a full cell. */
  readonly cell: Points
  /** Height of the row, in twips. */
  readonly height: number
  readonly justifyTo: Points | null
  /** How much closer than its cell the next character stands; 0 but in a tightened paragraph. */
  readonly closer?: Points
}

/** 3号 on the grid, from a number of cells after the left edge. */
export const gridSetting = (indent: number, size: Points, sheet: Sheet = sheets.upright): LineSetting => ({
  x: points(sheet.left + indent * sheet.cell),
  size,
  cell: sheet.cell,
  height: rowTwips,
  justifyTo: null,
})

/** Gaps open beside ideographs only: words, numbers, —— and …… stay closed. */
const opens = (before: Glyph, after: Glyph): boolean => {
  if (before.width < 1 && after.width < 1) return before.space || after.space
  return !(before.pairs && before.character === after.character)
}

/** Places where a line opens when it is spread; none behind its last character. */
export function openings(line: readonly Glyph[]): number {
  const last = line.findLastIndex(({ space }) => !space)
  return line.slice(1, last + 1).filter((glyph, index) => opens(line[index] ?? glyph, glyph)).length
}

/** Characters in their places; trailing spaces take no room in a justified line. */
export function placeGlyphs(glyphs: readonly Glyph[], setting: LineSetting): readonly PlacedCharacter[] {
  const { gap, space } = setting.justifyTo === null ? unspread : spreadOf(glyphs, setting, setting.justifyTo)
  const { closer = 0 } = setting
  const placed: PlacedCharacter[] = []
  let x: number = setting.x
  let before: Glyph | null = null
  for (const glyph of glyphs) {
    if (gap !== 0 && before && opens(before, glyph)) x += gap
    const width = points(glyph.width * setting.cell * (glyph.space ? space : 1))
    placed.push({ character: glyph.character, x: points(x), width })
    x += width - closer
    before = glyph
  }
  return placed
}

/** What each gap of a line opens by, and how wide its spaces are drawn, so that the line fills its measure. */
interface Spread {
  readonly gap: number
  /** A share of their width: 1, less where they are squeezed. */
  readonly space: number
}

const unspread: Spread = { gap: 0, space: 1 }

function spreadOf(glyphs: readonly Glyph[], setting: LineSetting, target: Points): Spread {
  const last = glyphs.findLastIndex(({ space }) => !space)
  const { closer = 0 } = setting
  let width = closer
  let gaps = 0
  let spaces = 0
  let before: Glyph | null = null
  for (let index = 0; index <= last; index++) {
    const glyph = glyphs[index]
    if (!glyph) break
    const own = glyph.width * setting.cell
    width += own - closer
    if (glyph.space) spaces += own
    if (before && opens(before, glyph)) gaps++
    before = glyph
  }
  const over = width - target
  if (over <= 0 || spaces === 0) {
    const gap = gaps === 0 ? 0 : -over / gaps
    // A tightened line may be a hair wider than its measure, which Word counts a little larger.
    return { gap: closer > 0 ? gap : Math.max(0, gap), space: 1 }
  }
  return { gap: 0, space: Math.max(0, 1 - over / spaces) }
}

/** Neighbours of one face become one run. */
export function lineRuns(
  glyphs: readonly Glyph[],
  setting: LineSetting,
  options: { readonly row?: number; readonly element?: number | null; readonly part?: number },
): readonly LineRun[] {
  const { row = 0, element = null, part = 0 } = options
  const { size } = setting
  const height = setting.height / 20
  const baseline = row * height + baselineIn(height, size)
  const placed = placeGlyphs(glyphs, setting)
  const runs: LineRun[] = []
  let start = 0
  for (let end = 1; end <= glyphs.length; end++) {
    const face = glyphs[start]?.face ?? 'fangsong'
    if (end < glyphs.length && glyphs[end]?.face === face) continue
    const characters = start === 0 && end === glyphs.length ? placed : placed.slice(start, end)
    runs.push({ face, characters, element, part, size, baseline, row })
    start = end
  }
  return runs
}

/** One row holding the given pieces of text, each set for itself, in reading order. */
export const rowOf = (
  height: number,
  ...pieces: readonly {
    readonly glyphs: readonly Glyph[]
    readonly setting: LineSetting
    readonly element?: number | null
  }[]
): FlowLine => ({
  height,
  foot: 0,
  rows: 1,
  tablePart: null,
  runs: pieces.flatMap(({ glyphs, setting, element = null }, part) => lineRuns(glyphs, setting, { element, part })),
  rules: [],
})
