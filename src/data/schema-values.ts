import * as z from 'zod'
import {
  andThen,
  type Diagnostic,
  error,
  fail,
  type Outcome,
  outcome,
  type SourcePlace,
} from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import { checkName } from './check-name.js'
import { type CalendarDate, parseDate } from './parse-date.js'
import { negative, parseQuantity, unitIn } from './parse-quantity.js'
import { isBelowZero, PENDING, type Quantity } from './quantity.js'
import type { Sourced } from './sourced.js'
import { YamlScalar } from './yaml-source.js'

/** What editors show for a value: its meaning and examples. Numbers may be written without quotes. */
export interface ValueMeta {
  readonly description: string
  readonly examples?: readonly string[]
}

const scalar = (meta: ValueMeta) =>
  z.custom<YamlScalar>((input) => input instanceof YamlScalar).meta({ type: ['string', 'number'], ...meta })

/** A value that `parse` reads from its text; what it complains of keeps its exact place. */
export const parsed = <T>(meta: ValueMeta, parse: (scalar: YamlScalar) => Outcome<T>) =>
  scalar(meta).transform((written, context): Sourced<T> => {
    const result = written.multiline ? fail(severalLines(written)) : parse(written)
    return result.ok ? { value: result.value, at: written.at } : refuse(context, ...result.diagnostics)
  })

/** Refuses what a form has read, with what is wrong; with nothing where that has been said. */
export function refuse(context: z.RefinementCtx, ...diagnostics: readonly Diagnostic[]): never {
  context.addIssue({ code: 'custom', params: { diagnostics } })
  return z.NEVER
}

const severalLines = (written: YamlScalar): Diagnostic =>
  error('value-malformed', '内容要写在一行里', written.at, '分行会在印出的文字里留下空格，请接成一行。')

const malformed = (written: YamlScalar, message: string, hint: string) =>
  fail(error('value-malformed', message, written.at, hint))

/** Any text of one line. */
export const lineOfText = (meta: ValueMeta) => parsed(meta, ({ text }) => outcome(text))

/** A value that also knows the key of its group: that is where a report of an indicator has its name. */
export interface Grouped<T> extends Sourced<T> {
  readonly groupAt: SourcePlace
}

/** Like {@link parsed}, with the place of the group. */
export const parsedInGroup = <T>(meta: ValueMeta, parse: (scalar: YamlScalar) => Outcome<T>) =>
  parsed(meta, (written) =>
    andThen(parse(written), (value) => outcome({ value, at: written.at, groupAt: written.groupAt })),
  ).transform(({ value }): Grouped<T> => value)

/** The name of a thing that others refer to. */
export const nameText = (meta: ValueMeta) =>
  parsed(meta, ({ text, at }) => {
    const wrong = checkName(text, at)
    return wrong ? fail(wrong) : outcome(text)
  })

/** A figure with its unit: 25.17万人. */
export const quantityText = (meta: ValueMeta) => parsed(meta, ({ text, at }) => parseQuantity(text, at))

/** What `parse` reads, where it is what was planned or how much of it was done: nobody plans a loss. */
export const neverNegative =
  (parse: (scalar: YamlScalar) => Outcome<Quantity>) =>
  (written: YamlScalar): Outcome<Quantity> =>
    andThen(parse(written), (quantity) =>
      isBelowZero(quantity)
        ? fail(negative(written.text, written.at, '计划、完成率不会是负数，请核对；要减少的，计划写减少多少。'))
        : outcome(quantity),
    )

/** A plan with its unit: 23万人. */
export const planText = (meta: ValueMeta) =>
  parsed(
    meta,
    neverNegative(({ text, at }) => parseQuantity(text, at)),
  )

/** A figure that others are computed from: no 近, 余, 以上. */
export const parseExactQuantity = ({ text, at }: YamlScalar): Outcome<Quantity> =>
  andThen(parseQuantity(text, at), (quantity) =>
    quantity.approximation + quantity.surplus + quantity.bound === ''
      ? outcome(quantity)
      : fail(error('figure-malformed', `这里要写确数：“${text}”`, at, '别的数字要用它计算，不要写近、约、余、以上。')),
  )

/** A score: 98.5 or 98.5分. */
export const parseScore = ({ text, at }: YamlScalar): Outcome<Quantity> =>
  andThen(parseQuantity(text, at), (quantity) =>
    formatless(quantity) && (quantity.unit === '' || quantity.unit === '分')
      ? outcome({ ...quantity, unit: '' })
      : fail(error('figure-malformed', `得分的写法不对：“${text}”`, at, '请只写数字，例如：98.5。')),
  )

const formatless = ({ approximation, scale, surplus, bound }: Quantity): boolean =>
  approximation + scale + surplus + bound === ''

/** 单位 with its scale: 万人. */
export const unitText = (meta: ValueMeta) =>
  parsed(meta, ({ text, at }) => {
    const unit = unitIn(text)
    if (unit) return outcome(unit)
    return fail(error('value-malformed', `单位的写法不对：“${text}”`, at, '例如：万人、亿元、个。'))
  })

/** 小数: how many decimals are printed. */
export const decimalsText = (meta: ValueMeta) =>
  parsed(meta, (written) =>
    /^[0-6]$/.test(written.text)
      ? outcome(Number(written.text))
      : malformed(written, `小数位数的写法不对：“${written.text}”`, '请写0到6，例如：2。'),
  )

/** A percentage: 109%. */
export const percentageText = (meta: ValueMeta) =>
  parsed(
    meta,
    neverNegative(({ text, at }) => {
      const quantity = parseQuantity(text, at)
      if (!quantity.ok || quantity.value.unit === '%' || quantity.value.digits === '') return quantity
      return fail(error('figure-malformed', `这里要写百分数：“${text}”`, at, '例如：109%。'))
    }),
  )

/** A calendar day: 2023年4月3日. */
export const dateText = (meta: ValueMeta) => parsed(meta, ({ text, at }) => parseDate(text, at))

/** A calendar day that may be open still: 待补 is null. */
export const dayText = (meta: ValueMeta) =>
  parsed(meta, ({ text, at }): Outcome<CalendarDate | null> => (text === PENDING ? outcome(null) : parseDate(text, at)))

/** A day, and the one that stands for it while it is open: the first of its year. */
export const settleDay = ({ value, at }: Sourced<CalendarDate | null>, year: Sourced<string>) => ({
  date: { value: value ?? { year: Number(year.value), month: 1, day: 1 }, at },
  datePending: value === null,
})

/** A year of four digits, kept as text. */
export const yearText = (meta: ValueMeta) =>
  parsed(meta, (written) =>
    /^[1-9][0-9]{3}$/.test(written.text)
      ? outcome(written.text)
      : malformed(written, `年份的写法不对：“${written.text}”`, '请写四位半角数字，例如：2022。'),
  )

/** 顺序号: a whole number without leading zeros, kept as text. */
export const sequenceText = (meta: ValueMeta) =>
  parsed(meta, (written) =>
    // Letters to all places of a country get along with seven digits: what is longer is a slip, and nothing to count on from.
    /^[1-9][0-9]{0,6}$/.test(written.text)
      ? outcome(written.text)
      : malformed(
          written,
          `顺序号的写法不对：“${written.text}”`,
          '请写半角数字，不编虚位，例如：10；还没有编号就空着。',
        ),
  )

/** A small count of positions. */
export const countText = (meta: ValueMeta) =>
  parsed(meta, (written) =>
    /^[1-9][0-9]?$/.test(written.text)
      ? outcome(Number(written.text))
      : malformed(written, `个数的写法不对：“${written.text}”`, '请写1到99的半角整数，例如：3。'),
  )

/** One of a few words. */
export const choiceText = <const T extends string>(choices: readonly T[], meta: ValueMeta) =>
  scalar(meta)
    .meta({ enum: [...choices], type: 'string' })
    .transform((written, context): Sourced<T> => {
      const chosen = choices.find((choice) => choice === written.text)
      if (chosen !== undefined) return { value: chosen, at: written.at }
      const hint = meantOr(nearestName(written.text, choices), `只能写：${choices.join('、')}。`)
      return refuse(context, error('value-malformed', `这里不能写“${written.text}”`, written.at, hint))
    })

/** A value that knows where its key stands. */
export const keyedText = <T>(meta: ValueMeta, parse: (scalar: YamlScalar) => Outcome<T>) =>
  parsed(meta, (written) =>
    andThen(parse(written), (value) => outcome({ keyAt: written.keyAt, entry: { value, at: written.at } })),
  ).transform(({ value }) => value)

/** A group whose keys are names that the clerk chooses; each entry says where its key stands. */
export const namedEntries = <T>(form: z.ZodType<{ readonly keyAt: SourcePlace; readonly entry: T }>) =>
  z.record(z.string(), form).transform((group, context) => {
    const wrong = Object.entries(group).flatMap(([name, { keyAt }]) => checkName(name, keyAt) ?? [])
    if (wrong.length > 0) return refuse(context, ...wrong)
    return Object.entries(group).map(([name, { keyAt, entry }]) => ({ name: { value: name, at: keyAt }, entry }))
  })

/** Such a group of single values. */
export const namedTexts = <T>(meta: ValueMeta, parse: (scalar: YamlScalar) => Outcome<T>) =>
  namedEntries(keyedText(meta, parse))
