import * as path from 'node:path'
import { archiveFiles } from '../../batch/archive.js'
import type { JournalEntry } from '../../batch/journal.js'
import type { Place } from '../../data/dataset.js'
import { officialOrder } from '../../data/place-index.js'
import { andThen, type Diagnostic, fail, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { readTarget } from '../../host/host.js'
import { type LaidOutLetter, layOutLetter } from '../../letters/compose-letters.js'
import { letterIndexPage } from '../../letters/index-page.js'
import { type IndexedLetter, letterIndex } from '../../letters/letter-index.js'
import { mergeLetters } from '../../letters/merge-letters.js'
import { renderers } from '../../pipeline.js'
import { placeFile } from '../../write/place-file.js'
import type { Request } from '../request/arguments.js'
import { type AboutLetters, lettersTitle } from './about-letters.js'
import type { YearLetters } from './year-letters.js'

/** What goes with the letters that were made. */
export interface LettersMade {
  readonly about: AboutLetters
  readonly entries: readonly JournalEntry[]
  readonly failed: readonly Place[]
  /** The folder of the letters, absolute. */
  readonly folder: string
  /** The names of the files that print all (see `writeVolumes`). */
  readonly volumes: readonly string[]
}

/** What is made of some letters does not take the place of what was made of all. */
const partOf = ({ only }: Request): string => (only.length > 0 ? '（部分）' : '')

const write = (folder: string, name: string, bytes: Uint8Array, { dryRun }: Request): Outcome<string> =>
  dryRun ? outcome(name) : andThen(placeFile(path.join(folder, name), bytes), () => outcome(name))

/** The index, for the screen and for paper; the archive, with the print. Gives the names of all. */
export async function writeOutputs(made: LettersMade, request: Request): Promise<Outcome<readonly string[]>> {
  const { entries, folder, volumes } = made
  const part = partOf(request)
  const head = { title: lettersTitle(made.about, `索引${part}`), genre: made.about.genre }
  const indexed = withFailed(made)
  const outputs = [
    write(folder, `索引${part}.xlsx`, await letterIndex(indexed, head), request),
    write(folder, `索引${part}.html`, new TextEncoder().encode(letterIndexPage(indexed, head)), request),
    ...volumes.map((name) => outcome(name)),
  ]
  if (request.zip && !request.dryRun) {
    const names = [...entries.flatMap(({ files }) => files.map(({ name }) => name)), ...namesOf(outputs)]
    const name = `函${part}.zip`
    outputs.push(andThen(await archiveFiles(path.join(folder, name), folder, names), () => outcome(name)))
  }
  const diagnostics = outputs.flatMap((each) => each.diagnostics)
  return outputs.every(({ ok }) => ok) ? outcome(namesOf(outputs), diagnostics) : { ok: false, diagnostics }
}

/** Whether there is an index of all letters, and it says other than it should: a run was killed before it wrote it. */
export function indexFellBehind(made: LettersMade): boolean {
  const page = readTarget(path.join(made.folder, '索引.html'))
  const head = { title: lettersTitle(made.about, '索引'), genre: made.about.genre }
  const wanted = new TextEncoder().encode(letterIndexPage(withFailed(made), head))
  return page !== undefined && Buffer.compare(page, wanted) !== 0
}

const namesOf = (outputs: readonly Outcome<string>[]): readonly string[] =>
  outputs.flatMap((each) => (each.ok ? [each.value] : []))

/** A place whose letter could not be made stands in the index as well: nobody takes it for sent. */
function withFailed({ about, entries, failed }: LettersMade): readonly IndexedLetter[] {
  const orderOf = officialOrder(about.places)
  const missing = failed.map(({ name, organ }) => ({
    order: orderOf(name.value),
    place: name.value,
    organ: organ.value,
    number: '',
    pages: 0,
    files: [],
  }))
  return [...entries, ...missing].sort((a, b) => a.order - b.order)
}

/** As many letters as one print holds: of two sheets each they are most of a ream, and find room in the memory. */
const VOLUME = 200

/**
 * The print of the letters that are there, cut into volumes. They are composed again for it: so it is made while the data are
 * there, before the record and the index, which need room of their own. Null where the run was stopped before the last.
 */
export async function writeVolumes(
  letters: YearLetters,
  { entries, folder }: Pick<LettersMade, 'entries' | 'folder'>,
  request: Request,
  interrupted?: AbortSignal,
): Promise<Outcome<readonly string[] | null>> {
  if (!request.merge) return outcome([])
  const made = new Set(entries.map(({ place }) => place))
  const places = letters.places.filter(({ name }) => made.has(name.value))
  const count = Math.ceil(places.length / VOLUME)
  const names: string[] = []
  for (let index = 0; index < count; index += 1) {
    if (interrupted?.aborted) return outcome(null)
    const name = `合订${partOf(request)}${count > 1 ? ` ${index + 1}` : ''}.pdf`
    const volume = await printOf(places.slice(index * VOLUME, (index + 1) * VOLUME), letters)
    const written = andThen(volume, (bytes) => write(folder, name, bytes, request))
    // Signals are heard between two tasks; and what the stream of a PDF has left to do is done there, which holds all of it.
    await new Promise(setImmediate)
    if (!written.ok) return written
    names.push(name)
  }
  return outcome(names)
}

/** The letters of one volume in one PDF. */
async function printOf(places: readonly Place[], { compose, fonts }: YearLetters): Promise<Outcome<Uint8Array>> {
  const failed: Diagnostic[] = []
  function* letters(): Iterable<LaidOutLetter> {
    for (const place of places) {
      const made = andThen(compose(place), layOutLetter)
      if (made.ok) yield made.value
      else failed.push(...made.diagnostics)
    }
  }
  const print = mergeLetters(letters())
  return print && failed.length === 0 ? outcome(await renderers.pdf({ ...print, fonts })) : fail(...failed)
}
