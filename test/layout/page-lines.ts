import type { OfficialDocument } from '../../src/document/document.js'
import type { Layout } from '../../src/layout/lay-out.js'
import type { Page, Pages, TextRun } from '../../src/layout/pages.js'

/** The runs of text of a page, those beside the rows among them. */
export const texts = ({ items }: Page): readonly TextRun[] =>
  items.filter((item): item is TextRun => item.kind === 'text')

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

/** The rows of a page, those of a table as `row 0` and so on, a head that is set again among them: as the Word model has them. */
export function modelLines(
  document: OfficialDocument,
  { fit, pages: laidOut }: Pick<Layout, 'fit' | 'pages'>,
): readonly (readonly string[])[] {
  const { pages, structure } = laidOut
  const footKinds = ['carbon-copy', 'printing', ...(fit.addresseesInImprint ? ['addressees'] : [])]
  const isFoot = (element: number | null): boolean =>
    element !== null && footKinds.includes(document.elements[element]?.kind ?? '')
  const rowOfLeaf = new Map(
    structure.flatMap((node) =>
      node.kind === 'table' ? node.rows.flatMap((row, index) => row.map(({ leaf }) => [leaf, index] as const)) : [],
    ),
  )
  const heads = structure.map((node) => (node.kind === 'table' ? headRows(node.rows) : 0)).filter((count) => count > 0)
  let table = -1
  return pages.map(({ number, items }) => {
    const last = number === pages.length
    const lines: string[] = []
    let printed = 0
    for (const item of items) {
      if (item.kind !== 'text' || item.row === 0) continue
      // 版记 is a table of whose words the model says nothing.
      if (last && isFoot(item.element)) continue
      const row = item.leaf === null ? 'again' : rowOfLeaf.get(item.leaf)
      if (row === undefined) {
        const text = item.characters.map(({ character }) => character).join('')
        if (item.row === printed) lines.push(`${lines.pop() ?? ''}${text}`)
        else lines.push(text)
        printed = item.row
        continue
      }
      if (row === 0 && !lines.includes('row 0')) table += 1
      const own = row === 'again' ? Array.from({ length: heads[table] ?? 0 }, (_, index) => index) : [row]
      for (const index of own) if (!lines.includes(`row ${index}`)) lines.push(`row ${index}`)
    }
    return lines
  })
}

const headRows = (rows: readonly (readonly { readonly head: boolean }[])[]): number =>
  rows.filter((row) => row.every(({ head }) => head)).length
