import * as path from 'node:path'
import type { Journal, JournalEntry } from '../../batch/journal.js'
import { lettersToNobody, staleTogether, tellLeftOver } from '../../batch/left-over.js'
import { inProcess } from '../../batch/letter-makers.js'
import { openJournal } from '../../batch/open-journal.js'
import { ledgerDocument, NOTICE } from '../../data/check-ledger.js'
import type { Place } from '../../data/dataset.js'
import { andThen, type Diagnostic, note, type Outcome, outcome, warning } from '../../diagnostics/diagnostic.js'
import { passagesOf } from '../../document/passages.js'
import { issuedWords } from '../../editions/issued-words.js'
import { lastLetters } from '../../editions/plan-letters.js'
import type { FontSet } from '../../fonts/font-set.js'
import { readTarget } from '../../host.js'
import type { Letter } from '../../letters/compose-letters.js'
import { onlyNumbered } from '../../revise/report/document-words.js'
import { onPages } from '../../revise/year-version.js'
import { aboutLetters, lettersDocument } from '../letters/about-letters.js'
import { keepLetters } from '../letters/keep-letters.js'
import { indexFellBehind, writeOutputs } from '../letters/letter-outputs.js'
import { lettersPlace } from '../letters/letters-place.js'
import { makePrepared } from '../letters/make-prepared.js'
import type { PreparedLetters } from '../letters/prepare-letters.js'
import { reportedLetter } from '../letters/reported-letter.js'
import type { Request } from '../request/arguments.js'
import type { ReadyRevision } from './revise-year.js'
import { guardPapers, redlineFiles } from './revision-papers.js'
import type { WatchSession } from './watch-session.js'
import type { Writing, WrittenRevision } from './write-revision.js'

/** The letters that change, as `letters` makes them; the index of all, where there is one. */
export async function writeRevisedLetters(
  ready: ReadyRevision,
  out: string,
  stale: ReadonlySet<string>,
  { request, console, session }: Writing,
): Promise<Outcome<WrittenRevision>> {
  const { effect, now, notice, host } = ready
  const changed = lettersToWrite(ready, stale, session)
  const renumbered = lettersToRename(ready, changed)
  if (changed.length + renumbered.length === 0)
    return session.isEmpty ? await catchUpIndex(ready, out, request) : unwritten
  const { dataset } = now
  const prepared = preparedFor(
    ready,
    [...changed.map(({ letter }) => letter), ...renumbered].map(({ place }) => place),
  )
  const maker = inProcess(notice.fonts)
  const replaces = session.edition(lettersDocument(dataset))
  const found = await lettersPlace(host, prepared, { out, request, console, maker }, replaces)
  if (!found.ok) return found
  const { last, subfolder } = found.value
  const folder = path.join(out, subfolder)
  const journal = openJournal(folder, null)
  const result = await makePrepared(prepared, journal, { out: folder, request, console, maker })
  const tidied = request.dryRun ? outcome(null) : journal.tidy()
  const partial = result.failed.length > 0
  const about = aboutLetters(prepared)
  const recorded = keepLetters({ host, about, last, entries: result.entries, subfolder, partial, replaces }, request)
  const redlines = request.allRedlines
    ? await letterRedlines(changed, result.entries, {
        ...{ old: ready.old, folderName: effect.folder, folder, fonts: notice.fonts, request, host },
      })
    : outcome([])
  const indexed = readTarget(path.join(folder, '索引.xlsx')) !== undefined
  const outputs = indexed
    ? await writeOutputs(
        { about, entries: entriesOf(journal, dataset.places), failed: result.failed, folder, volumes: [] },
        { ...request, only: [], zip: false },
      )
    : outcome([])
  const cited = citesIssued(ready, changed)
  const leftOver = outcome(null, [
    ...tellLeftOver(lettersToNobody(journal, dataset.places, folder)),
    ...tellRenamed(renumbered),
    ...(request.dryRun || !outputs.ok ? [] : staleTogether(folder, outputs.value)),
  ])
  const diagnostics = [found, result, tidied, recorded, redlines, outputs, cited, leftOver].flatMap(
    (each) => each.diagnostics,
  )
  if (!recorded.ok || !outputs.ok || !redlines.ok) return { ok: false, diagnostics }
  const { edition, fresh } = recorded.value
  session.madeEdition(lettersDocument(dataset), { edition, fresh })
  for (const { id, letter } of changed) session.wrote(id, letter.document)
  return outcome(
    {
      documents: result.entries.map((entry) => ({
        ...reportedLetter(entry, effect.folder, folder),
        ...{ edition, fresh },
      })),
      files: [...redlines.value, ...outputs.value.map((name) => path.join(folder, name))],
    },
    diagnostics,
  )
}

/** Letters of some places as the data are now. No numbers are given out, and nothing is said of what they quote. */
const preparedFor = ({ now, notice }: ReadyRevision, places: readonly Place[]): PreparedLetters => ({
  ...{ dataset: now.dataset, compose: now.composeLetter, fonts: notice.fonts, places },
  ...{ ledgerText: null, quoted: null },
})

const unwritten: Outcome<WrittenRevision> = outcome({ documents: [], files: [] })

/** Letters that were made by a run which was killed before it wrote their index: that is written now. */
async function catchUpIndex(ready: ReadyRevision, out: string, request: Request) {
  const {
    host,
    now: { dataset },
  } = ready
  const last = lastLetters(host, lettersDocument(dataset))
  if (request.dryRun || !last.ok || !last.value || last.value.issued) return unwritten
  const folder = path.join(out, last.value.record.folder)
  const entries = entriesOf(openJournal(folder, null), dataset.places)
  const { places } = dataset
  const about = aboutLetters(preparedFor(ready, places))
  const made = { about, entries, failed: [], folder, volumes: [] }
  // Of letters that could not be made the index says so, which is not known here.
  const vouched = entries.length === places.length && entries.every(({ print }) => print !== '')
  if (!vouched || !indexFellBehind(made)) return unwritten
  const written = await writeOutputs(made, { ...request, only: [], zip: false })
  return andThen(written, (names) => outcome({ documents: [], files: names.map((name) => path.join(folder, name)) }))
}

/** The letters of the places that there are, in the official order of now. */
const entriesOf = (journal: Journal, places: readonly Place[]): readonly JournalEntry[] =>
  places.flatMap(({ name }, index) => {
    const entry = journal.find(name.value)
    return entry ? [{ ...entry, order: index + 1 }] : []
  })

/** A letter of a corrected notice still cites the number under which the notice went out without the correction. */
function citesIssued({ host, effect, now }: ReadyRevision, changed: readonly ChangedLetter[]): Outcome<null> {
  const notice = now.notice.document
  const { number } = notice.properties
  const issued = issuedWords(host, ledgerDocument(effect.folder, NOTICE), number)
  if (!issued.ok || !issued.value) return outcome(null, issued.diagnostics)
  const { edition, words } = issued.value
  if (passagesOf(notice).every(({ text }) => words.includes(text))) return outcome(null)
  const numbered = new Set(effect.documents.filter(onlyNumbered).map(({ place }) => place))
  const places = changed.map(({ letter }) => letter.place.name.value).filter((place) => !numbered.has(place))
  if (places.length === 0) return outcome(null)
  const message = `通报${edition}已经以${number}印发，改正以后的函仍引这个文号，话却是改正以后的：${places.join('、')}`
  const hint = '请先用新的文号印发改正以后的通报，再做这些函；在此以前不要发出。'
  return outcome(null, [warning('letter-quote', message, null, hint)])
}

/** A letter that has to be written. */
interface ChangedLetter {
  readonly id: string
  readonly letter: Letter
}

/**
 * Letters that are not as in the base, those that were not and are again, and those that are out of date whatever the base
 * says; but for those that are there by now.
 */
function lettersToWrite({ effect, now }: ReadyRevision, stale: ReadonlySet<string>, session: WatchSession) {
  return effect.documents.flatMap(({ id, place, status, now: version }): readonly ChangedLetter[] => {
    const reverted = status === 'same' && (session.hasWritten(id) || (place !== null && stale.has(place)))
    const letter = place !== null && (version || reverted) ? now.letter(place) : null
    return letter && session.differs(id, letter.document) ? [{ id, letter }] : []
  })
}

/**
 * Letters that read as before, but whose files are called otherwise: a place that comes or goes in front of theirs, or
 * stands elsewhere, changes the number that their names begin with.
 */
function lettersToRename({ effect, old, now }: ReadyRevision, changed: readonly ChangedLetter[]): readonly Letter[] {
  const written = new Set(changed.map(({ id }) => id))
  const [before, after] = [old, now].map(({ letterPlaces }) => {
    const names = [...letterPlaces.keys()]
    return new Map(names.map((name, index) => [name, `${index} ${String(names.length).length}`]))
  })
  return effect.documents.flatMap(({ id, place, status }): readonly Letter[] => {
    if (place === null || status !== 'same' || written.has(id) || effect.unmade.has(place)) return []
    const letter = before?.get(place) === after?.get(place) ? null : now.letter(place)
    return letter ? [letter] : []
  })
}

const tellRenamed = (letters: readonly Letter[]): readonly Diagnostic[] => {
  if (letters.length === 0) return []
  const places = letters.map(({ place }) => place.name.value).join('、')
  return [note('letter-renamed', `建制顺序变了，这些函只换了文件名里的编号，内容没有变：${places}`)]
}

interface RedlineTarget {
  /** The year as it was. */
  readonly old: ReadyRevision['old']
  /** A folder of `data/`. */
  readonly folderName: string
  readonly folder: string
  readonly fonts: FontSet
  readonly request: Request
  readonly host: ReadyRevision['host']
}

/** A redline of each changed letter, beside it. */
async function letterRedlines(
  changed: readonly ChangedLetter[],
  entries: Parameters<typeof keepLetters>[0]['entries'],
  { old, folderName, folder, fonts, request, host }: RedlineTarget,
): Promise<Outcome<readonly string[]>> {
  const files = new Map<string, Uint8Array>()
  for (const { letter } of changed) {
    const place = letter.place.name.value
    const docx = entries.find((entry) => entry.place === place)?.files.find(({ name }) => name.endsWith('.docx'))
    if (!docx) continue
    const versions = { old: onPages(old.letter(place)), now: onPages(letter) }
    for (const [file, bytes] of await redlineFiles(versions, path.join(folder, docx.name), fonts, request))
      files.set(file, bytes)
  }
  return andThen(guardPapers(files, folderName, request), (all) => {
    const written = request.dryRun ? outcome([]) : host.writeFiles(all)
    return andThen(written, () => outcome([...files.keys()]))
  })
}
