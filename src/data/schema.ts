import * as z from 'zod'
import { outcome } from '../diagnostics/diagnostic.js'
import type { Place, Waiver } from './dataset.js'
import { documentStates, type Facts } from './facts.js'
import { parsePeriod } from './period.js'
import { figuresForm } from './schema-figures.js'
import {
  choiceText,
  dateText,
  dayText,
  lineOfText,
  namedTexts,
  nameText,
  parsed,
  sequenceText,
  settleDay,
  yearText,
} from './schema-values.js'
import type { Sourced } from './sourced.js'

// The form of every data file, and the one place where the clerks' keys become the names of the code.

const placeSchema = z
  .strictObject({
    名称: nameText({ description: '全称，文中就这样称呼。', examples: ['长春市'] }),
    简称: nameText({ description: '简称。', examples: ['长春'] }),
    主送机关: lineOfText({ description: '发给这个地方时的主送机关。', examples: ['长春市人民政府'] }),
    主送统称: lineOfText({
      description: '主送机关里包括这个地方的统称；没有统称、要单独列出的不写。',
      examples: ['各市（州）人民政府'],
    }).optional(),
    别名: z.array(nameText({ description: '别的叫法。' })).optional(),
  })
  .transform(
    (raw): Place => ({
      name: raw.名称,
      shortName: raw.简称,
      organ: raw.主送机关,
      collective: raw.主送统称 ?? null,
      aliases: raw.别名 ?? [],
    }),
  )

/** 地方.yaml */
export const placesSchema = z
  .strictObject({ 地方: z.array(placeSchema).min(1).meta({ description: '按建制顺序排列。' }) })
  .transform((raw) => raw.地方)

/** 文件.yaml as read: the snippets that it lists are still names. */
interface FactsFile {
  readonly facts: Facts
  readonly snippetLists: ReadonlyMap<string, readonly Sourced<string>[]>
}

/** 文件.yaml */
export const factsSchema = z
  .strictObject({
    年度: yearText({ description: '考评的年度。', examples: ['2022'] }),
    时段: parsed(
      {
        description: '数字是这一年哪一段的；是全年的不写。',
        examples: ['上半年', '一季度', '前三季度', '1—9月', '10月份'],
      },
      ({ text, at }) => parsePeriod(text, at),
    ).optional(),
    奖励年度: yearText({
      description: '考评结果用于哪一年的资金分配；文中印它的才写。',
      examples: ['2023'],
    }).optional(),
    状态: choiceText(documentStates, { description: '讨论稿、征求意见稿、送审稿或印发。' }),
    发文机关: lineOfText({ description: '发文机关全称。', examples: ['吉林省人民政府'] }),
    机关代字: lineOfText({ description: '文号里的机关代字。', examples: ['吉政函'] }),
    发文年份: yearText({ description: '文号里〔 〕中的年份。', examples: ['2023'] }),
    顺序号: sequenceText({ description: '文号里的顺序号；还没有编号就空着。', examples: ['10'] }).optional(),
    成文日期: dayText({ description: '成文日期；还没有定就写待补。', examples: ['2023年4月3日'] }),
    主送机关: lineOfText({ description: '主送机关，写成一行，最后不加冒号。' }),
    附注: lineOfText({ description: '附注，不加括号。', examples: ['此件公开发布'] }).optional(),
    抄送机关: lineOfText({ description: '抄送机关，写成一行。' }).optional(),
    考评单位: lineOfText({ description: '实施考评的单位；文中印它的才写。' }).optional(),
    标题分行: z
      .array(lineOfText({ description: '标题的一行。' }))
      .meta({ description: '标题要固定分行时逐行写出；不写就按词义分行。' })
      .optional(),
    来源: lineOfText({ description: '数字和文字的出处。' }),
    专名: z
      .array(lineOfText({ description: '带数字的名称。', examples: ['1311×N'] }))
      .meta({ description: '带数字、但不是统计数字的名称。' })
      .optional(),
    片段顺序: z
      .record(z.string(), z.array(nameText({ description: '片段的名称，即文件名。' })))
      .meta({ description: '成组的片段，按印出的先后排列。' })
      .optional(),
    其他: namedTexts({ description: '模板里还要印的其他内容。' }, ({ text }) => outcome(text)).optional(),
  })
  .transform(
    (raw): FactsFile => ({
      facts: {
        year: raw.年度,
        period: raw.时段 ?? null,
        rewardYear: raw.奖励年度 ?? null,
        state: raw.状态,
        organ: raw.发文机关,
        numberCode: raw.机关代字,
        numberYear: raw.发文年份,
        numberSequence: raw.顺序号 ?? null,
        ...settleDay(raw.成文日期, raw.发文年份),
        addressees: raw.主送机关,
        note: raw.附注 ?? null,
        carbonCopy: raw.抄送机关 ?? null,
        assessor: raw.考评单位 ?? null,
        titleLines: raw.标题分行 ?? null,
        source: raw.来源,
        properNames: raw.专名 ?? [],
        others: new Map((raw.其他 ?? []).map(({ name, entry }) => [name.value, entry])),
      },
      snippetLists: new Map(Object.entries(raw.片段顺序 ?? {})),
    }),
  )

const waiverSchema = z
  .strictObject({
    代码: lineOfText({ description: '检查结果里方括号中的代码。' }),
    文件: choiceText(['通报', '摘录函'], { description: '哪份文件里的话；不写就是通报。' }).optional(),
    原文: lineOfText({ description: '有问题的那段文字，照印出的抄。' }),
    理由: lineOfText({ description: '为什么保留。' }),
    批准: lineOfText({ description: '谁同意的。' }),
    日期: dateText({ description: '哪天同意的。', examples: ['2023年4月3日'] }),
  })
  .transform(
    (raw): Waiver => ({
      ...{ code: raw.代码, quote: raw.原文, reason: raw.理由, by: raw.批准, date: raw.日期 },
      ofLetters: raw.文件?.value === '摘录函',
    }),
  )

/** 豁免.yaml */
export const waiversSchema = z.strictObject({ 豁免: z.array(waiverSchema) }).transform((raw) => raw.豁免)

/** The head of a file in 片段. */
export const snippetHeadSchema = z
  .strictObject({ 标题: lineOfText({ description: '这一段的标题，不加句号。' }).optional() })
  .transform((raw) => ({ heading: raw.标题 ?? null }))

/** The head of a file in 亮点. */
export const highlightHeadSchema = z
  .strictObject({
    地方: nameText({ description: '写的是哪个地方；文件名就是地方全称时不用写。' }).optional(),
    数字: figuresForm.optional(),
  })
  .transform((raw) => ({ place: raw.地方 ?? null, figures: raw.数字 ?? [] }))
