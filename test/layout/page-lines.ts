import type { Page, Pages } from '../../src/layout/pages.js'

/** A row of a page: where its baseline is and what stands on it. */
export interface PageLine {
  readonly baseline: number
  readonly text: string
}

/** The rows of a page in order, without mark, page number and 示例. */
export function pageLines({ items }: Page): readonly PageLine[] {
  const rows = new Map<number, { baseline: number; text: string }>()
  for (const item of items) {
    if (item.kind !== 'text' || item.row === 0) continue
    const text = item.characters.map(({ character }) => character).join('')
    const row = rows.get(item.row)
    if (row) row.text += text
    else rows.set(item.row, { baseline: item.baseline, text })
  }
  return [...rows.values()]
}

export const textByPage = ({ pages }: Pages): readonly (readonly string[])[] =>
  pages.map((page) => pageLines(page).map(({ text }) => text))
