import * as path from 'node:path'
import { archiveFiles } from '../../batch/archive.js'
import type { JournalEntry } from '../../batch/journal.js'
import type { Place } from '../../data/dataset.js'
import { officialOrder } from '../../data/place-index.js'
import { andThen, fail, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { readTarget } from '../../host/host.js'
import { layOutLetter } from '../../letters/compose-letters.js'
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
  /** The print of all (see `volumesOf`). */
  readonly volumes: readonly MakeVolume[]
}

/** Makes one volume of the print. */
type MakeVolume = () => Promise<Outcome<Uint8Array>>

/** The index, for the screen and for paper; the archive; the print of all. Gives their names. */
export async function writeOutputs(made: LettersMade, request: Request): Promise<Outcome<readonly string[]>> {
  const { entries, folder, volumes } = made
  // What is made of some letters does not take the place of what was made of all.
  const part = request.only.length > 0 ? '（部分）' : ''
  const head = { title: lettersTitle(made.about, `索引${part}`), genre: made.about.genre }
  const indexed = withFailed(made)
  const write = (name: string, bytes: Uint8Array) =>
    request.dryRun ? outcome(name) : andThen(placeFile(path.join(folder, name), bytes), () => outcome(name))
  const outputs = [
    write(`索引${part}.xlsx`, await letterIndex(indexed, head)),
    write(`索引${part}.html`, new TextEncoder().encode(letterIndexPage(indexed, head))),
  ]
  for (const [index, volume] of volumes.entries()) {
    const name = `合订${part}${volumes.length > 1 ? ` ${index + 1}` : ''}.pdf`
    outputs.push(andThen(await volume(), (bytes) => write(name, bytes)))
  }
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

/** As many letters as one print holds: about what a printer takes at once, and what finds room in the memory. */
const VOLUME = 400

/** The print of the letters that are there, cut into volumes; they are composed again for it, so the data stay for that. */
export function volumesOf(letters: YearLetters, entries: readonly JournalEntry[]): readonly MakeVolume[] {
  const made = new Set(entries.map(({ place }) => place))
  const places = letters.places.filter(({ name }) => made.has(name.value))
  return Array.from(
    { length: Math.ceil(places.length / VOLUME) },
    (_, index) => () => printOf(places.slice(index * VOLUME, (index + 1) * VOLUME), letters),
  )
}

/** The letters of one volume in one PDF. */
async function printOf(places: readonly Place[], { compose, fonts }: YearLetters): Promise<Outcome<Uint8Array>> {
  const letters = places.map((place) => andThen(compose(place), layOutLetter))
  const [first, ...others] = letters.flatMap((each) => (each.ok ? [each.value] : []))
  if (!first || others.length + 1 < places.length)
    return fail(...letters.flatMap((each) => (each.ok ? [] : each.diagnostics)))
  return outcome(await renderers.pdf({ ...first, ...mergeLetters([first, ...others]), fonts }))
}
