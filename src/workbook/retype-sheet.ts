import type { CheckedWork } from '../checks/check.js'
import type { FigureBook } from '../figures/figure-book.js'
import { figuresToRetype } from '../figures/typed-figures.js'
import { countCell, headRow, textCell, titleRow, wordsRow } from './cell-plans.js'
import { printedSentences, titleTime } from './export-workbook.js'
import { rankingSheet } from './ranking-sheet.js'
import { type SheetPlan, writeSheets } from './write-sheets.js'

/** The heads of the columns that are read again. */
export const retypeHeads = { name: '名称', unit: '单位', again: '复录' } as const

/** 复录表: what a second person is to type again, the figures and the rankings. Null where nothing is left. */
export async function retypeWorkbook(source: CheckedWork): Promise<Uint8Array | null> {
  const sheets = [retypeSheet(source), rankingSheet(source)].filter((each) => each !== null)
  return sheets.length > 0 ? await writeSheets(sheets) : null
}

/**
 * The figures that somebody has typed and that nothing holds, without their digits, for a second person to type again
 * from the originals; what is typed already is left out. Null where nothing is left.
 */
export function retypeSheet(source: CheckedWork): SheetPlan | null {
  const { dataset, figures } = source
  const open = figuresToRetype(dataset, figures)
  if (open.length === 0) return null
  const sentences = printedSentences(source.document)
  const rows = open.map(({ name }, index) => [
    countCell(index + 1),
    textCell(name),
    textCell((sentences.get(name) ?? []).map(withoutDigits).join('\n')),
    textCell(unitOf(name, figures)),
    textCell(''),
  ])
  const hint =
    '由没有录过这些数字的人照原件录入：“复录”只写数字，单位与“单位”一栏不同的连单位一起写（如 3.5万人），有近、约、余、超的也写上。不要看已经录好的数据。“名称”“单位”不要改。'
  return {
    name: '复录表',
    widths: [6, 44, 70, 10, 18],
    frozen: 3,
    rows: [
      titleRow(`${titleTime(dataset)}数字复录表`, 5),
      wordsRow(hint, 5),
      headRow(['序号', retypeHeads.name, '句子', retypeHeads.unit, retypeHeads.again]),
      ...rows,
      wordsRow('复录人：　　　　　　　　日期：', 5),
    ],
  }
}

/** Where a number stands, not which. */
const withoutDigits = (sentence: string): string => sentence.replace(/\d+(?:\.\d+)?/gu, '□')

const unitOf = (name: string, figures: FigureBook): string => {
  const { scale = '', unit = '' } = figures.find(name, null)?.quantity ?? {}
  return scale + unit
}
