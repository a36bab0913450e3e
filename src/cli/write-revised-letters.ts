import * as path from 'node:path'
import { openJournal } from '../batch/open-journal.js'
import { andThen, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { FontSet } from '../fonts/font-set.js'
import { readTarget } from '../host.js'
import type { DocumentEffect } from '../revise/effect.js'
import type { Console } from './answer.js'
import type { Request } from './arguments.js'
import { keepLetters } from './keep-letters.js'
import { writeOutputs } from './letter-outputs.js'
import type { PreparedLetters } from './prepare-letters.js'
import { reportedLetter } from './reported-letter.js'
import { guardPapers, redlineFiles } from './revision-papers.js'
import { lettersPlace, makePrepared } from './run-letters.js'
import type { ReadyRevision } from './run-revise.js'
import type { WrittenRevision } from './write-revision.js'

interface LettersTarget {
  readonly out: string
  readonly request: Request
  readonly console: Console
}

/** The letters that change, as `letters` makes them; the index of all, where there is one. */
export async function writeRevisedLetters(
  { effect, now, notice, host }: ReadyRevision,
  target: LettersTarget,
): Promise<Outcome<WrittenRevision>> {
  const changed = effect.documents.filter(({ place, now: version }) => place !== null && version)
  if (changed.length === 0) return outcome({ documents: [], files: [] })
  const { request } = target
  const { dataset, composeLetter: compose } = now
  const places = changed.flatMap(({ place }) => now.letterPlaces.get(place ?? '') ?? [])
  const prepared: PreparedLetters = { dataset, compose, fonts: notice.fonts, places, ledgerText: null }
  const found = await lettersPlace(host, prepared, target)
  if (!found.ok) return found
  const { last, subfolder } = found.value
  const folder = path.join(target.out, subfolder)
  const journal = openJournal(folder, null)
  const result = await makePrepared(prepared, journal, { ...target, out: folder })
  const recorded = keepLetters({ host, prepared, last, entries: result.entries, subfolder }, request)
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
  changed: readonly DocumentEffect[],
  entries: Parameters<typeof keepLetters>[0]['entries'],
  { folderName, folder, fonts, request, host }: RedlineTarget,
): Promise<Outcome<readonly string[]>> {
  const files = new Map<string, Uint8Array>()
  for (const effect of changed) {
    const docx = entries.find(({ place }) => place === effect.place)?.files.find(({ name }) => name.endsWith('.docx'))
    if (!docx) continue
    for (const [file, bytes] of await redlineFiles(effect, path.join(folder, docx.name), fonts, request))
      files.set(file, bytes)
  }
  return andThen(guardPapers(files, folderName, request), (all) => {
    const written = request.dryRun ? outcome([]) : host.writeFiles(all)
    return andThen(written, () => outcome([...files.keys()]))
  })
}
