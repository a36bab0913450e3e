import { type CellPlan, countCell, headRow, textCell, titleRow } from '../workbook/cell-plans.js'
import { writeSheets } from '../workbook/write-sheets.js'

/** A letter as the index lists it. */
export interface IndexedLetter {
  /** Its place in official order, from 1. */
  readonly order: number
  readonly place: string
  readonly organ: string
  readonly number: string
  readonly pages: number
  /** None where the letter could not be made. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
}

/** The heads of its columns. */
export const indexHeads = ['序号', '地方', '主送机关', '文号', '页数', '文件', '校验码'] as const

/** Stands in the place of a file where there is none. */
const notMade = '没有做成'

/** An index of letters: what it is called, and what they are. */
export interface IndexHead {
  readonly title: string
  /** 文种: 函, 通知 */
  readonly genre: string
}

/** `共 11 份函，22 个文件；1 份没有做成`. */
export function indexCount(letters: readonly IndexedLetter[], { genre }: IndexHead): string {
  const made = letters.filter(({ files }) => files.length > 0)
  const files = made.reduce((sum, each) => sum + each.files.length, 0)
  const missing = letters.length - made.length
  return `共 ${made.length} 份${genre}，${files} 个文件${missing > 0 ? `；${missing} 份${notMade}` : ''}`
}

/** What was made, a row a file, with checksums by which the receiver can tell that a file is whole. */
export function* indexRows(letters: readonly IndexedLetter[]) {
  for (const letter of letters)
    for (const { name, sha256 } of letter.files.length > 0 ? letter.files : [{ name: notMade, sha256: '' }])
      yield { ...letter, name, sha256 }
}

/** 索引 as a workbook. */
export const letterIndex = (letters: readonly IndexedLetter[], head: IndexHead): Promise<Uint8Array> =>
  writeSheets([{ name: '索引', widths: [6, 18, 20, 22, 6, 46, 36], frozen: 3, rows: sheetRows(letters, head) }])

function* sheetRows(letters: readonly IndexedLetter[], head: IndexHead): Generator<readonly CellPlan[]> {
  const span = indexHeads.length
  yield titleRow(head.title, span)
  yield [{ text: indexCount(letters, head), span, plain: true }]
  yield headRow(indexHeads)
  for (const { order, place, organ, number, pages, name, sha256 } of indexRows(letters))
    yield [countCell(order), ...[place, organ, number].map(textCell), countCell(pages), ...[name, sha256].map(textCell)]
}
