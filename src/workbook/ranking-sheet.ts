import type { CheckedWork } from '../checks/check.js'
import { rankingName } from '../data/ranking-name.js'
import { rankingsToRetype } from '../figures/typed-figures.js'
import { type CellPlan, headRow, textCell, titleRow, wordsRow } from './cell-plans.js'
import { titleTime } from './export-workbook.js'
import { cellAddress } from './workbook.js'
import type { SheetPlan } from './write-sheets.js'

/** The heads of the columns that are read again; places of a tie stand in one row. */
export const rankingHeads = { ranking: '排名', position: '名次', again: '复录', tie: '并列' } as const

/** As many cells for the places that share a position; more of them stand in one, with 、 between them. */
const TIES = 3
const HEADS = [rankingHeads.ranking, rankingHeads.position, rankingHeads.again, ...Array(TIES).fill(rankingHeads.tie)]
const FROZEN = 3

/**
 * 排名复录表: the rankings that somebody has typed and no report gives, position by position without a name, for a second
 * person to type again. As many rows as a ranking is to have positions: where its ties are, no row says. Beside them the
 * names to choose from. Null where nothing is left.
 */
export function rankingSheet({ dataset, figures }: CheckedWork): SheetPlan | null {
  const asked = rankingsToRetype(dataset, figures).flatMap(({ indicator, rule }) =>
    Array.from({ length: Math.min(rule.cut, dataset.places.length) }, (_, index) => [
      textCell(rankingName(indicator)),
      textCell(`第${index + 1}名`),
      ...Array.from({ length: 1 + TIES }, () => textCell('')),
    ]),
  )
  if (asked.length === 0) return null
  const names = dataset.places.map(({ name }) => textCell(name.value))
  const besides = (row: readonly CellPlan[] | undefined, name: CellPlan | undefined): readonly CellPlan[] => [
    ...(row ?? HEADS.map(() => null)),
    null,
    name ?? null,
  ]
  const rows = Array.from({ length: Math.max(asked.length, names.length) }, (_, index) =>
    besides(asked[index], names[index]),
  )
  const hint =
    '由没有录过这些排名的人照原件录入：从“地方”一栏里选，也可以直接写。并列的写在同一行，一格一个；并列以后的名次照原件。不要看已经录好的数据。“排名”“名次”不要改。'
  const [width, last] = [HEADS.length + 2, HEADS.length + 1]
  return {
    name: '排名复录表',
    widths: [54, 8, 18, ...Array<number>(TIES).fill(18), 3, 18],
    frozen: FROZEN,
    choices: {
      cells: `${cellAddress(FROZEN, 2)}:${cellAddress(FROZEN + asked.length - 1, 2 + TIES)}`,
      from: [cellAddress(FROZEN, last), cellAddress(FROZEN + names.length - 1, last)],
    },
    rows: [
      titleRow(`${titleTime(dataset)}排名复录表`, width),
      wordsRow(hint, width),
      besides(headRow(HEADS), headRow(['地方'])[0]),
      ...rows,
      wordsRow('复录人：　　　　　　　　日期：', width),
    ],
  }
}
