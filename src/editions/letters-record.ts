import * as z from 'zod'
import { makeLocate } from '../checks/locate.js'
import { fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import { passagesOf } from '../document/passages.js'
import { oncePerText } from '../keyed/once-per.js'
import type { Pages } from '../layout/pages.js'
import { checksum } from './checksum.js'
import { describePrinted } from './describe-edition.js'
import {
  damaged,
  type EditionHead,
  headOf,
  headSchema,
  headValues,
  type MadeFile,
  parseJson,
} from './edition-record.js'
import { PackedText } from './packed-text.js'
import { paragraphNames } from './paragraph-names.js'
import { isPlainName } from './plain-name.js'

/** How many digits of a checksum tell the wordings of one paragraph apart. */
const WORDS = 12

/** A letter in the record of its run: a line of its own, so that a record of many thousand is written and read in a stream. */
export interface RecordedLetter {
  readonly place: string
  /** The edition in which it was made as it is now; its inputs are those of that edition. */
  readonly edition: number
  readonly number: string
  readonly title: string
  readonly pages: number
  /** What it says and where, as `describeLetter` writes it. */
  readonly described: PackedText
  readonly files: readonly MadeFile[]
}

const lettersHeadSchema = headSchema.extend({ 份数: z.number(), 部分: z.boolean().optional() })

/** 版次记录 of a run of letters. */
export interface LettersRecord extends EditionHead {
  /** In official order. */
  readonly letters: readonly RecordedLetter[]
  /** Only some letters were made from the inputs; the others stand as they were. */
  readonly partial: boolean
}

/**
 * What is recorded of a letter's words, as text: of many thousand letters no more is kept in memory. 段落: stable name →
 * checksum of the words, by which sentences that moved are known; the words themselves follow from the inputs.
 */
export function describeLetter(document: OfficialDocument, pages: Pages): string {
  const passages = passagesOf(document)
  const names = paragraphNames(passages)
  const locate = makeLocate(passages, pages)
  const words: Record<string, string> = {}
  const printed: (readonly [string, string, number, number])[] = []
  for (const [index, passage] of passages.entries()) {
    const text = passage.label + passage.text
    const figures = describePrinted(passage, locate)
    // The cell of a figure says nothing else, and stands among the figures.
    if (figures[0]?.text !== text) words[names[index] ?? ''] = checksumOfWords(text)
    for (const { name, text, page, line } of figures) printed.push([name, text, page, line])
  }
  return JSON.stringify({ 段落: words, 数字: printed })
}

/** Most of its paragraphs a letter has in common with the others of its year. */
const checksumOfWords = oncePerText(500, (text) => checksum(text).slice(0, WORDS))

/** Whether a text is what `describeLetter` writes; looked at without a schema, as every line of a journal is. */
export function isDescription(text: string): boolean {
  const raw = parseJson(text, z.unknown())
  return isGroup(raw) && isGroup(raw.段落) && Array.isArray(raw.数字) && Object.keys(raw).length === 2
}

/** The first line of a record. */
export const writeLettersHead = (head: EditionHead, count: number, partial: boolean): string =>
  JSON.stringify({ ...headValues(head), 份数: count, ...(partial ? { 部分: true } : {}) })

/** The line of a letter. */
export function writeLetter({ place, edition, number, title, pages, described, files }: RecordedLetter): string {
  const about = JSON.stringify({ 地方: place, 版次: edition, 文号: number, 标题: title, 页数: pages })
  const made = JSON.stringify(files.map(({ name, size, sha256 }) => ({ 名称: name, 字节: size, sha256 })))
  return `${about.slice(0, -1)},${described.text.slice(1, -1)},"成品":${made}}`
}

/** Reads a record of letters, line by line; `file` is where it stands, for the message. */
export function readLettersRecord(text: string, file: string): Outcome<LettersRecord> {
  const [first = '', ...others] = text.trimEnd().split('\n')
  const head = parseJson(first, lettersHeadSchema)
  const letters = others.flatMap((line) => readLetter(line) ?? [])
  return head && letters.length === head.份数 && others.length === head.份数
    ? outcome({ ...headOf(head), letters, partial: head.部分 === true })
    : fail(damaged(file))
}

/** One line; undefined when it is no letter. Read by hand: of ten thousand lines a schema would take seconds. */
function readLetter(line: string): RecordedLetter | undefined {
  const raw = parseJson(line, z.unknown())
  if (!isGroup(raw)) return undefined
  const { 地方: place, 版次: edition, 文号: number, 标题: title, 页数: pages, 段落, 数字, 成品: files } = raw
  const isText = (value: unknown): value is string => typeof value === 'string'
  const isCount = (value: unknown): value is number => typeof value === 'number'
  if (!isText(place) || !isCount(edition) || !isText(number) || !isText(title) || !isCount(pages)) return undefined
  if (!isGroup(段落) || !Array.isArray(数字) || !Array.isArray(files)) return undefined
  const made = files.flatMap((each: unknown): readonly MadeFile[] => {
    if (!isGroup(each)) return []
    const { 名称: name, 字节: size, sha256 } = each
    return isText(name) && isPlainName(name) && isCount(size) && isText(sha256) ? [{ name, size, sha256 }] : []
  })
  if (made.length !== files.length) return undefined
  return {
    place,
    edition,
    number,
    title,
    pages,
    described: new PackedText(JSON.stringify({ 段落, 数字 })),
    files: made,
  }
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
