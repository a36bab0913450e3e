import type { SheetKind } from '../document/element.js'
import { type Glyph, toGlyphs } from './cells.js'
import { areaLeft, areaRight, ascent, cell, sheets, sizes } from './geometry.js'
import type { MarkLine, Masthead } from './masthead.js'
import type { PageItem, PlacedCharacter, Rule, TextRun } from './pages.js'
import { placeGlyphs } from './set-line.js'
import { millimetres, type Points, points } from './units.js'

/** 一字线 beside the page number, 7 mm below the type area (7.5): 269 mm from the top edge. */
export const pageNumberDash = millimetres(262 + 7)
/** Height of the dash above the baseline, as a share of the type size: it stands in the middle of the em square. */
const dashHeight = ascent - 0.5
/** The mark of drafts and samples stands in the upper right corner, outside the type area: top of its em square. */
export const markTop = millimetres(15)

/** Baseline of the page number. */
export const pageNumberBaseline: Points = points(pageNumberDash + dashHeight * sizes.small)

/**
 * 页码 (7.5): 4号 宋体 between dashes, even pages one character from the left edge, odd ones from the right; on a turned page
 * where it would be if the page were upright (chapter 8).
 */
export function pageNumber(page: number, sheet: SheetKind): TextRun {
  const glyphs = toGlyphs([{ text: `— ${page} —`, face: 'songti' }])
  const width = glyphs.reduce((sum, glyph) => sum + glyph.width * sizes.small, 0)
  const x = points(page % 2 === 0 ? areaLeft + cell : areaRight - cell - width)
  return {
    ...outsideRows,
    face: 'songti',
    size: sizes.small,
    baseline: pageNumberBaseline,
    characters: smallCharacters(glyphs, x),
    turned: sheet === 'turned',
  }
}

/** The mark of a draft, or of a document whose figures are invented. */
export function draftMark(mark: string, sheet: SheetKind): TextRun {
  const glyphs = toGlyphs([{ text: mark, face: 'heiti' }])
  const { left, measure } = sheets[sheet]
  const x = points(left + measure - glyphs.length * sizes.small)
  return {
    ...outsideRows,
    face: 'heiti',
    size: sizes.small,
    baseline: points(markTop + ascent * sizes.small),
    characters: smallCharacters(glyphs, x),
  }
}

const smallCharacters = (glyphs: readonly Glyph[], x: Points): readonly PlacedCharacter[] =>
  placeGlyphs(glyphs, { x, size: sizes.small, cell: sizes.small, height: 0, justifyTo: null })

/** What is no part of what the document says, and stands in none of its rows. */
export const outsideRows = {
  kind: 'text',
  colour: 'black',
  element: null,
  row: 0,
  turned: false,
  leaf: null,
  repeats: null,
} as const

/** 发文机关标志 and the red rules of page 1; `leaf` is the mark's. */
export const mastheadItems = (head: Masthead, leaf: number): readonly PageItem[] => [
  ...head.marks.map((mark) => markRun(mark, leaf)),
  ...head.rules.map(({ x, width, top, weight }): Rule => {
    const y = points(top + weight / 2)
    return { kind: 'rule', x1: x, x2: points(x + width), y1: y, y2: y, weight, colour: 'red' }
  }),
]

function markRun(line: MarkLine, leaf: number): TextRun {
  const characters = Array.from(line.text, (character, index) => ({
    character,
    x: points(line.x + index * (line.cell + line.gap)),
    width: line.cell,
  }))
  return {
    ...outsideRows,
    face: 'xiaobiaosong',
    size: line.size,
    baseline: line.baseline,
    characters,
    colour: 'red',
    element: line.element,
    leaf,
  }
}
