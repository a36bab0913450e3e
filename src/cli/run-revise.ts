import { newestYear } from '../data/years.js'
import { andThen, type Diagnostic, hasErrors, type Outcome, outcome, warning } from '../diagnostics/diagnostic.js'
import { passagesOf } from '../document/passages.js'
import { type RecordingHost, recordingHost } from '../editions/recording-host.js'
import { missingGlyphs } from '../fonts/missing-glyphs.js'
import { diskHost, type Host, ReadMemory, remembering } from '../host.js'
import { checkDocument, type LaidOutDocument } from '../pipeline.js'
import { type Base, openBase, openIssued } from '../revise/base.js'
import { inputChanges } from '../revise/cause/input-changes.js'
import { correctionLetter } from '../revise/correction-letter.js'
import { type Effect, findEffect } from '../revise/effect.js'
import { lettersToCheck } from '../revise/letter-terms.js'
import { effectJson } from '../revise/report/effect-json.js'
import { effectLines } from '../revise/report/effect-lines.js'
import { composeYear, type VersionDocument, type YearVersion } from '../revise/year-version.js'
import { answer, type Console, noYear } from './answer.js'
import type { Request } from './arguments.js'
import { fontOptions, refusals } from './run.js'
import { writeRevision } from './write-revision.js'

/** What a correction moves, ready to be written. */
export interface ReadyRevision {
  readonly host: RecordingHost
  /** What the notice and the letters were made from. */
  readonly inputs: ReadonlyMap<string, Uint8Array>
  readonly base: Base
  readonly old: YearVersion
  readonly now: YearVersion
  readonly notice: LaidOutDocument
  readonly effect: Effect
  /** The draft of a 更正函, where the notice is issued and reads otherwise now. */
  readonly correction: VersionDocument | null
}

const failed = { json: { documents: [], files: [] }, lines: [] }

/** `revise`: what changed since a base, what it moves and why; the documents that change, the list and the redline. */
export async function runRevise(request: Request, console: Console): Promise<number> {
  const host = diskHost(request.workspace)
  const folder = request.year ?? newestYear(host)
  if (folder === undefined) return answer(request, console, host, { ...failed, diagnostics: [noYear] })
  const base = openBase({ host, folder, workspace: request.workspace, since: request.since })
  const ready = andThen(base, (opened) => reviseYear(opened, folder, request, new ReadMemory()))
  if (!ready.ok) return answer(request, console, host, { ...failed, diagnostics: ready.diagnostics })
  const refused = request.final ? refusals(ready.diagnostics, ready.value.notice, request) : []
  if (refused.length > 0) {
    answer(request, console, host, { ...failed, diagnostics: [...ready.diagnostics, ...refused] })
    return 3
  }
  const written = await writeRevision(ready.value, request, console)
  const diagnostics = [...ready.diagnostics, ...written.diagnostics]
  if (!written.ok || hasErrors(diagnostics)) return answer(request, console, host, { ...failed, diagnostics })
  const { documents, files } = written.value
  const mark = request.dryRun ? '（未写）' : ''
  const made = documents.flatMap(({ docx, pdf }) => [docx, pdf].filter((file) => file !== null))
  return answer(request, console, host, {
    json: { since: ready.value.base.name, ...effectJson(ready.value.effect), documents, files },
    lines: [
      `与${ready.value.base.name}相比：`,
      ...effectLines(ready.value.effect),
      ...[...made, ...files].map((file) => `  ${mark}${file}`),
    ],
    diagnostics,
  })
}

/** Both versions of a year, checked, and what differs. What was read before, of either, is not read again. */
export function reviseYear(base: Base, folder: string, request: Request, memory: ReadMemory): Outcome<ReadyRevision> {
  const host = recordingHost(remembering(diskHost(request.workspace), memory))
  const now = composeYear(host, folder)
  const inputs = host.inputs()
  const before = remembering(base.host, memory)
  const old = composeYear(before, folder)
  const ofBase = old.ok ? [] : old.diagnostics.map((each) => inBase(each, base))
  if (!now.ok || !old.ok) return { ok: false, diagnostics: [...now.diagnostics, ...ofBase] }
  const { notice } = now.value
  const checked = checkDocument({ ...now.value, document: notice.document }, notice, fontOptions(host, request))
  const changes = inputChanges(before, host, folder)
  const letters = lettersToCheck(old.value, now.value, changes).flatMap(
    (place) => now.value.composeLetter(place).diagnostics,
  )
  const diagnostics: Diagnostic[] = distinct([
    ...now.diagnostics,
    ...checked.diagnostics,
    ...now.value.letterFaults(),
    ...letters,
  ])
  if (!checked.ok || hasErrors(diagnostics)) return { ok: false, diagnostics }
  const { effect, diagnostics: found } = findEffect(old.value, now.value, changes)
  for (const { place, now: version } of effect.documents)
    if (place !== null && version)
      diagnostics.push(...missingGlyphs(version.document, version.pages, checked.value.fonts))
  const correction = andThen(issuedNotice({ base, old: old.value, host, folder, memory }), (issued) =>
    issued ? correctionLetter(issued, now.value, request.date ?? null) : outcome(null),
  )
  if (!correction.ok || hasErrors(correction.diagnostics))
    return { ok: false, diagnostics: [...diagnostics, ...correction.diagnostics] }
  const drafted = correction.value
  return outcome(
    {
      ...{ host, inputs, base, old: old.value, now: now.value, notice: checked.value, effect },
      correction: drafted,
    },
    [
      ...diagnostics,
      ...found,
      ...otherProgram(base, old.value),
      ...correction.diagnostics,
      ...(drafted ? missingGlyphs(drafted.document, drafted.pages, checked.value.fonts) : []),
    ],
  )
}

interface IssuedRequest {
  readonly base: Base
  readonly old: YearVersion
  readonly host: Host
  readonly folder: string
  readonly memory: ReadMemory
}

/**
 * The notice as it went out, which the base need not be: what was tried since is no one's but ours. One that cannot be
 * made again is told of, and keeps no correction from being followed.
 */
function issuedNotice({ base, old, host, folder, memory }: IssuedRequest): Outcome<VersionDocument | null> {
  const issued = openIssued({ host, folder })
  const lost = (diagnostics: readonly Diagnostic[]) =>
    outcome(
      null,
      diagnostics.map((each): Diagnostic => ({ ...each, severity: 'warning' })),
    )
  if (!issued.ok) return lost(issued.diagnostics)
  if (!issued.value) return outcome(old.dataset.facts.state.value === '印发' ? old.notice : null)
  const { value } = issued
  if (value.record?.edition === base.record?.edition) return outcome(old.notice)
  const version = composeYear(remembering(value.host, memory), folder)
  return version.ok ? outcome(version.value.notice) : lost(version.diagnostics.map((each) => inBase(each, value)))
}

/** A mistake of the template shows in every letter; it is told once. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify([each.code, each.message, each.at]), each])).values()]
}

/** A problem of the base is none of the files at hand: its lines cannot be shown. */
const inBase = (diagnostic: Diagnostic, { name }: Base): Diagnostic => ({
  ...diagnostic,
  message: `${name}里：${diagnostic.message}${diagnostic.at ? `（${diagnostic.at.file}:${diagnostic.at.line}）` : ''}`,
  at: null,
})

/** What was recorded of the base must be what is made of it now, or a change of the program would pass unnoticed. */
function otherProgram({ record, name }: Base, old: YearVersion): readonly Diagnostic[] {
  if (!record) return []
  const words = passagesOf(old.notice.document).map(({ label, text }) => label + text)
  const recorded = record.paragraphs.map(({ text }) => text)
  if (words.join('\n') === recorded.join('\n')) return []
  const differs = recorded.find((text, index) => text !== words[index]) ?? words[recorded.length] ?? ''
  const message = `${name}现在重做出来，与当时不一样：“${differs}”`
  const hint = `当时的程序是 ${record.program}。当时印出的以原来的文件为准，请另行核对。`
  return [warning('base-remade', message, null, hint)]
}
