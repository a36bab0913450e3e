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
  /** Stable name → checksum of the words: which sentences moved. The words themselves follow from the inputs. */
  readonly paragraphs: Readonly<Record<string, string>>
  readonly figures: readonly PrintedFigure[]
  readonly files: readonly MadeFile[]
}

const fileSchema = z.object({ 名称: z.string(), 字节: z.number(), sha256: z.string() })

const letterSchema = z.object({
  地方: z.string(),
  版次: z.number(),
  文号: z.string(),
  标题: z.string(),
  页数: z.number(),
  段落: z.record(z.string(), z.string()),
  数字: z.array(z.tuple([z.string(), z.string(), z.number(), z.number()])),
  成品: z.array(fileSchema),
})

const lettersHeadSchema = headSchema.extend({ 份数: z.number(), 成品: z.array(fileSchema) })

/** 版次记录 of a run of letters. */
export interface LettersRecord extends EditionHead {
  /** What goes with the letters: index, archive, print of all. */
  readonly files: readonly MadeFile[]
  /** In official order. */
  readonly letters: readonly RecordedLetter[]
}

/** What is recorded of a letter, before it is known in which edition it was made. */
export function describeLetter(
  place: string,
  { document, pages }: { readonly document: OfficialDocument; readonly pages: Pages },
  files: readonly MadeFile[],
): Omit<RecordedLetter, 'edition'> {
  const paragraphs = describeParagraphs(document, pages)
  const { number, title } = document.properties
  return {
    ...{ place, number, title, pages: pages.pages.length, files },
    paragraphs: Object.fromEntries(paragraphs.map(({ name, text }) => [name, checksum(text).slice(0, WORDS)])),
    figures: paragraphs.flatMap(({ figures }) => figures),
  }
}

/** The first line of a record. */
export const writeLettersHead = (head: EditionHead, files: readonly MadeFile[], count: number): string =>
  JSON.stringify({ ...headValues(head), 份数: count, 成品: files.map(fileValues) })

/** The line of a letter. */
export const writeLetter = (letter: RecordedLetter): string =>
  JSON.stringify({
    地方: letter.place,
    版次: letter.edition,
    文号: letter.number,
    标题: letter.title,
    页数: letter.pages,
    段落: letter.paragraphs,
    数字: letter.figures.map(({ name, text, page, line }) => [name, text, page, line]),
    成品: letter.files.map(fileValues),
  })

const fileValues = ({ name, size, sha256 }: MadeFile) => ({ 名称: name, 字节: size, sha256 })

/** Reads a record of letters, line by line; `file` is where it stands, for the message. */
export function readLettersRecord(text: string, file: string): Outcome<LettersRecord> {
  const [first = '', ...others] = text.trimEnd().split('\n')
  const head = parseJson(first, lettersHeadSchema)
  const letters = others.map((line) => parseJson(line, letterSchema))
  if (!head || letters.length !== head.份数) return fail(damaged(file))
  const known = letters.flatMap((letter) => (letter ? [letterOf(letter)] : []))
  if (known.length !== letters.length) return fail(damaged(file))
  return outcome({ ...headOf(head), files: head.成品.map(fileOf), letters: known })
}

const fileOf = (raw: z.output<typeof fileSchema>): MadeFile => ({ name: raw.名称, size: raw.字节, sha256: raw.sha256 })

const letterOf = (raw: z.output<typeof letterSchema>): RecordedLetter => ({
  place: raw.地方,
  edition: raw.版次,
  number: raw.文号,
  title: raw.标题,
  pages: raw.页数,
  paragraphs: raw.段落,
  figures: raw.数字.map(([name, text, page, line]) => ({ name, text, page, line })),
  files: raw.成品.map(fileOf),
})
