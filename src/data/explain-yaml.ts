import type { ErrorCode } from 'yaml'
import { type Diagnostic, error, type SourcePlace } from '../diagnostics/diagnostic.js'

/** The parser's complaints in the words of a clerk: message and way out. */
const explanations: Partial<Record<ErrorCode, readonly [message: string, hint: string]>> = {
  ALIAS_PROPS: ['不支持“&”“*”引用', '“&”“*”开头的内容请加引号。'],
  BAD_ALIAS: ['不支持“*”引用', '“*”开头的内容请加引号。'],
  BAD_INDENT: ['缩进不对', '同一层的内容要左边对齐，用空格缩进；也看看上面的括号、引号是否成对。'],
  BAD_SCALAR_START: ['这个符号不能用在开头', '请给这项内容加上引号。'],
  BLOCK_AS_IMPLICIT_KEY: ['一行里有两个“键: 值”', '一个键写一行；内容里有冒号加空格的，请加引号。'],
  BLOCK_IN_FLOW: ['括号里的内容看不懂', '请检查 { }、[ ] 是否成对，里面的逗号、冒号是否用了半角。'],
  MISSING_CHAR: ['缺少一个符号', '请检查引号、括号、逗号、冒号是否成对、是否用了半角。'],
  MULTILINE_IMPLICIT_KEY: ['这里缺少冒号', '请写成“键: 内容”，冒号用半角，后面空一格。'],
  MULTIPLE_DOCS: ['一个文件里只能写一份数据', '请删去中间的“---”。'],
  RESOURCE_EXHAUSTION: ['嵌套太深，读不下去', ''],
  TAB_AS_INDENT: ['不能用制表符（Tab）缩进', '请改用空格。'],
  TAG_RESOLVE_FAILED: ['不支持“!”标签', '“!”开头的内容请加引号。'],
  UNEXPECTED_TOKEN: ['这里的内容看不懂', '请检查缩进、引号和括号。'],
}

const features: ReadonlySet<ErrorCode> = new Set(['ALIAS_PROPS', 'BAD_ALIAS', 'TAG_RESOLVE_FAILED'])

/** One complaint of the YAML parser as a diagnostic of ours. */
export function explainYaml(code: ErrorCode, text: string, offset: number, at: SourcePlace): Diagnostic {
  const [message, hint] = explanations[code] ?? ['YAML 格式有误', '请对照 data/README.md 里的例子检查这一行。']
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? ''
  return error(features.has(code) ? 'yaml-feature' : 'yaml-syntax', message, at, hintFor(line) ?? hint)
}

const LONGEST = 1000

/** What a Chinese keyboard, or a tag without quotes, has done to a line. */
function hintFor(line: string): string | undefined {
  // No hand writes longer ones, and a hostile line must not be looked through again and again.
  if (line.length > LONGEST) return undefined
  if (/^[^:"'#]*：/.test(line)) return '冒号请用半角“:”，后面空一格。'
  if (/[:[,]\s*\{\{/.test(line)) return "以 {{ 开头的内容要用半角单引号括起来，例如 主送: '{{主送机关}}：'。"
  if (/[{[][^"'#]*，[^"'#]*:/.test(line)) return '花括号、方括号里各项之间用半角逗号“,”，后面空一格。'
  if (/[｛｝［］]/.test(line)) return '花括号、方括号请用半角的 { } [ ]。'
  return undefined
}
