import * as z from 'zod'
import { type Diagnostic, error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import { checkName } from './check-name.js'
import type { Sourced } from './dataset.js'
import { parseDate } from './parse-date.js'
import { parseQuantity } from './parse-quantity.js'
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
    if (result.ok) return { value: result.value, at: written.at }
    context.addIssue({ code: 'custom', params: { diagnostics: result.diagnostics } })
    return z.NEVER
  })

const severalLines = (written: YamlScalar): Diagnostic =>
  error('value-malformed', '内容要写在一行里', written.at, '分行会在印出的文字里留下空格，请接成一行。')

const malformed = (written: YamlScalar, message: string, hint: string) =>
  fail(error('value-malformed', message, written.at, hint))

/** Any text of one line. */
export const lineOfText = (meta: ValueMeta) => parsed(meta, ({ text }) => outcome(text))

/** The name of a thing that others refer to. */
export const nameText = (meta: ValueMeta) =>
  parsed(meta, ({ text, at }) => {
    const wrong = checkName(text, at)
    return wrong ? fail(wrong) : outcome(text)
  })

/** A figure with its unit: 25.17万人. */
export const quantityText = (meta: ValueMeta) => parsed(meta, ({ text, at }) => parseQuantity(text, at))

/** A percentage: 109%. */
export const percentageText = (meta: ValueMeta) =>
  parsed(meta, ({ text, at }) => {
    const quantity = parseQuantity(text, at)
    if (!quantity.ok || quantity.value.unit === '%' || quantity.value.digits === '') return quantity
    return fail(error('figure-malformed', `这里要写百分数：“${text}”`, at, '例如：109%。'))
  })

/** A calendar day: 2023年4月3日. */
export const dateText = (meta: ValueMeta) => parsed(meta, ({ text, at }) => parseDate(text, at))

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
    /^[1-9][0-9]*$/.test(written.text)
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
      const near = nearestName(written.text, choices)
      const hint = near ? `是不是“${near}”？` : `只能写：${choices.join('、')}。`
      const problem = error('value-malformed', `这里不能写“${written.text}”`, written.at, hint)
      context.addIssue({ code: 'custom', params: { diagnostics: [problem] } })
      return z.NEVER
    })

/** An entry of a group whose keys are names that the clerk chooses. */
export interface NamedEntry<T> {
  readonly name: Sourced<string>
  readonly entry: Sourced<T>
}

/** A group whose keys are names that the clerk chooses; each value knows where its key stands. */
export const namedTexts = <T>(meta: ValueMeta, parse: (scalar: YamlScalar) => Outcome<T>) => {
  const entry = scalar(meta).transform((written, context) => {
    const result = written.multiline ? fail(severalLines(written)) : parse(written)
    if (result.ok) return { keyAt: written.keyAt, entry: { value: result.value, at: written.at } }
    context.addIssue({ code: 'custom', params: { diagnostics: result.diagnostics } })
    return z.NEVER
  })
  return z.record(z.string(), entry).transform((group, context): readonly NamedEntry<T>[] => {
    const wrong = Object.entries(group).flatMap(([name, { keyAt }]) => checkName(name, keyAt) ?? [])
    if (wrong.length > 0) context.addIssue({ code: 'custom', params: { diagnostics: wrong } })
    return Object.entries(group).map(([name, { keyAt, entry }]) => ({ name: { value: name, at: keyAt }, entry }))
  })
}
