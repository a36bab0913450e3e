import { type Diagnostic, error, fail, type Outcome, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'
import { parseQuantity } from './parse-quantity.js'
import type { Quantity } from './quantity.js'
import type { Sourced } from './sourced.js'

/** A figure by its name, or a number that the relation itself states, such as 1500元. */
export type Operand =
  | { readonly kind: 'figure'; readonly name: Sourced<string> }
  | { readonly kind: 'constant'; readonly quantity: Sourced<Quantity>; readonly text: string }

/** One operand of a product. */
export interface Factor {
  readonly operand: Operand
  /** Behind ÷. */
  readonly divides: boolean
}

/** Factors that are multiplied and divided; `negative` behind −. */
export interface Product {
  readonly negative: boolean
  readonly factors: readonly Factor[]
}

/** How the left side stands to the right. */
export type RelationSign = '=' | '≤' | '≥'

/** 关系: one figure and what it has to agree with: 县域内就业占比 = 县域内就业 ÷ 转移就业. */
export interface Formulation {
  /** As written. */
  readonly text: string
  readonly left: Operand
  readonly sign: RelationSign
  /** The sum of these. */
  readonly right: readonly Product[]
}

/** 勾稽: a relation with the weight of breaking it. */
export interface Relation extends Formulation {
  /** `error`: a contradiction (错误); `warning`: doubtful (提醒). */
  readonly severity: 'error' | 'warning'
  /** 说明; null when there is none. */
  readonly note: Sourced<string> | null
  readonly at: SourcePlace
  /** Every figure that it names. */
  readonly operands: readonly { readonly name: Sourced<string> }[]
}

const SIGNS: ReadonlyMap<string, RelationSign> = new Map([
  ['=', '='],
  ['＝', '='],
  ['≤', '≤'],
  ['<=', '≤'],
  ['≥', '≥'],
  ['>=', '≥'],
])
const OPERATORS: ReadonlyMap<string, '+' | '-' | '×' | '÷'> = new Map([
  ['+', '+'],
  ['＋', '+'],
  ['-', '-'],
  ['－', '-'],
  ['−', '-'],
  ['×', '×'],
  ['*', '×'],
  ['÷', '÷'],
])

/** Longer than the sum of every district of a country would be written; what is longer would be read for minutes. */
const LONGEST = 20_000

const SPACED = '符号前后都要空格，例如：占比 = 部分 ÷ 总数，或者：部分 ≤ 总数。'

interface Token {
  readonly text: string
  readonly at: SourcePlace
}

/**
 * Reads `甲 = 乙 ÷ 丙`. Signs stand between spaces, as names may hold almost any sign but a space; × and ÷ bind
 * before + and −; there are no parentheses. The left side is one figure, so that a message can say which it is about.
 */
export function parseRelation(text: string, at: SourcePlace): Outcome<Formulation> {
  if (text.length > LONGEST)
    return fail(error('relation-malformed', `勾稽关系太长：“${text.slice(0, 40)}…”`, at, '请拆成几个关系。'))
  const tokens = tokensOf(text, at)
  const [first, sign, ...rest] = tokens
  const malformed = (where: Token | undefined, hint: string) =>
    fail(error('relation-malformed', `勾稽关系的写法不对：“${text}”`, where?.at ?? at, hint))
  if (!first || !sign) return malformed(first, SPACED)
  const relation = SIGNS.get(sign.text)
  if (!relation) return malformed(sign, `这里应是 =、≤ 或 ≥。${SPACED}`)

  const problems: Diagnostic[] = []
  const read = (token: Token): Operand | undefined => {
    const operand = readOperand(token)
    problems.push(...operand.diagnostics)
    return operand.ok ? operand.value : undefined
  }
  const left = read(first)
  const right: { negative: boolean; factors: Factor[] }[] = []
  for (let index = 0; index < rest.length || index === 0; index += 2) {
    const operator = index === 0 ? '+' : OPERATORS.get(rest[index - 1]?.text ?? '')
    const token = rest[index]
    if (!operator) return malformed(rest[index - 1], rest[index - 1]?.text === '/' ? '除号请写 ÷。' : SPACED)
    if (!token) return malformed(rest.at(-1) ?? sign, '符号后面还要有一个数字名称。')
    const operand = read(token)
    if (!operand) continue
    const last = right.at(-1)
    if (last && (operator === '×' || operator === '÷')) last.factors.push({ operand, divides: operator === '÷' })
    else right.push({ negative: operator === '-', factors: [{ operand, divides: false }] })
  }
  if (rest.length % 2 === 0) return malformed(rest.at(-1), '符号后面还要有一个数字名称。')
  if (!left || problems.length > 0) return { ok: false, diagnostics: problems }
  return outcome({ text, left, sign: relation, right })
}

function tokensOf(text: string, at: SourcePlace): readonly Token[] {
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    text: word,
    at: { ...at, column: at.column + [...text.slice(0, index)].length, length: [...word].length },
  }))
}

function readOperand({ text, at }: Token): Outcome<Operand> {
  if (SIGNS.has(text) || OPERATORS.has(text))
    return fail(error('relation-malformed', `这里应是数字的名称，不是“${text}”`, at, '一个关系只写一个 =、≤ 或 ≥。'))
  const sign = /[=＝≤≥×÷]/u.exec(text)?.[0]
  if (sign) return fail(error('relation-malformed', `“${text}”里的“${sign}”前后没有空格`, at, SPACED))
  if (!/^[0-9０-９]/.test(text)) return outcome({ kind: 'figure', name: { value: text, at } })
  const quantity = parseQuantity(text, at)
  return quantity.ok ? outcome({ kind: 'constant', quantity: { value: quantity.value, at }, text }) : quantity
}
