import * as path from 'node:path'
import type { Place } from '../data/dataset.js'
import { andThen, type Diagnostic, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { type Told, tellOnce } from '../diagnostics/distinct.js'
import type { OutputFormat } from '../document/output-format.js'
import { checksum } from '../editions/checksum.js'
import type { MadeFile } from '../editions/edition-record.js'
import { PackedText } from '../editions/packed-text.js'
import { readTarget } from '../host/host.js'
import { type ComposeLetter, type Letter, layOutLetter } from '../letters/compose-letters.js'
import { placeFile, removeFile } from '../write/place-file.js'
import type { Fingerprint } from './fingerprint.js'
import { guardLetter } from './guard-letter.js'
import type { Journal, JournalEntry } from './journal.js'
import type { LetterFiles } from './letter-files.js'
import type { LetterMaker } from './letter-makers.js'

/** A batch of letters to be made. */
export interface Batch {
  /** Whose letters, in official order. */
  readonly places: readonly Place[]
  readonly compose: ComposeLetter
  readonly maker: LetterMaker
  readonly formats: readonly OutputFormat[]
  readonly fingerprint: Fingerprint
  /** The name of a letter's files, without extension. */
  readonly nameOf: (letter: Letter) => string
  /** Absolute; where the files go. */
  readonly folder: string
  readonly journal: Journal
  /** Everything is made, nothing is written. */
  readonly dryRun: boolean
  /** Write over what was edited by hand; a copy of it is kept. */
  readonly force: boolean
  readonly interrupted: AbortSignal
  /** Told after each letter. */
  readonly progress: (done: number) => void
}

/** What became of a batch. */
export interface BatchResult {
  /** The letters that are there now, made or kept, in official order. */
  readonly entries: readonly JournalEntry[]
  /** How many of them were there already, with the same content. */
  readonly kept: number
  /** The places whose letters could not be made, with the reasons among the diagnostics. */
  readonly failed: readonly Place[]
  readonly diagnostics: readonly Diagnostic[]
  /** Stopped before the end. */
  readonly stopped: boolean
}

/**
 * Makes letters one after the other, as many at once as the maker has hands. Each is written as soon as it is made, and
 * nothing of it stays in memory but its line of the journal. A letter that is there with the same content is left as it
 * is, one that cannot be made does not stop the others.
 */
export async function makeLetters(batch: Batch): Promise<BatchResult> {
  const entries: JournalEntry[] = []
  const failed: Place[] = []
  const diagnostics: Told = new Map()
  const notice = (found: readonly Diagnostic[]) => {
    // A mistake of the template shows in every letter; it is told once, where the first letter has it.
    for (const each of found) tellOnce(diagnostics, each)
  }
  let kept = 0
  let done = 0
  const finish = (place: Place, entry: JournalEntry | undefined) => {
    if (entry) entries.push(entry)
    else failed.push(place)
    done += 1
    batch.progress(done)
  }

  const underWay = new Set<Promise<void>>()
  for (const place of batch.places) {
    // Signals are heard between two letters.
    await new Promise(setImmediate)
    if (batch.interrupted.aborted) break
    const composed = batch.compose(place)
    // In official order, whichever letter is made first.
    notice(composed.diagnostics)
    if (!composed.ok) {
      finish(place, undefined)
      continue
    }
    const print = batch.fingerprint(composed.value.document)
    const before = batch.journal.find(place.name.value)
    if (before && before.print === print && isCalled(before, batch.nameOf(composed.value)) && isWhole(before, batch)) {
      // What was waived when it was made is not known of it, and a waiver that it needs must not be called useless.
      if (composed.value.waivers.length > 0) notice(layOutLetter(composed.value).diagnostics)
      kept += 1
      finish(place, { ...before, ...aboutLetter(composed.value) })
      continue
    }
    const made = batch.maker.make({ letter: composed.value, formats: batch.formats }).then((files) => {
      const written = write(composed.value, files, print, batch)
      notice(written.diagnostics)
      finish(place, written.entry)
      underWay.delete(made)
    })
    underWay.add(made)
    if (underWay.size >= batch.maker.width) await Promise.race(underWay)
  }
  await Promise.all(underWay)
  entries.sort((a, b) => a.order - b.order)
  return { entries, kept, failed, diagnostics: [...diagnostics.values()], stopped: done < batch.places.length }
}

/** What the index says of a letter, from the letter itself: of one that is kept, the journal is not asked. */
export const aboutLetter = ({ place, order, document }: Letter) => ({
  place: place.name.value,
  order,
  organ: place.organ.value,
  number: document.properties.number,
  genre: document.properties.genre,
  title: document.properties.title,
})

/** Whether all files that are asked for are there, as they were made. */
const isWhole = ({ files }: JournalEntry, { folder, formats }: Batch): boolean =>
  formats.every((format) => files.some(({ name }) => name.endsWith(`.${format}`))) &&
  files.every((file) => isThere(file, folder))

const isThere = (file: MadeFile, folder: string): boolean => isAsMade(readTarget(path.join(folder, file.name)), file)

/** Whether a file has the bytes with which it was made. */
export const isAsMade = (bytes: Uint8Array | undefined, { size, sha256 }: MadeFile): boolean =>
  bytes !== undefined && bytes.length === size && checksum(bytes) === sha256

/** Whether files still have the name that they would get now: it begins with the place in official order. */
const isCalled = ({ files }: JournalEntry, base: string): boolean =>
  files.every(({ name }) => name.slice(0, name.lastIndexOf('.')) === base)

/** The files of a letter that were made before in another format, and say the same. */
function otherFormats(before: JournalEntry | undefined, made: JournalEntry, base: string, folder: string) {
  if (!before || before.print !== made.print || !isCalled(before, base)) return []
  const names = new Set(made.files.map(({ name }) => name))
  return before.files.filter((file) => !names.has(file.name) && isThere(file, folder))
}

const byName = (a: MadeFile, b: MadeFile): number => (a.name < b.name ? -1 : 1)

interface Written {
  readonly entry: JournalEntry | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Puts the files of a letter in their places; the journal knows them before. */
function write(letter: Letter, made: Outcome<LetterFiles>, print: string, batch: Batch): Written {
  if (!made.ok) return { entry: undefined, diagnostics: made.diagnostics }
  const { folder, journal, dryRun } = batch
  const base = batch.nameOf(letter)
  const files = new Map(made.value.files.map(({ format, bytes }) => [`${base}.${format}`, bytes]))
  const before = journal.find(letter.place.name.value)
  const own: JournalEntry = {
    ...aboutLetter(letter),
    pages: made.value.pages,
    print,
    described: new PackedText(made.value.described),
    files: [...files].map(([name, bytes]) => ({ name, size: bytes.length, sha256: checksum(bytes) })),
  }
  const kept = otherFormats(before, own, base, folder)
  const entry = kept.length > 0 ? { ...own, files: [...own.files, ...kept].sort(byName) } : own
  if (dryRun) return { entry, diagnostics: made.diagnostics }
  const leaves = new Set(kept.map(({ name }) => name))
  const replaced = before?.files.filter(({ name }) => !leaves.has(name)) ?? []
  const written = andThen(guardLetter(files, replaced, batch), ({ copies, outdated }) => {
    function* steps(): Iterable<Outcome<null>> {
      for (const [file, bytes] of copies) yield placeFile(file, bytes)
      yield journal.add(entry)
      for (const [name, bytes] of files) yield placeFile(path.join(folder, name), bytes)
      for (const file of outdated) yield removeFile(file)
    }
    // A step that fails is the last.
    for (const step of steps()) if (!step.ok) return step
    return outcome(null)
  })
  return { entry: written.ok ? entry : undefined, diagnostics: [...made.diagnostics, ...written.diagnostics] }
}
