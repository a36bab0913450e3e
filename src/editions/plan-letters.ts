import { isOpenNumber } from '../data/check-ledger.js'
import { andThen, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { type Host, recalled } from '../host/host.js'
import { checksums } from './checksum.js'
import { againRecord, type EditionName, isIssued, latestEdition, listEditions, recordFile } from './edition-files.js'
import type { EditionHead, MadeFile } from './edition-record.js'
import { inputsToStore, type StoredFile } from './input-store.js'
import {
  type LettersRecord,
  type RecordedLetter,
  readLettersRecord,
  writeLetter,
  writeLettersHead,
} from './letters-record.js'

/** A letter as it was made now, or as a run before has made it and this one has left it. */
export type MadeLetter = Omit<RecordedLetter, 'edition'>

/** Letters as they are after a run, all or some. */
export interface MadeLetters
  extends Pick<EditionHead, 'document' | 'state' | 'title' | 'folder' | 'program' | 'fonts'> {
  /** 函.yaml itself says that they are issued: then they are not changed any more. */
  readonly issued: boolean
  readonly inputs: ReadonlyMap<string, Uint8Array>
  /** Others may not say what these inputs say. */
  readonly partial: boolean
  /** In official order. */
  readonly letters: readonly MadeLetter[]
  /** The names of all places in official order, whichever letters were made. */
  readonly places: readonly string[]
}

/** Which edition the letters are, and what is kept of them. */
export interface LettersPlan {
  readonly edition: number
  readonly fresh: boolean
  /** The places whose letters say otherwise than before under the number that they had. */
  readonly renewed: readonly string[]
  /** Workspace path → bytes, made when they are asked for: a record of many thousand letters is large. */
  readonly kept: () => ReadonlyMap<string, Uint8Array>
  /** Archives of inputs, which are written before the record that names them: each is made when it is asked for. */
  readonly archives: Iterable<StoredFile>
}

/** What was recorded of the letters last. */
export interface LastLetters {
  readonly edition: number
  /** The highest that there is; another one where the letters are an earlier edition again. */
  readonly highest: number
  readonly issued: boolean
  readonly record: LettersRecord
}

/** The last record of letters (`2022/摘录函`); undefined when there is none. */
export function lastLetters(host: Host, document: string): Outcome<LastLetters | undefined> {
  const latest = latestEdition(host, document)
  return latest ? lettersOf(host, document, latest) : outcome(undefined)
}

function lettersOf(host: Host, document: string, { edition, file }: EditionName): Outcome<LastLetters> {
  const editions = listEditions(host, document)
  const about = { edition, highest: editions.at(-1)?.edition ?? edition, issued: editions.some(isIssued) }
  return andThen(host.readText(file), (lines) =>
    andThen(
      recalled(host, readLettersRecord, file, lines, () => readLettersRecord(lines, file)),
      (record) => outcome({ ...about, record }),
    ),
  )
}

/**
 * The issued edition that letters are again, file by file, with those that were not made now as they were last: a correction
 * that was taken back. Undefined where they are none.
 */
export function lettersAgain(
  host: Host,
  last: LastLetters,
  made: Pick<MadeLetters, 'letters' | 'places'>,
): LastLetters | undefined {
  const { document } = last.record
  const now = merged(last.record, made, last.edition)
  for (const each of listEditions(host, document)) {
    if (!isIssued(each) || each.edition === last.edition) continue
    const earlier = lettersOf(host, document, each)
    if (!earlier.ok || earlier.value.record.letters.length !== now.length) continue
    if (areRecorded(now, earlier.value.record)) return earlier.value
  }
  return undefined
}

/**
 * The places whose letters say otherwise than they did when they were first issued under the number that they have: what was
 * tried under it since is no one's but ours. Nobody can tell where a record cannot be read.
 */
export function issuedOtherwise(host: Host, document: string, made: readonly MadeLetter[]): Outcome<readonly string[]> {
  const key = ({ place, number }: MadeLetter) => `${place} ${number}`
  const first = new Map<string, MadeLetter>()
  for (const each of listEditions(host, document).filter(isIssued)) {
    const issued = lettersOf(host, document, each)
    if (!issued.ok) return issued
    for (const letter of issued.value.record.letters) if (!first.has(key(letter))) first.set(key(letter), letter)
  }
  return outcome(
    made.flatMap((letter) => {
      const earlier = isOpenNumber(letter.number) ? undefined : first.get(key(letter))
      return earlier && wordsOf(earlier) !== wordsOf(letter) ? [letter.place] : []
    }),
  )
}

/** Whether letters are, file by file, those of the record. */
export function areRecorded(letters: readonly MadeLetter[], { letters: known }: LettersRecord): boolean {
  const files = new Map(known.map((letter) => [letter.place, new Map(letter.files.map((file) => [file.name, file]))]))
  return letters.every(({ place, files: made }) =>
    made.every(({ name, sha256 }) => files.get(place)?.get(name)?.sha256 === sha256),
  )
}

/**
 * The edition that a run of letters makes. A record is of all letters: those that were not made this time stand in it
 * as they were, with the edition in which they were made. When no byte of any is new, there is no new edition, unless
 * they are issued by now, which the record has to say; nor when the last is one of this very run (`replaces`, as of
 * `planEdition`).
 */
export function planLetters(
  host: Host,
  last: LastLetters | undefined,
  made: MadeLetters,
  replaces: number | null,
): LettersPlan {
  const edition = last && last.edition === replaces ? last.edition : (last?.highest ?? 0) + 1
  const letters = merged(last?.record, made, edition)
  const stands = last !== undefined && (last.issued || !made.issued)
  if (stands && areAlike(letters, last.record.letters)) {
    const again = latestEdition(host, made.document)?.edition !== last.edition
    const kept = () => new Map(again ? [againRecord(made.document, last.edition, last.highest)] : [])
    return { edition: last.edition, fresh: false, renewed: [], kept, archives: [] }
  }
  const inputs = checksums(made.inputs)
  const { document, state, title, folder, program, fonts } = made
  const head: EditionHead = { document, edition, state, number: '', title, folder, program, fonts, inputs }
  const file = recordFile({ document, edition, state: made.issued ? '印发' : '' }, 'jsonl')
  const { files, archives } = inputsToStore(host, made.inputs, inputs)
  const kept = () => new Map([[file, inOnePiece(() => recordLines(head, letters, made.partial))], ...files])
  return { edition, fresh: true, renewed: renewed(last?.record, made), kept, archives }
}

/** Of letters that bear a number, those that say otherwise than they did under it. */
function renewed(before: LettersRecord | undefined, { letters }: MadeLetters): readonly string[] {
  const old = new Map(before?.letters.map((letter) => [letter.place, letter]))
  return letters.flatMap((letter) => {
    const earlier = old.get(letter.place)
    const isSame = earlier?.number === letter.number && !isOpenNumber(letter.number)
    return isSame && wordsOf(earlier) !== wordsOf(letter) ? [letter.place] : []
  })
}

function* recordLines(head: EditionHead, letters: readonly RecordedLetter[], partial: boolean): Iterable<string> {
  yield `${writeLettersHead(head, letters.length, partial)}\n`
  for (const letter of letters) yield `${writeLetter(letter)}\n`
}

/** Lines as the bytes of a file. Made twice, they are never all there beside it: of many thousand that counts. */
function inOnePiece(lines: () => Iterable<string>): Uint8Array {
  let size = 0
  for (const line of lines()) size += Buffer.byteLength(line)
  const bytes = Buffer.alloc(size)
  let at = 0
  for (const line of lines()) at += bytes.write(line, at)
  return bytes
}

const areAlike = (now: readonly RecordedLetter[], before: readonly RecordedLetter[]): boolean =>
  now.length === before.length &&
  now.every((letter, index) => {
    const earlier = before[index]
    return earlier !== undefined && writeLetter(letter) === writeLetter(earlier)
  })

/** The letters of all places that there still are: as just made, else as they were. */
function merged(
  before: LettersRecord | undefined,
  made: Pick<MadeLetters, 'letters' | 'places'>,
  edition: number,
): readonly RecordedLetter[] {
  const old = new Map(before?.letters.map((letter) => [letter.place, letter]))
  const now = new Map(made.letters.map((letter) => [letter.place, letter]))
  return made.places.flatMap((place) => {
    const earlier = old.get(place)
    const letter = now.get(place)
    if (!letter) return earlier ? [earlier] : []
    if (!earlier || wordsOf(letter) !== wordsOf(earlier)) return [{ ...letter, edition }]
    // The same letter, perhaps in one format only: the other is still what it was.
    const files = mergedFiles(earlier.files, letter.files)
    const same = JSON.stringify(files) === JSON.stringify(earlier.files)
    return [{ ...letter, files, edition: same ? earlier.edition : edition }]
  })
}

const wordsOf = ({ number, title, pages, described }: MadeLetter): string =>
  JSON.stringify([number, title, pages, described])

/** What was made now takes the place of what was made before under the same name. */
const mergedFiles = (before: readonly MadeFile[], now: readonly MadeFile[]): readonly MadeFile[] => [
  ...new Map([...before, ...now].map((file) => [file.name, file])).values(),
]
