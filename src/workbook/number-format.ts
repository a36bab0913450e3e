import { compare, type Exact, parseExact, whole } from '../figures/exact.js'

/** How a number format shows a number: `0.00%`, `#,##0.0"万人"`, `"约"0`. */
export interface NumberForm {
  readonly percent: boolean
  /** null: as many decimals as the number has. */
  readonly decimals: { readonly least: number; readonly most: number } | null
  /** Words in front of the number. */
  readonly prefix: string
  /** Words behind the number. */
  readonly suffix: string
  /** It shows no digits at all, only `prefix`: `;;;`, or the dash that stands for 0 in accounts. */
  readonly hides: boolean
}

/** One of the sections that `;` parts. */
interface Section {
  /** `[>=10000]`; null: what the others leave. */
  readonly condition: Condition | null
  /** [红色]: how accounts tell a loss. */
  readonly red: boolean
  readonly tokens: readonly Token[]
}

interface Condition {
  readonly sign: string
  readonly bound: Exact
}

/** A sign of the format, or words that are shown as they are. */
interface Token {
  readonly text: string
  readonly literal: boolean
}

/** The part of a format that is used for a number, read; a text says why what is seen cannot be told. */
export function shownForm(format: string, value: Exact): NumberForm | string {
  const all = sectionsOf(format)
  // A section with @ is that of text, wherever it stands.
  const numbers = all.filter(({ tokens }) => !tokens.some(({ text, literal }) => !literal && text === '@'))
  const section = sectionFor(numbers.length > 0 ? numbers.slice(0, 3) : all, value)
  if (!section) return '单元格的格式按条件显示，说不清看到的是什么数'
  // Excel puts a sign in front only where one section serves all numbers.
  if (compare(value, ZERO) < 0 && numbers.length > 1 && !tellsLoss(section))
    return '单元格的格式不显示负号，看到的是正数，存的是负数'
  return readSection(section.tokens)
}

const tellsLoss = ({ red, tokens }: Section): boolean => red || tokens.some(({ text }) => /[-(（负]/u.test(text))

function sectionsOf(format: string): readonly Section[] {
  const sections: { condition: Condition | null; red: boolean; tokens: Token[] }[] = [emptySection()]
  for (const [token] of format.matchAll(/"[^"]*"|\[[^\]]*\]|[\\!_*].|;|./gsu)) {
    const current = sections.at(-1)
    if (token === ';') sections.push(emptySection())
    else if (!current || /^[_*]./su.test(token)) continue
    else if (token.startsWith('"')) current.tokens.push({ text: token.slice(1, -1), literal: true })
    else if (/^[\\!]./su.test(token)) current.tokens.push({ text: token.slice(1), literal: true })
    else if (/^\[.*\]$/s.test(token)) {
      // What else is in brackets is a colour, a language or the digits of one.
      const [, sign = '', number = ''] = /^\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]$/.exec(token) ?? []
      const bound = parseExact(number)
      if (bound && sign !== '') current.condition = { sign, bound }
      if (/^\[(?:red|红色?)\]$/i.test(token)) current.red = true
    } else current.tokens.push({ text: token, literal: false })
  }
  return sections
}

const emptySection = () => ({ condition: null, red: false, tokens: [] })

const ZERO = whole(0)

/** ECMA-376, part 1, 18.8.31: positive, negative, zero and text; or the first whose condition holds. */
function sectionFor(numbers: readonly Section[], value: Exact): Section | undefined {
  const [first, second = first, third] = numbers
  if (numbers.every(({ condition }) => condition === null)) {
    const sign = compare(value, ZERO)
    return sign < 0 ? second : sign === 0 && third ? third : first
  }
  return numbers.find(({ condition }, index) => {
    if (condition) return holds(condition, value)
    // Between two others, the second without a condition is that of negative numbers.
    return index === 1 && third ? compare(value, ZERO) < 0 : index > 0
  })
}

function holds({ sign, bound }: Condition, value: Exact): boolean {
  const order = compare(value, bound)
  return (sign.includes('<') && order < 0) || (sign.includes('>') && order > 0) || (sign.includes('=') && order === 0)
}

const PLAIN: NumberForm = { percent: false, decimals: null, prefix: '', suffix: '', hides: false }

function readSection(tokens: readonly Token[]): NumberForm | string {
  const pattern = tokens.map(({ text, literal }) => (literal ? '' : text)).join('')
  const general = /general|g\/通用格式|通用格式|@/i.exec(pattern)
  const isNumber = ({ text, literal }: Token) => !literal && /[0#?]/.test(text)
  const words = (part: readonly Token[], without: RegExp) =>
    part.map(({ text, literal }) => (literal ? text : text.replace(without, ''))).join('')
  if (general) {
    // The letters of the word are tokens of their own.
    const start = tokens.findIndex(({ literal }, index) => !literal && general[0].startsWith(tokens[index]?.text ?? ''))
    const end = start + [...general[0]].length
    const [prefix, suffix] = [words(tokens.slice(0, start), /./gsu), words(tokens.slice(end), /./gsu)]
    return { ...PLAIN, prefix: bare(prefix), suffix: suffix.trim() }
  }
  const [first, last] = [tokens.findIndex(isNumber), tokens.findLastIndex(isNumber)]
  if (first < 0) return { ...PLAIN, prefix: words(tokens, /^$/u).trim(), hides: true }
  // `.5` begins with its point.
  const start = tokens[first - 1]?.text === '.' && !tokens[first - 1]?.literal ? first - 1 : first
  const inside = tokens.slice(start, last + 1)
  const behind = tokens.slice(last + 1)
  if (/[eE][+-]/.test(pattern)) return PLAIN
  if (inside.some(({ text, literal }) => !literal && text === '/')) return '单元格按分数显示，看到的数和存的数可能不同'
  // `0!.0,` shows ten thousands with a point that is only painted: what is seen is not what is stored.
  if (inside.some(({ text, literal }) => literal || !/[0#?.,]/.test(text)))
    return '单元格的格式改变了小数点的位置，看到的数和存的数不同'
  const core = inside.map(({ text }) => text).join('') + (/^,+/.exec(words(behind, /[^,]/gu))?.[0] ?? '')
  if (/[0#?],+(?![0#?])/.test(core)) return '单元格的格式按千缩小了数字，看到的数和存的数不同'
  const percents = pattern.split('%').length - 1
  if (percents > 1) return '单元格的格式有两个百分号，看到的数和存的数不同'
  const decimals = /\.([0#?]*)/.exec(core)?.[1] ?? ''
  const prefix = words(tokens.slice(0, start), NO_WORDS)
  const suffix = words(behind, NO_WORDS)
  return {
    percent: percents > 0,
    decimals: { least: decimals.replaceAll('#', '').length, most: decimals.length },
    prefix: bare(prefix),
    // The brackets around a loss are signs, though Excel writes them as words: \(0.0\).
    suffix: (percents > 0 ? '%' : '') + (/[(（]/.test(prefix) ? suffix.replace(/[)）]/, '') : suffix).trim(),
    hides: false,
  }
}

/** Signs of a format that are no words: those of scale, and the signs in front of and around a number. */
const NO_WORDS = /[%.,$+() -]/gu

/** Signs of money in front of a number say nothing that the unit does not. */
const bare = (prefix: string): string => prefix.replace(/[¥￥$()（）+-]/gu, '').trim()
