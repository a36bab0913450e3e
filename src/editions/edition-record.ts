import * as z from 'zod'
import { type Diagnostic, error, fail, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { isPlainName } from './plain-name.js'

/** The form of the records; a later one is refused by this program, an earlier one must stay readable. */
const recordFormat = 1

/** SHA-256 in lower-case hexadecimal. */
export const checksumText = z.string().regex(/^[0-9a-f]{64}$/)

const fileSchema = z.object({ 名称: z.string().refine(isPlainName), 字节: z.number(), sha256: checksumText })

/** A file that was made, by its name without folder. */
export interface MadeFile {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** What every record says first: of which document it is, and what was made. */
export interface EditionHead {
  /** `2022/通报`: as the ledger names it. */
  readonly document: string
  /** 版次, from 1. */
  readonly edition: number
  readonly state: string
  /** 发文字号 as printed; empty for a run of letters. */
  readonly number: string
  readonly title: string
  /** The folder below the output folder in which its files are; empty: that folder itself. */
  readonly folder: string
  /** Version of the program. */
  readonly program: string
  /** Which font each typeface got: 仿宋 → its name and where it is from. */
  readonly fonts: readonly RecordedFont[]
  /** What it was made from: workspace path → SHA-256; the bytes are kept in the store of inputs. */
  readonly inputs: ReadonlyMap<string, string>
}

/** The font that a typeface got. */
export interface RecordedFont {
  readonly typeface: string
  readonly family: string
  readonly origin: string
}

/** A number of the year: value, where the data say it, how it follows from others. */
export interface RecordedFigure {
  readonly name: string
  readonly text: string
  /** `data/2022/指标.yaml:14:9` */
  readonly origin: string
  /** 城镇新增就业 ÷ 城镇新增就业/计划; empty for what does not follow from others. */
  readonly formula: string
}

/** A figure where it is printed; line 0 stands outside the rows. */
export interface PrintedFigure {
  readonly name: string
  readonly text: string
  readonly page: number
  readonly line: number
}

/** A paragraph under its stable name. */
export interface RecordedParagraph {
  readonly name: string
  readonly page: number
  readonly line: number
  readonly text: string
  readonly figures: readonly PrintedFigure[]
}

/** 版次记录 of one document. */
export interface EditionRecord extends EditionHead {
  readonly files: readonly MadeFile[]
  readonly pages: number
  readonly figures: readonly RecordedFigure[]
  readonly paragraphs: readonly RecordedParagraph[]
}

/** The head of a record as it is written. */
export const headSchema = z.object({
  格式: z.literal(recordFormat),
  文件: z.string(),
  版次: z.number().int().positive(),
  状态: z.string(),
  文号: z.string(),
  标题: z.string(),
  /** Files go there: no other folder than those that this program makes. */
  文件夹: z.string().regex(/^(?:第[1-9]\d*版)?$/u),
  程序: z.string(),
  字体: z.array(z.object({ 字体: z.string(), 名称: z.string(), 来自: z.string() })),
  输入: z.record(z.string(), checksumText),
})

const recordSchema = headSchema.extend({
  成品: z.array(fileSchema),
  页数: z.number(),
  /** By the file that says it: name, value, line and column, formula if any. */
  数字: z.record(z.string(), z.array(z.tuple([z.string(), z.string(), z.string()]).rest(z.string()))),
  段落: z.array(
    z.object({
      名称: z.string(),
      页: z.number(),
      行: z.number(),
      文字: z.string(),
      数字: z.array(z.tuple([z.string(), z.string(), z.number(), z.number()])),
    }),
  ),
})

/** The head that was written. */
export const headOf = (raw: z.output<typeof headSchema>): EditionHead => ({
  document: raw.文件,
  edition: raw.版次,
  state: raw.状态,
  number: raw.文号,
  title: raw.标题,
  folder: raw.文件夹,
  program: raw.程序,
  fonts: raw.字体.map((each) => ({ typeface: each.字体, family: each.名称, origin: each.来自 })),
  inputs: new Map(Object.entries(raw.输入)),
})

/** A head as it is written. */
export const headValues = (head: EditionHead): z.input<typeof headSchema> => ({
  格式: recordFormat,
  文件: head.document,
  版次: head.edition,
  状态: head.state,
  文号: head.number,
  标题: head.title,
  文件夹: head.folder,
  程序: head.program,
  字体: head.fonts.map(({ typeface, family, origin }) => ({ 字体: typeface, 名称: family, 来自: origin })),
  输入: Object.fromEntries(head.inputs),
})

/** A record as text: a line for every input, figure and paragraph, so that two can be compared by eye or by `diff`. */
export function writeRecord(record: EditionRecord): string {
  const values: z.input<typeof recordSchema> = {
    ...headValues(record),
    成品: record.files.map(({ name, size, sha256 }) => ({ 名称: name, 字节: size, sha256 })),
    页数: record.pages,
    数字: byFile(record.figures),
    段落: record.paragraphs.map(({ name, page, line, text, figures }) => ({
      名称: name,
      页: page,
      行: line,
      文字: text,
      数字: figures.map((figure) => [figure.name, figure.text, figure.page, figure.line]),
    })),
  }
  const members = Object.entries(values).map(([key, value]) => `  ${JSON.stringify(key)}: ${lines(value)}`)
  return `{\n${members.join(',\n')}\n}\n`
}

function byFile(figures: readonly RecordedFigure[]) {
  const files: Record<string, [string, string, string, ...string[]][]> = {}
  for (const { name, text, origin, formula } of figures) {
    const { file = '', at = '' } = ORIGIN.exec(origin)?.groups ?? {}
    const list = files[file] ?? []
    files[file] = list
    list.push([name, text, at, ...(formula === '' ? [] : [formula])])
  }
  return files
}

const ORIGIN = /^(?<file>.*):(?<at>\d+:\d+)$/u

/** A list or a group with a line for each member, also one level down; anything else on one line. */
function lines(value: unknown, indent = '    '): string {
  const nested = (each: unknown) =>
    indent === '    ' && Array.isArray(each) && Array.isArray(each[0]) ? lines(each, '      ') : JSON.stringify(each)
  const close = indent.slice(2)
  if (Array.isArray(value) && value.length > 0)
    return `[\n${value.map((each) => indent + JSON.stringify(each)).join(',\n')}\n${close}]`
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    const members = Object.entries(value).map(([key, each]) => `${indent}${JSON.stringify(key)}: ${nested(each)}`)
    return `{\n${members.join(',\n')}\n${close}}`
  }
  return JSON.stringify(value)
}

/** Reads a record; `file` is where it stands, for the message. */
export function readRecord(text: string, file: string): Outcome<EditionRecord> {
  const raw = parseJson(text, recordSchema)
  if (!raw) return fail(damaged(file))
  return outcome({
    ...headOf(raw),
    files: raw.成品.map((each) => ({ name: each.名称, size: each.字节, sha256: each.sha256 })),
    pages: raw.页数,
    figures: Object.entries(raw.数字).flatMap(([from, list]) =>
      list.map(([name, value, at, formula = '']) => ({ name, text: value, origin: `${from}:${at}`, formula })),
    ),
    paragraphs: raw.段落.map((each) => ({
      name: each.名称,
      page: each.页,
      line: each.行,
      text: each.文字,
      figures: each.数字.map(([name, value, page, line]) => ({ name, text: value, page, line })),
    })),
  })
}

/** JSON of a form; undefined when it is not. */
export function parseJson<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    // No program is written for a form that is met once (see data/read-yaml.ts).
    const parsed = schema.safeParse(JSON.parse(text), { jitless: true })
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** A record that cannot be read. */
export const damaged = (file: string): Diagnostic =>
  error(
    'edition-damaged',
    `版次记录读不懂：${file}`,
    place(file, 1, 1),
    '记录由程序写成，不要改动、改名、挪动，请从备份取回；如果是新版本的程序写的，请用新版本。',
  )
