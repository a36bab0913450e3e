import * as z from 'zod'
import { fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import type { Pages } from '../layout/pages.js'
import { checksum } from './checksum.js'
import { describeParagraphs } from './describe-edition.js'
import {
  damaged,
  type EditionHead,
  headOf,
  headSchema,
  headValues,
  type MadeFile,
  type PrintedFigure,
  parseJson,
} from './edition-record.js'

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
  /** What it says and where, as `describeLetter` writes it; `readDescription` takes it apart. */
  readonly described: string
  readonly files: readonly MadeFile[]
}

/** What a letter says. */
export interface LetterDescription {
  /** Stable name → checksum of the words: which sentences moved. The words themselves follow from the inputs. */
  readonly paragraphs: Readonly<Record<string, string>>
  readonly figures: readonly PrintedFigure[]
}

const fileSchema = z.object({ 名称: z.string(), 字节: z.number(), sha256: z.string() })

const descriptionSchema = z.object({
  段落: z.record(z.string(), z.string()),
  数字: z.array(z.tuple([z.string(), z.string(), z.number(), z.number()])),
})

const letterSchema = descriptionSchema.extend({
  地方: z.string(),
  版次: z.number(),
  文号: z.string(),
  标题: z.string(),
  页数: z.number(),
  成品: z.array(fileSchema),
})

const lettersHeadSchema = headSchema.extend({ 份数: z.number() })

/** 版次记录 of a run of letters. */
export interface LettersRecord extends EditionHead {
  /** In official order. */
  readonly letters: readonly RecordedLetter[]
}

/** What is recorded of a letter's words, as text: of many thousand letters no more is kept in memory. */
export function describeLetter(document: OfficialDocument, pages: Pages): string {
  const paragraphs = describeParagraphs(document, pages)
  const described: z.input<typeof descriptionSchema> = {
    段落: Object.fromEntries(paragraphs.map(({ name, text }) => [name, checksum(text).slice(0, WORDS)])),
    数字: paragraphs.flatMap(({ figures }) =>
      figures.map(({ name, text, page, line }): [string, string, number, number] => [name, text, page, line]),
    ),
  }
  return JSON.stringify(described)
}

/** What a letter says, out of its record. */
export function readDescription({ described }: Pick<RecordedLetter, 'described'>): LetterDescription | undefined {
  const raw = parseJson(described, descriptionSchema)
  return (
    raw && {
      paragraphs: raw.段落,
      figures: raw.数字.map(([name, text, page, line]) => ({ name, text, page, line })),
    }
  )
}

/** The first line of a record. */
export const writeLettersHead = (head: EditionHead, count: number): string =>
  JSON.stringify({ ...headValues(head), 份数: count })

/** The line of a letter. */
export function writeLetter({ place, edition, number, title, pages, described, files }: RecordedLetter): string {
  const about = JSON.stringify({ 地方: place, 版次: edition, 文号: number, 标题: title, 页数: pages })
  const made = JSON.stringify(files.map(({ name, size, sha256 }) => ({ 名称: name, 字节: size, sha256 })))
  return `${about.slice(0, -1)},${described.slice(1, -1)},"成品":${made}}`
}

/** Reads a record of letters, line by line; `file` is where it stands, for the message. */
export function readLettersRecord(text: string, file: string): Outcome<LettersRecord> {
  const [first = '', ...others] = text.trimEnd().split('\n')
  const head = parseJson(first, lettersHeadSchema)
  const letters = others.map((line) => parseJson(line, letterSchema))
  if (!head || letters.length !== head.份数) return fail(damaged(file))
  const known = letters.flatMap((letter) => (letter ? [letterOf(letter)] : []))
  return known.length === letters.length ? outcome({ ...headOf(head), letters: known }) : fail(damaged(file))
}

const letterOf = (raw: z.output<typeof letterSchema>): RecordedLetter => ({
  place: raw.地方,
  edition: raw.版次,
  number: raw.文号,
  title: raw.标题,
  pages: raw.页数,
  described: JSON.stringify({ 段落: raw.段落, 数字: raw.数字 }),
  files: raw.成品.map((each) => ({ name: each.名称, size: each.字节, sha256: each.sha256 })),
})
