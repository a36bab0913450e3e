import { type DocumentProperties, type OfficialDocument, plainSetting } from '../../../src/document/document.js'
import type { Typeface } from '../../../src/document/typeface.js'
import type { OutlineEntry, PageItem, Pages, Rule, TextRun } from '../../../src/layout/pages.js'
import { points } from '../../../src/layout/units.js'

/** One row of text on the grid: an ideograph takes a cell, ASCII half a cell. */
export function row(
  text: string,
  options: { face?: Typeface; size?: number; baseline?: number; x?: number; red?: boolean } = {},
): TextRun {
  const { face = 'fangsong', size = 16, baseline = 100, red = false } = options
  let { x = 79 } = options
  const characters = [...text].map((character) => {
    const width = (character.codePointAt(0) ?? 0) < 0x7f ? size / 2 : size
    x += width
    return { character, x: points(x - width), width: points(width) }
  })
  return {
    kind: 'text',
    face,
    size: points(size),
    baseline: points(baseline),
    characters,
    colour: red ? 'red' : 'black',
    element: null,
    row: 1,
    turned: false,
    leaf: null,
    repeats: null,
  }
}

export const rule = (y: number, weight: number): Rule => ({
  kind: 'rule',
  x1: points(57),
  y1: points(y),
  x2: points(538),
  y2: points(y),
  weight: points(weight),
  colour: 'red',
})

export const pagesOf = (
  pages: readonly (readonly PageItem[])[],
  outline: readonly Omit<OutlineEntry, 'top'>[] = [],
): Pages => ({
  format: 'letter',
  pages: pages.map((items, index) => ({
    number: index + 1,
    width: points(595.276),
    height: points(841.89),
    items,
  })),
  outline: outline.map((entry) => ({ ...entry, top: points(100) })),
  structure: [],
})

export const documentOf = (properties: Partial<DocumentProperties> = {}): OfficialDocument => ({
  format: 'letter',
  properties: {
    title: '关于考评情况的通报',
    organ: '吉林省人民政府',
    number: '吉政函〔2023〕10号',
    genre: '通报',
    date: { year: 2023, month: 4, day: 3 },
    state: '印发',
    sample: false,
    ...properties,
  },
  typefaceNames: {},
  setting: plainSetting,
  elements: [],
})
