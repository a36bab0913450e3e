import * as z from 'zod'
import { parseRelation, type Relation } from './relation.js'
import { choiceText, lineOfText, parsed } from './schema-values.js'
import type { Sourced } from './sourced.js'

// The forms of the files that say what to check: 勾稽.yaml and 用语.yaml.

const relationSchema = z
  .strictObject({
    关系: parsed(
      {
        description: '一个数字应当等于、不大于或不小于什么。符号前后空格；数字用名称，也可以写 1500元 这样的数。',
        examples: ['占比 = 部分 ÷ 总数', '部分 ≤ 总数', '总数 = 甲 + 乙 + 丙', '金额 = 人数 × 1500元'],
      },
      ({ text, at }) => parseRelation(text, at),
    ),
    程度: choiceText(['错误', '提醒'], { description: '对不上时是错误（不写就是错误）还是提醒。' }).optional(),
    说明: lineOfText({ description: '为什么有这个关系，会写进检查结果。' }).optional(),
  })
  .transform(({ 关系: { value, at }, 程度, 说明 }): Relation => {
    const operands = [value.left, ...value.right.flatMap(({ factors }) => factors.map(({ operand }) => operand))]
    return {
      ...value,
      severity: 程度?.value === '提醒' ? 'warning' : 'error',
      note: 说明 ?? null,
      at,
      operands: operands.flatMap((operand) => (operand.kind === 'figure' ? [operand] : [])),
    }
  })

/** 勾稽.yaml */
export const relationsSchema = z
  .strictObject({ 勾稽: z.array(relationSchema).meta({ description: '一项一个关系。' }) })
  .transform((raw) => raw.勾稽)

/** A word that is to be used as it stands here, and what is written instead of it by mistake or may be. */
export interface StandardTerm {
  readonly word: Sourced<string>
  /** 不用: other words for the same thing, which one document does not mix. */
  readonly refused: readonly Sourced<string>[]
  /** 可用: words that look like slips of it and are none. */
  readonly accepted: readonly Sourced<string>[]
}

/** 用语.yaml */
export interface Terms {
  readonly terms: readonly StandardTerm[]
  /** 单位: the units in use; with none listed, units are not checked. */
  readonly units: readonly Sourced<string>[]
}

const words = (description: string) => z.array(lineOfText({ description })).optional()

const termSchema = z
  .strictObject({
    词: lineOfText({ description: '规范的说法。', examples: ['脱贫劳动力'] }),
    不用: words('同一个意思的别的说法，文中不要混用。'),
    可用: words('与它只差一个字、但并没有写错的说法。'),
  })
  .transform((raw): StandardTerm => ({ word: raw.词, refused: raw.不用 ?? [], accepted: raw.可用 ?? [] }))

/** 用语.yaml, the one of all years and that of a year. */
export const termsSchema = z
  .strictObject({
    用语: z.array(termSchema).meta({ description: '一项一个词。' }).optional(),
    单位: words('数字后面可以用的单位，不带万、亿。'),
  })
  .transform((raw): Terms => ({ terms: raw.用语 ?? [], units: raw.单位 ?? [] }))
