import * as path from 'node:path'
import type { Journal, JournalEntry } from '../../batch/journal.js'
import { lettersToNobody, staleTogether, tellLeftOver } from '../../batch/left-over.js'
import { inProcess } from '../../batch/letter-makers.js'
import type { BatchResult } from '../../batch/make-letters.js'
import { openJournal } from '../../batch/open-journal.js'
import { ledgerDocument, NOTICE } from '../../data/check-ledger.js'
import type { Place } from '../../data/dataset.js'
import { andThen, type Diagnostic, note, type Outcome, outcome, warning } from '../../diagnostics/diagnostic.js'
import { passagesOf } from '../../document/passages.js'
import { issuedWords } from '../../editions/issued-words.js'
import { lastLetters } from '../../editions/plan-letters.js'
import { readTarget } from '../../host/host.js'
import type { Letter } from '../../letters/compose-letters.js'
import { onlyNumbered } from '../../revise/report/document-words.js'
import { onPages } from '../../revise/year-version.js'
import { aboutLetters, lettersDocument } from '../letters/about-letters.js'
import { keepLetters } from '../letters/keep-letters.js'
import { indexFellBehind, writeOutputs } from '../letters/letter-outputs.js'
import { lettersPlace } from '../letters/letters-place.js'
import { makeBatch } from '../letters/make-batch.js'
import { reportedLetter } from '../letters/reported-letter.js'
import type { YearLetters } from '../letters/year-letters.js'
import type { Request } from '../request/arguments.js'
import { writeFiles } from '../request/dry-run.js'
import { type ChangedLetter, lettersToRename, lettersToWrite } from './changed-letters.js'
import type { ReadyRevision } from './revise-year.js'
import { guardPapers, redlineFiles } from './revision-papers.js'
import type { Writing, WrittenRevision } from './written-revision.js'

/** The letters that change, as `letters` makes them; the index of all, where there is one. */
export async function writeRevisedLetters(
  ready: ReadyRevision,
  out: string,
  stale: ReadonlySet<string>,
  { request, console, session }: Writing,
): Promise<Outcome<WrittenRevision>> {
  const { effect, now, notice, host } = ready
  const changed = lettersToWrite(ready, stale, session)
  const renamed = lettersToRename(ready, changed)
  if (changed.length + renamed.length === 0)
    return session.isEmpty ? await catchUp(ready, out, request) : nothingWritten
  const { dataset } = now
  const places = [...changed.map(({ letter }) => letter), ...renamed].map(({ place }) => place)
  const letters = lettersOf(ready, places)
  const maker = inProcess(notice.fonts)
  const replaces = session.edition(lettersDocument(dataset))
  const found = await lettersPlace(host, letters, { out, request, console, maker }, replaces)
  if (!found.ok) return found
  const { last, subfolder } = found.value
  const folder = path.join(out, subfolder)
  const journal = openJournal(folder, null)
  const result = await makeBatch(letters, journal, { out: folder, request, console, maker })
  const { entries, kept: untouched, failed } = result
  const renewed = entries.length > untouched || renamed.length > 0
  const tidied = request.dryRun ? outcome(null) : journal.tidy()
  const about = aboutLetters(letters)
  const kept = { host, about, last, entries, subfolder, partial: failed.length > 0, replaces }
  const recorded = keepLetters(kept, request)
  const redlines = request.allRedlines ? await letterRedlines(ready, changed, result, { folder, request }) : outcome([])
  const indexed = readTarget(path.join(folder, '索引.xlsx')) !== undefined
  const all = { about, entries: entriesOf(journal, dataset.places), failed, folder, volumes: [] }
  const outputs = indexed ? await writeOutputs(all, indexAlone(request)) : outcome([])
  const diagnostics = [
    ...[found, result, tidied, recorded, redlines, outputs, citesIssued(ready, changed)].flatMap(
      (each) => each.diagnostics,
    ),
    ...tellLeftOver(lettersToNobody(journal, dataset.places, folder)),
    ...tellRenamed(renamed),
    ...(request.dryRun || !outputs.ok || !renewed ? [] : staleTogether(folder, outputs.value)),
  ]
  if (!recorded.ok || !outputs.ok || !redlines.ok) return { ok: false, diagnostics }
  const { edition, fresh } = recorded.value
  session.madeEdition(lettersDocument(dataset), { edition, fresh })
  for (const { id, letter } of changed) session.wrote(id, letter.document)
  return outcome(
    {
      documents: entries.map((entry) => ({ ...reportedLetter(entry, effect.folder, folder), edition, fresh })),
      files: [...redlines.value, ...outputs.value.map((name) => path.join(folder, name))],
    },
    diagnostics,
  )
}

/** Letters of some places as the data are now. No numbers are given out, and nothing is said of what they quote. */
const lettersOf = ({ now, notice }: ReadyRevision, places: readonly Place[]): YearLetters => ({
  ...{ dataset: now.dataset, compose: now.composeLetter, fonts: notice.fonts, places },
  ...{ ledgerText: null, assigned: 0, quoted: null },
})

/** Of what goes with all letters the index alone is written. */
const indexAlone = (request: Request): Request => ({ ...request, only: [], zip: false })

const nothingWritten: Outcome<WrittenRevision> = outcome({ documents: [], files: [] })

/**
 * What is still to be done of letters that stay as they are: where 函.yaml calls them issued by now, their record says so;
 * and where the run that made them was killed before it wrote their index, that is written.
 */
async function catchUp(ready: ReadyRevision, out: string, request: Request) {
  const { host, now } = ready
  const { dataset } = now
  const found = lastLetters(host, lettersDocument(dataset))
  if (request.dryRun || !found.ok || !found.value || found.value.issued) return nothingWritten
  const last = found.value
  const folder = path.join(out, last.record.folder)
  const entries = entriesOf(openJournal(folder, null), dataset.places)
  const { places } = dataset
  const about = aboutLetters(lettersOf(ready, places))
  const unchanged = { host, about, last, entries: [], subfolder: last.record.folder, partial: last.record.partial }
  const recorded = about.issued ? keepLetters(unchanged, request) : outcome(null)
  if (!recorded.ok) return recorded
  const made = { about, entries, failed: [], folder, volumes: [] }
  // Of letters that could not be made the index says so, which is not known here.
  const vouched = entries.length === places.length && entries.every(({ print }) => print !== '')
  if (!vouched || !indexFellBehind(made)) return nothingWritten
  const written = await writeOutputs(made, indexAlone(request))
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

const tellRenamed = (letters: readonly Letter[]): readonly Diagnostic[] => {
  if (letters.length === 0) return []
  const places = letters.map(({ place }) => place.name.value).join('、')
  return [note('letter-renamed', `建制顺序变了，这些函只换了文件名里的编号，内容没有变：${places}`)]
}

/** A redline of each changed letter, beside it. */
async function letterRedlines(
  { old, effect, notice, host }: ReadyRevision,
  changed: readonly ChangedLetter[],
  { entries }: Pick<BatchResult, 'entries'>,
  { folder, request }: { readonly folder: string; readonly request: Request },
): Promise<Outcome<readonly string[]>> {
  const files = new Map<string, Uint8Array>()
  for (const { letter } of changed) {
    const place = letter.place.name.value
    const docx = entries.find((entry) => entry.place === place)?.files.find(({ name }) => name.endsWith('.docx'))
    if (!docx) continue
    const versions = { old: onPages(old.letter(place)), now: onPages(letter) }
    for (const [file, bytes] of await redlineFiles(versions, path.join(folder, docx.name), notice.fonts, request))
      files.set(file, bytes)
  }
  return andThen(guardPapers(files, effect.folder, request), (all) =>
    andThen(writeFiles(host, all, request), () => outcome([...files.keys()])),
  )
}
