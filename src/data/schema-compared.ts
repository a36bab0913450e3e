import * as z from 'zod'
import { outcome } from '../diagnostics/diagnostic.js'
import { checkName } from './check-name.js'
import type { ComparedFigure } from './dataset.js'
import { parseQuantity } from './parse-quantity.js'
import { keyedText, lineOfText, refuse } from './schema-values.js'
import type { Sourced } from './sourced.js'

// 上年.yaml and 复录.yaml: what the figures are compared with. The year before has printed the one, for growth and for the
// checks that nothing of it is left standing; the other a second person has typed from the originals.

const figure = (description: string) =>
  keyedText({ description, examples: ['25.17万人'] }, ({ text, at }) => parseQuantity(text, at))

/** What is wrong with the parts of a full name: 城镇新增就业/完成率, 长春市/提供岗位. */
const wrongName = ({ value, at }: Sourced<string>) => value.split('/').flatMap((part) => checkName(part, at) ?? [])

/** 上年.yaml */
export const lastYearSchema = z
  .strictObject({
    来源: lineOfText({ description: '抄自哪一份公文。', examples: ['data/2022'] }),
    上年: z
      .record(z.string(), figure('上一年印出的数字。'))
      .meta({ description: '数字的名称，后面是上一年印出的数字。' })
      .transform((raw, context) => {
        const figures = Object.entries(raw).map(comparedFigure)
        const wrong = figures.flatMap(({ name }) => wrongName(name))
        return wrong.length > 0 ? refuse(context, ...wrong) : figures
      }),
  })
  .transform((raw) => ({ source: raw.来源, figures: raw.上年 }))

type FigureRow = z.output<ReturnType<typeof figure>>

const comparedFigure = ([name, { keyAt, entry }]: readonly [string, FigureRow]): ComparedFigure => ({
  name: { value: name, at: keyAt },
  quantity: entry,
})

/** A ranking as it was typed again: its places are still names. */
export interface RetypedList {
  readonly name: Sourced<string>
  readonly entries: readonly Sourced<string>[]
}

const rankedList = z
  .array(
    keyedText({ description: '一个名次的地方；并列的照 指标.yaml 那样写。', examples: ['长春市'] }, ({ text }) =>
      outcome(text),
    ),
  )
  .min(1)
  .meta({ description: '排名从第一名起依次写。' })

type ListRow = z.output<typeof rankedList>

const isList = (row: FigureRow | ListRow): row is ListRow => Array.isArray(row)

/** 复录.yaml */
export const retypedSchema = z
  .strictObject({
    复录: z
      .record(z.string(), z.union([figure('另一个人照原件重录的数。'), rankedList]))
      .meta({ description: '数字或排名的名称，后面是另一个人照原件重录的。' }),
  })
  .transform((raw, context) => {
    const figures: ComparedFigure[] = []
    const rankings: RetypedList[] = []
    for (const [name, row] of Object.entries(raw.复录)) {
      if (!isList(row)) figures.push(comparedFigure([name, row]))
      else if (row[0])
        rankings.push({ name: { value: name, at: row[0].keyAt }, entries: row.map(({ entry }) => entry) })
    }
    const wrong = [...figures, ...rankings].flatMap(({ name }) => wrongName(name))
    return wrong.length > 0 ? refuse(context, ...wrong) : { figures, rankings }
  })
