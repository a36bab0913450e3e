import * as path from 'node:path'
import { openJournal } from '../batch/open-journal.js'
import { andThen, type Diagnostic, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { FontSet } from '../fonts/font-set.js'
import { readTarget } from '../host.js'
import { renderDocument, renderers } from '../pipeline.js'
import type { Reviser } from '../revise/docx/tracking.js'
import type { DocumentEffect } from '../revise/effect.js'
import type { EffectHeading } from '../revise/report/effect-workbook.js'
import { NOTICE, type VersionDocument } from '../revise/year-version.js'
import type { Console } from './answer.js'
import type { Request } from './arguments.js'
import { keepEdition } from './keep-edition.js'
import { keepLetters } from './keep-letters.js'
import { writeOutputs } from './letter-outputs.js'
import type { PreparedLetters } from './prepare-letters.js'
import { reportedLetter } from './reported-letter.js'
import type { ReportedDocument } from './run.js'
import { lettersPlace, makePrepared } from './run-letters.js'
import type { ReadyRevision } from './run-revise.js'

/** What a correction has written. */
export interface WrittenRevision {
  readonly documents: readonly ReportedDocument[]
  /** The redline, the list, the index of letters: absolute paths. */
  readonly files: readonly string[]
}

/** Writes the documents that change, each as an edition of its own, the redline and the list; nothing else is touched. */
export async function writeRevision(
  ready: ReadyRevision,
  request: Request,
  console: Console,
): Promise<Outcome<WrittenRevision>> {
  const { effect } = ready
  if (effect.changes.length === 0) return outcome({ documents: [], files: [] })
  const out = request.out ? path.resolve(request.out) : path.resolve(request.workspace, 'out', effect.folder)
  const notice = await writeNotice(ready, out, request)
  if (!notice.ok) return notice
  const letters = await writeLetters(ready, { out: path.join(out, '函'), request, console })
  if (!letters.ok) return letters
  return outcome(
    {
      documents: [...notice.value.documents, ...letters.value.documents],
      files: [...notice.value.files, ...letters.value.files],
    },
    [...notice.diagnostics, ...letters.diagnostics],
  )
}

/** The notice if it changed, its redline, and the list of what moved: all at once or none. */
async function writeNotice(ready: ReadyRevision, out: string, request: Request): Promise<Outcome<WrittenRevision>> {
  const { effect, host, inputs } = ready
  const [own] = effect.documents
  const files = new Map<string, Uint8Array>()
  const documents: ReportedDocument[] = []
  const diagnostics: Diagnostic[] = []
  if (own?.now) {
    const kept = keepEdition(await renderDocument(ready.notice), { host, template: NOTICE, out, inputs }, request)
    diagnostics.push(...kept.diagnostics)
    if (!kept.ok) return kept
    const { plan, docx, pdf } = kept.value
    for (const [file, bytes] of kept.value.files) files.set(file, bytes)
    documents.push({ ...described(own, own.now), docx, pdf, edition: plan.edition, fresh: plan.fresh })
    for (const [file, bytes] of await redlineFiles(own, docx, ready.notice.fonts, request)) files.set(file, bytes)
  }
  for (const [file, bytes] of await listFiles(ready, out)) files.set(file, bytes)
  const written = request.dryRun ? outcome([]) : host.writeFiles(files)
  const others = [...files.keys()].filter((file) => / 花脸稿\.(?:docx|pdf)$|更正影响单\.(?:xlsx|html)$/u.test(file))
  return andThen({ ...written, diagnostics: [...diagnostics, ...written.diagnostics] }, () =>
    outcome({ documents, files: others }),
  )
}

function described({ id }: DocumentEffect, { document: { properties }, pages }: VersionDocument): ReportedDocument {
  return {
    ...{ id, kind: properties.genre, number: properties.number, title: properties.title, place: null },
    ...{ pages: pages.pages.length, docx: null, pdf: null },
  }
}

/** The list of what moved: for Excel and for the printer. */
async function listFiles({ effect, base }: ReadyRevision, out: string) {
  const { effectWorkbook } = await import('../revise/report/effect-workbook.js')
  const { effectHtml } = await import('../revise/report/effect-html.js')
  const heading: EffectHeading = { title: `${effect.folder}更正影响单`, since: base.name }
  return [
    [path.join(out, `${effect.folder}更正影响单.xlsx`), await effectWorkbook(effect, heading)],
    [path.join(out, `${effect.folder}更正影响单.html`), new TextEncoder().encode(effectHtml(effect, heading))],
  ] as const
}

/** 花脸稿 in both formats, beside the document; none of one that only one version has. */
async function redlineFiles({ old, now }: DocumentEffect, docx: string, fonts: FontSet, request: Request) {
  if (!old || !now) return []
  const { redlineDocx } = await import('../revise/docx/redline-docx.js')
  const { redlinePages } = await import('../revise/pdf/redline-pdf.js')
  const target = docx.slice(0, -'.docx'.length)
  const files: (readonly [string, Uint8Array])[] = [
    [`${target} 花脸稿.docx`, redlineDocx(old, now, reviserOf(request, now))],
  ]
  const redline = redlinePages(old.document, now.document)
  if (redline.ok) files.push([`${target} 花脸稿.pdf`, await renderers.pdf({ ...redline.value, fit: now.fit, fonts })])
  return files
}

/** Who made the changes, and when: no clock is asked. */
function reviserOf({ author, date }: Request, { document }: VersionDocument): Reviser {
  const { year, month, day } = date ?? document.properties.date
  const stamp = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  return { author: author ?? '更正', date: `${stamp}T00:00:00Z` }
}

interface LettersTarget {
  readonly out: string
  readonly request: Request
  readonly console: Console
}

/** The letters that change, as `letters` makes them; the index of all, where there is one. */
async function writeLetters(
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
    ? await letterRedlines(changed, result.entries, { folder, fonts: notice.fonts, request, host })
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
  readonly folder: string
  readonly fonts: FontSet
  readonly request: Request
  readonly host: ReadyRevision['host']
}

/** A redline of each changed letter, beside it. */
async function letterRedlines(
  changed: readonly DocumentEffect[],
  entries: Parameters<typeof keepLetters>[0]['entries'],
  { folder, fonts, request, host }: RedlineTarget,
): Promise<Outcome<readonly string[]>> {
  const files = new Map<string, Uint8Array>()
  for (const effect of changed) {
    const docx = entries.find(({ place }) => place === effect.place)?.files.find(({ name }) => name.endsWith('.docx'))
    if (!docx) continue
    for (const [file, bytes] of await redlineFiles(effect, path.join(folder, docx.name), fonts, request))
      files.set(file, bytes)
  }
  const written = request.dryRun ? outcome([]) : host.writeFiles(files)
  return andThen(written, () => outcome([...files.keys()]))
}
