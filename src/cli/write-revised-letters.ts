import * as path from 'node:path'
import { inProcess } from '../batch/letter-makers.js'
import { openJournal } from '../batch/open-journal.js'
import { andThen, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { FontSet } from '../fonts/font-set.js'
import { readTarget } from '../host.js'
import { onPages } from '../revise/effect.js'
import type { VersionDocument } from '../revise/year-version.js'
import type { Request } from './arguments.js'
import { keepLetters, lettersDocument } from './keep-letters.js'
import { writeOutputs } from './letter-outputs.js'
import type { PreparedLetters } from './prepare-letters.js'
import { reportedLetter } from './reported-letter.js'
import type { ReadyRevision } from './revise-year.js'
import { guardPapers, redlineFiles } from './revision-papers.js'
import { lettersPlace, makePrepared } from './run-letters.js'
import type { WatchSession } from './watch-session.js'
import type { Writing, WrittenRevision } from './write-revision.js'

/** The letters that change, as `letters` makes them; the index of all, where there is one. */
export async function writeRevisedLetters(
  ready: ReadyRevision,
  out: string,
  { request, console, session }: Writing,
): Promise<Outcome<WrittenRevision>> {
  const { effect, now, notice, host } = ready
  const changed = lettersToWrite(ready, session)
  if (changed.length === 0) return outcome({ documents: [], files: [] })
  const { dataset, composeLetter: compose } = now
  const places = changed.flatMap(({ place }) => now.letterPlaces.get(place) ?? [])
  const prepared: PreparedLetters = { dataset, compose, fonts: notice.fonts, places, ledgerText: null, quoted: null }
  const maker = inProcess(notice.fonts)
  const replaces = session.edition(lettersDocument(dataset))
  const found = await lettersPlace(host, prepared, { out, request, console, maker }, replaces)
  if (!found.ok) return found
  const { last, subfolder } = found.value
  const folder = path.join(out, subfolder)
  const journal = openJournal(folder, null)
  const result = await makePrepared(prepared, journal, { out: folder, request, console, maker })
  const recorded = keepLetters({ host, prepared, last, entries: result.entries, subfolder, replaces }, request)
  const redlines = request.allRedlines
    ? await letterRedlines(changed, result.entries, {
        ...{ folderName: effect.folder, folder, fonts: notice.fonts, request, host },
      })
    : outcome([])
  const indexed = readTarget(path.join(folder, '索引.xlsx')) !== undefined
  const outputs = indexed
    ? await writeOutputs(
        { prepared, entries: journal.entries, failed: result.failed, folder },
        { ...request, only: [], merge: false, zip: false },
      )
    : outcome([])
  const diagnostics = [found, result, recorded, redlines, outputs].flatMap((each) => each.diagnostics)
  if (!recorded.ok || !outputs.ok || !redlines.ok) return { ok: false, diagnostics }
  const { edition, fresh } = recorded.value
  session.madeEdition(lettersDocument(dataset), { edition, fresh })
  for (const { id, now: version } of changed) session.wrote(id, version.document)
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

/** A letter that has to be written, with what it was. */
interface ChangedLetter {
  readonly id: string
  readonly place: string
  readonly old: VersionDocument | null
  readonly now: VersionDocument
}

/** Letters that are not as in the base, and those that were not and are again; but for those that are there by now. */
function lettersToWrite({ effect, now }: ReadyRevision, session: WatchSession): readonly ChangedLetter[] {
  return effect.documents.flatMap(({ id, place, status, old, now: version }) => {
    if (place === null) return []
    const again = status === 'same' && session.hasWritten(id) ? onPages(now.letter(place)) : null
    const letter = version ?? again
    return letter && session.differs(id, letter.document) ? [{ id, place, old: old ?? again, now: letter }] : []
  })
}

interface RedlineTarget {
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
  { folderName, folder, fonts, request, host }: RedlineTarget,
): Promise<Outcome<readonly string[]>> {
  const files = new Map<string, Uint8Array>()
  for (const letter of changed) {
    const docx = entries.find(({ place }) => place === letter.place)?.files.find(({ name }) => name.endsWith('.docx'))
    if (!docx) continue
    for (const [file, bytes] of await redlineFiles(letter, path.join(folder, docx.name), fonts, request))
      files.set(file, bytes)
  }
  return andThen(guardPapers(files, folderName, request), (all) => {
    const written = request.dryRun ? outcome([]) : host.writeFiles(all)
    return andThen(written, () => outcome([...files.keys()]))
  })
}
