import * as z from 'zod'
import { error, fail, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'
import { PENDING } from './quantity.js'
import {
  choiceText,
  countText,
  decimalsText,
  type Grouped,
  lineOfText,
  nameText,
  neverNegative,
  parsed,
  parsedInGroup,
  parseExactQuantity,
  parseScore,
  percentageText,
  planText,
  quantityText,
  refuse,
  unitText,
} from './schema-values.js'
import type { Sourced } from './sourced.js'

/** A declared ranking as read; no entries: 待补. */
export interface RankEntries {
  readonly entries: readonly Sourced<string>[]
  readonly at: SourcePlace | null
}

// 指标.yaml and 上报/*.yaml: the assessment, and what each place reports for it.

const rankList = z
  .array(lineOfText({ description: '一个名次的地方；并列的用“及”连接。', examples: ['长春市', '四平市及白山市'] }))
  .min(1)
  .meta({ description: '从第一名起依次写；还没有定就写待补。' })

/** A list of positions, or 待补: then the list is empty, and `at` says where that stands. */
const ranks = z.union([
  parsed({ description: '还没有定。', examples: ['待补'] }, ({ text, at }) =>
    text === PENDING
      ? outcome(text)
      : fail(error('value-type', `排名应是一列，现在是“${text}”`, at, '写成 [甲市, 乙市]；还没有定就写待补。')),
  ).transform(({ at }): RankEntries => ({ entries: [], at })),
  rankList.transform((entries): RankEntries => ({ entries, at: entries[0]?.at ?? null })),
])

/** What may stand at the top of the file for all indicators, and at one of them for itself. */
const ruleKeys = {
  排名依据: choiceText(['完成率', '得分', '完成'], { description: '按什么排名；不写就是完成率。' }).optional(),
  次序: choiceText(['降序', '升序'], { description: '降序：大的在前；升序：小的在前。不写就是降序。' }).optional(),
  并列: choiceText(['连续', '跳号'], { description: '连续：1、1、2；跳号：1、1、3。不写就是连续。' }).optional(),
  并列用语: lineOfText({
    description: '并列的地方之间用的词，或者写“并列”“（并列）”；不写就是“及”。',
    examples: ['及'],
  }).optional(),
  完成率小数: decimalsText({ description: '完成率印出几位小数；不写就是0。', examples: ['0'] }).optional(),
}

const rulesOf = (raw: z.output<z.ZodObject<typeof ruleKeys>>) => ({
  by: raw.排名依据?.value,
  order: raw.次序?.value,
  ties: raw.并列?.value,
  tieWord: raw.并列用语,
  completionDecimals: raw.完成率小数?.value,
})

/** What is kept of an amount: ten thousand places report many, and the place of its group is needed once. */
const amountOf = <T>(read: Grouped<T> | undefined): Sourced<T> | null =>
  read ? { value: read.value, at: read.at } : null

const amount = (description: string, examples: readonly string[]) =>
  parsedInGroup({ description, examples }, parseExactQuantity).optional()
const planned = (description: string, examples: readonly string[]) =>
  parsedInGroup({ description, examples }, neverNegative(parseExactQuantity)).optional()

const controlForm = z
  .strictObject({
    计划: planned('各地计划的合计。', ['242200人']),
    完成: amount('各地完成数的合计。', ['289456人']),
    得分: parsedInGroup({ description: '各地得分的合计。', examples: ['983.5'] }, parseScore).optional(),
  })
  .transform((raw) => ({ plan: amountOf(raw.计划), actual: amountOf(raw.完成), score: amountOf(raw.得分) }))
  .meta({ description: '原表的合计，不印出，只用来核对各地的上报有没有抄错。' })

const indicatorForm = z
  .strictObject({
    名称: nameText({ description: '指标名称，排名里就这样称呼。', examples: ['城镇新增就业'] }),
    表述: lineOfText({
      description: '报完成数时的说法；与名称一样就不写。',
      examples: ['发放创业担保贷款'],
    }).optional(),
    单位: unitText({ description: '合计印出时的单位，连同万、亿。', examples: ['万人'] }).optional(),
    小数: decimalsText({
      description: '合计印出几位小数；不写时，有万、亿的两位，没有的不带小数。',
      examples: ['2'],
    }).optional(),
    计划: planText({ description: '全省的年计划；不写就是各地计划之和。', examples: ['23万人'] }).optional(),
    完成: quantityText({ description: '全省的完成数；不写就是各地完成数之和。', examples: ['25.17万人'] }).optional(),
    完成率: percentageText({ description: '全省完成年计划的百分比；不写就计算。', examples: ['109%'] }).optional(),
    核对: controlForm.optional(),
    取前: countText({ description: '这项排名取前几名；不写就是“单项取前”。', examples: ['3'] }).optional(),
    ...ruleKeys,
    排名: ranks.optional(),
  })
  .transform((raw) => ({
    name: raw.名称,
    wording: raw.表述 ?? raw.名称,
    unit: raw.单位 ?? null,
    decimals: raw.小数 ?? null,
    plan: raw.计划 ?? null,
    actual: raw.完成 ?? null,
    completion: raw.完成率 ?? null,
    control: raw.核对 ?? null,
    cut: raw.取前?.value,
    rules: rulesOf(raw),
    ranks: raw.排名 ?? null,
  }))

/** An indicator as read: the places of its ranking are still names, what it does not say is still open. */
export type IndicatorRow = z.output<typeof indicatorForm>

/** 指标.yaml */
export const indicatorsSchema = z
  .strictObject({
    综合取前: countText({ description: '综合排名取前几名；没有综合排名就不写。', examples: ['4'] }).optional(),
    综合排名: ranks.optional(),
    单项取前: countText({ description: '单项排名取前几名；每项都写了“取前”的不写。', examples: ['3'] }).optional(),
    ...ruleKeys,
    指标: z.array(indicatorForm).meta({ description: '按印出的编号次序排列；没有就写 []。' }),
  })
  .transform((raw) => ({
    overallCut: raw.综合取前 ?? null,
    overallRanks: raw.综合排名 ?? null,
    indicatorCut: raw.单项取前 ?? null,
    rules: rulesOf(raw),
    indicators: raw.指标,
  }))

export type IndicatorsFile = z.output<typeof indicatorsSchema>

const reportForm = z
  .strictObject({
    计划: planned('这个地方的年计划；没有计划就不写。', ['2.3万人']),
    完成: amount('完成数。', ['2.51万人', '25100人']),
    得分: parsedInGroup({ description: '这项指标的得分。', examples: ['98.5'] }, parseScore).optional(),
  })
  .transform((raw, context) => {
    // A value in the place of the group has been complained of.
    if (context.issues.length > 0) return refuse(context)
    const first: Grouped<unknown> | undefined = raw.完成 ?? raw.计划 ?? raw.得分
    if (first)
      return { plan: amountOf(raw.计划), actual: amountOf(raw.完成), score: amountOf(raw.得分), at: first.groupAt }
    context.addIssue({ code: 'too_small', origin: 'object', minimum: 1, input: raw })
    return z.NEVER
  })

/** 上报/*.yaml */
export const reportsSchema = z
  .strictObject({
    地方: nameText({ description: '是哪个地方的上报；文件名就是地方全称时不用写。' }).optional(),
    上报: z.record(z.string(), reportForm).meta({ description: '指标名称，后面是这个地方的计划、完成、得分。' }),
    不考核: z
      .array(nameText({ description: '指标名称。' }))
      .meta({ description: '这个地方不考核的指标。' })
      .optional(),
    综合得分: parsedInGroup(
      { description: '综合得分；不写就是各项得分之和。', examples: ['985.5'] },
      parseScore,
    ).optional(),
  })
  .transform((raw) => ({
    place: raw.地方 ?? null,
    reports: new Map(Object.entries(raw.上报)),
    exempt: raw.不考核 ?? [],
    score: raw.综合得分 ?? null,
  }))

export type ReportsFile = z.output<typeof reportsSchema>
