import * as path from 'node:path'
import { newestYear } from '../data/years.js'
import { type Diagnostic, error, fail, hasErrors, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { FontSet } from '../fonts/font-set.js'
import { missingGlyphs } from '../fonts/missing-glyphs.js'
import { diskHost, type Host, ReadMemory, remembering } from '../host.js'
import { checkDocument } from '../pipeline.js'
import { type Base, openBase } from '../revise/base.js'
import { inputChanges } from '../revise/cause/input-changes.js'
import { type Effect, findEffect } from '../revise/effect.js'
import { effectJson } from '../revise/report/effect-json.js'
import { effectLines } from '../revise/report/effect-lines.js'
import { composeYear, type YearVersion } from '../revise/year-version.js'
import { answer, type Console, noYear } from './answer.js'
import type { Request } from './arguments.js'
import { type MadeDocument, makeRevisedFiles } from './revised-files.js'
import { fontOptions, type ReportedDocument, refusals } from './run.js'

/** What a correction moves, ready to be written. */
export interface ReadyRevision {
  readonly base: Base
  readonly old: YearVersion
  readonly now: YearVersion
  readonly effect: Effect
  readonly fonts: FontSet
}

const failed = { json: { documents: [], files: [] }, lines: [] }

/** `revise`: what changed since a base, what it moves and why; the documents that change, the list and the redline. */
export async function runRevise(request: Request, console: Console): Promise<number> {
  const host = diskHost(request.workspace)
  const folder = request.year ?? newestYear(host)
  if (folder === undefined) return answer(request, console, host, { ...failed, diagnostics: [noYear] })
  const ready = reviseYear(host, folder, request)
  if (!ready.ok) return answer(request, console, host, { ...failed, diagnostics: ready.diagnostics })
  const refused = request.final ? refusals(ready.diagnostics, ready.value, request) : []
  if (refused.length > 0) {
    answer(request, console, host, { ...failed, diagnostics: [...ready.diagnostics, ...refused] })
    return 3
  }

  const { documents, others } = await makeRevisedFiles(ready.value, request)
  const files = new Map([...documents.flatMap((each) => each.files), ...others])
  const written = request.dryRun ? undefined : host.writeFiles(files)
  const diagnostics = [...ready.diagnostics, ...(written?.diagnostics ?? [])]
  if (hasErrors(diagnostics)) return answer(request, console, host, { ...failed, diagnostics })
  const mark = request.dryRun ? '（未写）' : ''
  return answer(request, console, host, {
    json: {
      since: ready.value.base.name,
      ...effectJson(ready.value.effect),
      documents: documents.map((each) => reported(each)),
      files: [...others.keys()],
    },
    lines: [
      `与${ready.value.base.name}相比：`,
      ...effectLines(ready.value.effect),
      ...[...files.keys()].map((file) => `  ${mark}${file}`),
    ],
    diagnostics,
  })
}

/** Both versions of a year, checked, and what differs. */
export function reviseYear(host: Host, folder: string, request: Request): Outcome<ReadyRevision> {
  const base = baseOf(request)
  if (!base.ok) return base
  const memory = new ReadMemory()
  const now = composeYear(remembering(host, memory), folder)
  const old = composeYear(remembering(base.value.host, memory), folder)
  const ofBase = old.ok ? [] : old.diagnostics.map((each) => inBase(each, base.value))
  if (!now.ok || !old.ok) return { ok: false, diagnostics: [...now.diagnostics, ...ofBase] }
  const checked = checkDocument(
    { ...now.value, document: now.value.notice.document },
    now.value.notice,
    fontOptions(host, request),
  )
  const diagnostics: Diagnostic[] = [...now.diagnostics, ...checked.diagnostics, ...now.value.letterDiagnostics()]
  if (!checked.ok || hasErrors(diagnostics)) return { ok: false, diagnostics }
  const found = findEffect(old.value, now.value, inputChanges(base.value.host, host, folder))
  const { fonts } = checked.value
  for (const { place, now: version } of found.effect.documents)
    if (place !== null && version) diagnostics.push(...missingGlyphs(version.document, version.pages, fonts))
  return outcome({ base: base.value, old: old.value, now: now.value, effect: found.effect, fonts }, [
    ...diagnostics,
    ...found.diagnostics,
  ])
}

/** The base that the user names. */
function baseOf({ since, workspace }: Request): Outcome<Base> {
  if (since !== undefined) return openBase(workspace, since)
  return fail(
    error('base-unknown', '没有说明与什么相比', null, '请加 --since，例如 --since HEAD~1，或另一个工作文件夹。'),
  )
}

/** A problem of the base is none of the files at hand: its lines cannot be shown. */
const inBase = (diagnostic: Diagnostic, { name }: Base): Diagnostic => ({
  ...diagnostic,
  message: `${name}里：${diagnostic.message}${diagnostic.at ? `（${diagnostic.at.file}:${diagnostic.at.line}）` : ''}`,
  at: null,
})

function reported({ effect: { id, place }, version, files }: MadeDocument): ReportedDocument {
  const { properties } = version.document
  const target = (format: string) =>
    files.map(([file]) => file).find((file) => path.extname(file) === `.${format}`) ?? null
  return {
    ...{ id, kind: properties.genre, number: properties.number, title: properties.title, place },
    ...{ pages: version.pages.pages.length, docx: target('docx'), pdf: target('pdf') },
  }
}
