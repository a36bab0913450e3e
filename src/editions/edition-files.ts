import * as z from 'zod'
import { documentStates } from '../data/facts.js'
import { andThen, type Diagnostic, error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { Host } from '../host/host.js'
import {
  damaged,
  type EditionHead,
  type EditionRecord,
  headOf,
  headSchema,
  parseJson,
  readRecord,
} from './edition-record.js'
import { isPlainName } from './plain-name.js'

/** Where the records of all years are kept, beside the folders of the years. */
export const editionsFolder = 'data/版次'
/** What tells a record from others without opening it: the name of its file, `第3版 讨论稿.json`, `第1版.jsonl`. */
export interface EditionName {
  readonly edition: number
  /** Empty for letters that are not issued: they are drafts as long as their notice is. */
  readonly state: string
  /** Workspace path. */
  readonly file: string
}

const NAME = new RegExp(`^第(?<edition>[1-9][0-9]*)版(?: (?<state>${documentStates.join('|')}))?\\.jsonl?$`, 'u')

/** What is issued is not changed any more: the next edition finds a place of its own. */
export const isIssued = ({ state }: { readonly state: string }): boolean => state === '印发'

/** The file of the record of an edition; `jsonl`: of letters, one a line. */
export const recordFile = (
  { document, edition, state }: Pick<EditionHead, 'document' | 'edition' | 'state'>,
  ending: 'json' | 'jsonl',
): string => `${editionsFolder}/${document}/第${edition}版${state === '' ? '' : ` ${state}`}.${ending}`

/** The editions of a document (`2022/通报`), the first first. */
export const listEditions = (host: Host, document: string): readonly EditionName[] => namedBy(NAME, host, document)

const namedBy = (pattern: RegExp, host: Host, document: string): readonly EditionName[] =>
  (host.list(`${editionsFolder}/${document}`) ?? [])
    .flatMap(({ name, kind }) => {
      const { edition, state = '' } = pattern.exec(name)?.groups ?? {}
      return edition && kind === 'file'
        ? [{ edition: Number(edition), state, file: `${editionsFolder}/${document}/${name}` }]
        : []
    })
    .sort((a, b) => a.edition - b.edition)

/**
 * Says which edition the files of a document are again, where that is not the last one: an issued one that a correction
 * was taken back to.
 */
const againFile = (document: string): string => `${editionsFolder}/${document}/现版.json`
const againSchema = z.object({ 版: z.number(), 最近: z.number() })

/** Notes that an edition stands again, which a later one had followed; with the next edition the note is void. */
export const againRecord = (document: string, edition: number, last: number): readonly [string, Uint8Array] => {
  const note: z.input<typeof againSchema> = { 版: edition, 最近: last }
  return [againFile(document), new TextEncoder().encode(`${JSON.stringify(note)}\n`)]
}

/** The edition that was made last: the one of the highest number, or an earlier one that was made again since. */
export function latestEdition(host: Host, document: string): EditionName | undefined {
  const editions = listEditions(host, document)
  const last = editions.at(-1)
  const text = host.readText(againFile(document))
  const note = text.ok ? parseJson(text.value, againSchema) : undefined
  const again = note?.最近 === last?.edition ? editions.find(({ edition }) => edition === note?.版) : undefined
  return again ?? last
}

/** The sealed package of an edition. */
export const packageFile = ({ document, edition }: Pick<EditionHead, 'document' | 'edition'>): string =>
  `${editionsFolder}/${document}/第${edition}版 印发.zip`

/** Editions of a document that are sealed, and whose records are gone: what they say is known from the package alone. */
export function unrecorded(host: Host, document: string): readonly EditionName[] {
  const recorded = new Set(listEditions(host, document).map(({ edition }) => edition))
  return namedBy(PACKAGE, host, document).filter(({ edition }) => !recorded.has(edition))
}

const PACKAGE = /^第(?<edition>[1-9][0-9]*)版 (?<state>印发)\.zip$/u

/** That a sealed edition has no record any more; nothing is put in its place. */
export const recordLost = (file: string): Diagnostic =>
  error(
    'package-unrecorded',
    `封存包还在，这一版的版次记录却没有了：${file}`,
    null,
    '请从备份取回 data/版次 里的版次记录；要改正已印发的公文，请另编文号。',
  )

/** Reads the record of a document. */
export function openRecord(host: Host, { file }: Pick<EditionName, 'file'>): Outcome<EditionRecord> {
  const text = host.readText(file)
  return andThen(text, (whole) =>
    andThen(readRecord(whole, file), (record) => (isOf(record, file) ? outcome(record) : fail(damaged(file)))),
  )
}

/** Whether a record stands where its document and edition belong: one that was copied or renamed is none of these. */
const isOf = (head: EditionHead, file: string): boolean =>
  file.endsWith('.jsonl')
    ? [recordFile({ ...head, state: '' }, 'jsonl'), recordFile({ ...head, state: '印发' }, 'jsonl')].includes(file)
    : file === recordFile(head, 'json')

/** Reads what any record says first: of letters its first line, of a document the same members. */
export function openHead(host: Host, file: string): Outcome<EditionHead> {
  const text = host.readText(file)
  if (!text.ok) return text
  const whole = file.endsWith('.jsonl') ? text.value.slice(0, text.value.indexOf('\n')) : text.value
  const raw = parseJson(whole, headSchema)
  const head = raw && headOf(raw)
  return head && isOf(head, file) ? outcome(head) : fail(damaged(file))
}

/** Name → checksum of what an edition wrote, as its record says; nothing where this cannot be read. */
export function filesOfEdition(host: Host, { file }: Pick<EditionName, 'file'>): ReadonlyMap<string, string> {
  const text = host.readText(file)
  return text.ok ? recordedFiles(text.value) : new Map()
}

const fileName = z.string().refine(isPlainName)

/**
 * The checksums of what a record says was made, read without looking at the rest: also of letters, and of a record that
 * is cut short, or that an editor has put into other lines.
 */
export function recordedFiles(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(/"名称":\s*("(?:[^"\\]|\\.)*"),\s*"字节":\s*\d+,\s*"sha256":\s*"([0-9a-f]{64})"/gu)]
  return new Map(
    pairs.flatMap(([, name = '', sha256 = '']) => {
      const read = parseJson(name, fileName)
      return read === undefined ? [] : [[read, sha256] as const]
    }),
  )
}
