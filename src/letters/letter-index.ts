import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { type CellPlan, writeSheets } from '../workbook/write-sheets.js'
import type { LaidOutLetter } from './compose-letters.js'

/** A file of letters, ready to be written. */
export interface LetterFile {
  /** Its name without folder. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A letter with its files. */
export interface IndexedLetter {
  readonly letter: LaidOutLetter
  readonly files: readonly LetterFile[]
}

const heads = ['序号', '地方', '主送机关', '文号', '页数', '文件', 'SHA-256'] as const

/** 索引: what was made, a row a file, with checksums by which the receiver can tell that a file is whole. */
export function letterIndex(letters: readonly IndexedLetter[], title: string): Promise<Uint8Array> {
  const span = heads.length
  const cell = (text: string): CellPlan => ({ text, wrap: true })
  const rows = letters.flatMap(({ letter: { order, place, document, pages }, files }) =>
    files.map(({ name, bytes }): readonly CellPlan[] => [
      { number: order, decimals: 0 },
      cell(place.name.value),
      cell(place.organ.value),
      cell(document.properties.number),
      { number: pages.pages.length, decimals: 0 },
      cell(name),
      cell(checksum(bytes)),
    ]),
  )
  const count = `共 ${letters.length} 份函，${rows.length} 个文件`
  return writeSheets([
    {
      name: '索引',
      widths: [6, 18, 20, 22, 6, 46, 36],
      frozen: 3,
      rows: [
        [{ text: title, bold: true, centred: true, span, plain: true }],
        [{ text: count, span, plain: true }],
        heads.map((text): CellPlan => ({ text, bold: true, centred: true, wrap: true })),
        ...rows,
      ],
    },
  ])
}

const checksum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** All files in one archive. DOCX and PDF are packed already; every entry bears the first day of zip, so it repeats. */
export const zipLetters = (files: readonly LetterFile[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, [bytes, { level: 0 }] as const])), {
    mtime: new Date(1980, 0, 1),
  })
