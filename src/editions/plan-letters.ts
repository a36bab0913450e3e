import { type Diagnostic, type Outcome, outcome, warning } from '../diagnostics/diagnostic.js'
import type { Host } from '../host.js'
import { checksum } from './checksum.js'
import { isIssued, listEditions, recordFile } from './edition-files.js'
import type { EditionHead, MadeFile } from './edition-record.js'
import {
  type LettersRecord,
  type RecordedLetter,
  readLettersRecord,
  writeLetter,
  writeLettersHead,
} from './letters-record.js'
import { inputsToStore } from './plan-edition.js'

/** Letters as they were just made, all or some. */
export interface MadeLetters extends Pick<EditionHead, 'document' | 'state' | 'title' | 'program' | 'fonts'> {
  /** 函.yaml itself says that they are issued: then they are not changed any more. */
  readonly issued: boolean
  readonly inputs: ReadonlyMap<string, Uint8Array>
  /** In official order. */
  readonly letters: readonly Omit<RecordedLetter, 'edition'>[]
  /** What goes with them. */
  readonly files: readonly MadeFile[]
  /** The names of all places in official order, whichever letters were made. */
  readonly places: readonly string[]
}

/** Which edition the letters are, where their files go, and what is kept of them. */
export interface LettersPlan {
  readonly edition: number
  readonly fresh: boolean
  /** Below the folder of the letters; empty: that folder itself. */
  readonly folder: string
  /** Workspace path → bytes. */
  readonly kept: ReadonlyMap<string, Uint8Array>
}

/**
 * The edition that a run of letters makes. A record is of all letters: those that were not made this time stand in it
 * as they were, with the edition in which they were made. When no byte of any is new, there is no new edition.
 */
export function planLetters(host: Host, made: MadeLetters): Outcome<LettersPlan> {
  const editions = listEditions(host, made.document)
  const last = editions.at(-1)
  const before = last && readLast(host, last.file)
  if (before && !before.ok) return before
  const edition = (last?.edition ?? 0) + 1
  const letters = merged(before?.value, made, edition)
  const files = mergedFiles(before?.value.files ?? [], made.files)
  const lines = letters.map(writeLetter)
  if (before && last && lines.join('\n') === before.value.letters.map(writeLetter).join('\n')) {
    // An index or an archive more is no other edition, but is known from now on.
    const known = JSON.stringify(files) === JSON.stringify(before.value.files)
    const kept = known ? new Map<string, Uint8Array>() : new Map([[last.file, recordBytes(before.value, files, lines)]])
    return outcome({ edition: last.edition, fresh: false, folder: before.value.folder, kept })
  }

  const locked = editions.find(isIssued)
  const folder = locked ? `第${edition}版` : ''
  const inputs = new Map([...made.inputs].map(([file, bytes]) => [file, checksum(bytes)]))
  const { document, state, title, program, fonts } = made
  const head: EditionHead = { document, edition, state, number: '', title, folder, program, fonts, inputs }
  const record = recordFile({ document, edition, state: made.issued ? '印发' : '' }, 'jsonl')
  const kept = new Map<string, Uint8Array>([[record, recordBytes(head, files, lines)]])
  for (const [stored, bytes] of inputsToStore(host, made.inputs, inputs)) kept.set(stored, bytes)
  return outcome({ edition, fresh: true, folder, kept }, locked ? [apart(locked.edition, edition)] : [])
}

const recordBytes = (head: EditionHead, files: readonly MadeFile[], lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode([writeLettersHead(head, files, lines.length), ...lines, ''].join('\n'))

function readLast(host: Host, file: string): Outcome<LettersRecord> {
  const text = host.readText(file)
  return text.ok ? readLettersRecord(text.value, file) : text
}

/** The letters of all places that there still are: as just made, else as they were. */
function merged(before: LettersRecord | undefined, made: MadeLetters, edition: number): readonly RecordedLetter[] {
  const old = new Map(before?.letters.map((letter) => [letter.place, letter]))
  const fresh = new Map(made.letters.map((letter) => [letter.place, letter]))
  return made.places.flatMap((place) => {
    const earlier = old.get(place)
    const letter = fresh.get(place)
    if (!letter) return earlier ? [earlier] : []
    if (!earlier || wordsOf(letter) !== wordsOf(earlier)) return [{ ...letter, edition }]
    // The same letter, perhaps in one format only: the other is still what it was.
    const all = mergedFiles(earlier.files, letter.files)
    const same = JSON.stringify(all) === JSON.stringify(earlier.files)
    return [{ ...letter, files: all, edition: same ? earlier.edition : edition }]
  })
}

const wordsOf = ({ number, title, pages, paragraphs, figures }: Omit<RecordedLetter, 'edition'>): string =>
  JSON.stringify([number, title, pages, paragraphs, figures])

/** What was made now takes the place of what was made before under the same name. */
const mergedFiles = (before: readonly MadeFile[], now: readonly MadeFile[]): readonly MadeFile[] => [
  ...new Map([...before, ...now].map((file) => [file.name, file])).values(),
]

const apart = (issued: number, edition: number): Diagnostic =>
  warning(
    'edition-issued',
    `函的第${issued}版已经印发，原文件不动；这次的内容不同，另存在“第${edition}版”里`,
    null,
    '已印发的函要改正，请另行发函、另编文号。',
  )
