import type { Dataset } from '../../data/dataset.js'
import { isFigure } from '../../document/inline.js'
import { inlineSpots, type Passage } from '../../document/passages.js'
import { type ReportPart, reportParts } from '../../figures/figure-names.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'
import { type PrintedTable, printedTables } from './tables.js'

/** What heads of tables call the parts of a report; the first that fits. 完成情况 may be any of them. */
const HEADS: readonly (readonly [RegExp, ReportPart | null])[] = [
  [/情况/u, null],
  [/完成率|完成比例|完成.*[%％]/u, '完成率'],
  [/名次|位次|排名|排序/u, '名次'],
  [/得分|分数/u, '得分'],
  [/完成|实际|实绩/u, '完成'],
  [/计划|任务数|目标数/u, '计划'],
]
/** No head is longer; one that is must not be looked through again and again. */
const LONGEST = 200
const PARTS: ReadonlySet<string> = new Set(reportParts)

/**
 * A figure stands in the column and the row that say what it is: where two columns are exchanged, or a row was copied and
 * changed by half, every number is right and none is where it belongs.
 */
export const columnHeads: Check = (input) => {
  const { dataset, document, passages } = input
  const indicators = namesOf(dataset)
  return printedTables(document, passages).flatMap((table) => [
    ...inTable(table, indicators),
    ...bareNumbers(table, input),
  ])
}

/** 完成（亿元） */
const UNIT_OF_HEAD = /（([^（）]{1,12})）$/u

/**
 * A number without its unit is in the unit of the head, or of the table: 万元 above what was counted in 亿元 makes every
 * number wrong. One of another kind than those that stand above the table, a share or a rank, is not spoken of there.
 */
function bareNumbers(
  { unit: ofTable, above, rows }: PrintedTable,
  { dataset, figures }: CheckInput,
): readonly Finding[] {
  const usual = dataset.terms.units.map(({ value }) => value)
  const counted = ofTable ? unitsIn(ofTable.text) : []
  return rows.flat().flatMap((cell, index) =>
    inlineSpots(cell).flatMap(({ inline, spot }) => {
      const figure = isFigure(inline) ? figures.find(inline.name, null) : undefined
      if (!figure || inline.text === figure.text) return []
      const { scale, unit } = figure.quantity
      const known = [unit, '%', ...usual]
      const stated = (above[index % above.length] ?? []).flatMap((head) => UNIT_OF_HEAD.exec(head)?.[1] ?? [])
      const printed = `${scale}${unit}`
      const alike =
        stated.length > 0 || counted.includes(printed) ? [] : counted.filter((each) => unscaled(each) === unit)
      const wrong = stated.find((each) => each !== printed && known.includes(unscaled(each))) ?? alike[0]
      if (wrong === undefined) return []
      const where = stated.includes(wrong) ? '表头' : '表格上方'
      const message = `${where}写的是“${wrong}”，“${figure.name}”是“${figure.text}”`
      return finding('unit-inconsistent', 'error', message, {
        spot,
        at: inline.at,
        hint: `请核对${where}和 {{数值 …}} 里的单位。`,
      })
    }),
  )
}

/** The units of 单位：户、万元. */
const unitsIn = (words: string): readonly string[] => words.replace(/^.*：|）$/gu, '').split(/[、，]/u)
const unscaled = (unit: string): string => unit.replace(/^[万亿]+/u, '')

/** Every name of an indicator → its name. */
const namesOf = ({ indicators }: Dataset): ReadonlyMap<string, string> =>
  new Map(indicators.flatMap(({ name, wording }) => [name, wording].map((each) => [each.value, name.value] as const)))

function inTable({ above, rows }: PrintedTable, indicators: ReadonlyMap<string, string>): readonly Finding[] {
  const indicatorOf = (words: readonly string[]): string | undefined =>
    words.map((each) => indicators.get(each.replaceAll(/\s/gu, ''))).find((name) => name !== undefined)
  const columns = above.map((heads) => ({ indicator: indicatorOf(heads), part: partOf(heads) }))
  return rows.flatMap((row) => {
    const labels = row.map(({ text }) => text)
    const own = { indicator: indicatorOf(labels), part: partOf(labels.slice(0, 1)) }
    return row.flatMap((cell, column) => {
      const head = columns[column]
      const wanted = { indicator: own.indicator ?? head?.indicator, part: head?.part ?? own.part }
      return inCell(cell, wanted, indicators)
    })
  })
}

/** The part that the first of some heads names. */
function partOf(heads: readonly string[]): ReportPart | null {
  for (const head of heads) {
    const part = HEADS.find(([pattern]) => pattern.test(head.slice(0, LONGEST)))?.[1] ?? null
    if (part !== null) return part
  }
  return null
}

interface Wanted {
  readonly indicator: string | undefined
  readonly part: ReportPart | null
}

function inCell(cell: Passage, wanted: Wanted, indicators: ReadonlyMap<string, string>): readonly Finding[] {
  return inlineSpots(cell).flatMap(({ inline, spot }) => {
    if (inline.kind !== 'value') return []
    const [part = '', indicator = ''] = inline.name.split('/').toReversed()
    if (!PARTS.has(part) || !indicators.has(indicator)) return []
    const misses = [
      ...(wanted.part !== null && wanted.part !== part ? [wanted.part] : []),
      ...(wanted.indicator !== undefined && wanted.indicator !== indicators.get(indicator) ? [wanted.indicator] : []),
    ]
    if (misses.length === 0) return []
    const message = `表里这一格应是“${misses.join('、')}”，印的“${inline.text}”是“${inline.name}”`
    return [
      finding('figure-misplaced', 'warning', message, {
        spot,
        at: inline.at,
        hint: '请核对表头、这一行的名称和模板里引用的名称。',
      }),
    ]
  })
}
