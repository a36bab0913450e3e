import type { Typeface } from '../document/typeface.js'
import { paired } from './break-lines.js'
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
  if (before.width < 1 && after.width < 1) return before.character === ' ' || after.character === ' '
  return !(before.character === after.character && paired.has(before.character))
}

/** Characters in their places; trailing spaces take no room in a justified line. */
export function placeGlyphs(glyphs: readonly Glyph[], setting: LineSetting): readonly PlacedCharacter[] {
  const extra = setting.justifyTo === null ? 0 : gapFor(glyphs, setting, setting.justifyTo)
  const placed: PlacedCharacter[] = []
  let x: number = setting.x
  let before: Glyph | null = null
  for (const glyph of glyphs) {
    if (extra > 0 && before && opens(before, glyph)) x += extra
    const width = points(glyph.width * setting.cell)
    placed.push({ character: glyph.character, x: points(x), width })
    x += width
    before = glyph
  }
  return placed
}

/** What each gap of a line opens by, so that the line fills its measure. */
function gapFor(glyphs: readonly Glyph[], setting: LineSetting, target: Points): number {
  const last = glyphs.findLastIndex(({ character }) => character !== ' ')
  let width = 0
  let gaps = 0
  let before: Glyph | null = null
  for (const glyph of glyphs.slice(0, last + 1)) {
    width += glyph.width * setting.cell
    if (before && opens(before, glyph)) gaps++
    before = glyph
  }
  return gaps === 0 ? 0 : Math.max(0, (target - width) / gaps)
}

/** Neighbours of one face become one run. */
export function lineRuns(
  glyphs: readonly Glyph[],
  setting: LineSetting,
  options: { readonly row?: number; readonly element?: number | null; readonly part?: number } = {},
): readonly LineRun[] {
  const { row = 0, element = null, part = 0 } = options
  const height = setting.height / 20
  const baseline = row * height + baselineIn(height, setting.size)
  const groups: { face: Typeface; characters: PlacedCharacter[] }[] = []
  placeGlyphs(glyphs, setting).forEach((character, index) => {
    const face = glyphs[index]?.face ?? 'fangsong'
    const group = groups.at(-1)
    if (group?.face === face) group.characters.push(character)
    else groups.push({ face, characters: [character] })
  })
  return groups.map((group) => ({ ...group, element, part, size: setting.size, baseline, row }))
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
  runs: pieces.flatMap(({ glyphs, setting, element = null }, part) => lineRuns(glyphs, setting, { element, part })),
  rules: [],
})
