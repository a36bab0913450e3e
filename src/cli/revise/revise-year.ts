import { documentNumber } from '../../data/check-ledger.js'
import { readDataFile } from '../../data/read-files.js'
import { factsSchema } from '../../data/schema.js'
import { yearFiles } from '../../data/year-files.js'
import { yearFile } from '../../data/years.js'
import {
  andThen,
  asWarning,
  type Diagnostic,
  hasErrors,
  type Outcome,
  outcome,
  warning,
} from '../../diagnostics/diagnostic.js'
import { distinct } from '../../diagnostics/distinct.js'
import { passagesOf } from '../../document/passages.js'
import { type RecordingHost, recordingHost } from '../../editions/recording-host.js'
import { missingGlyphs } from '../../fonts/missing-glyphs.js'
import { type FontSet, resolveFonts } from '../../fonts/resolve-fonts.js'
import type { Host } from '../../host/host.js'
import { remembering } from '../../host/keeping-host.js'
import type { ReadMemory } from '../../host/read-memory.js'
import { checkDocument, type LaidOutDocument } from '../../pipeline.js'
import { type Base, inBase, openIssued } from '../../revise/base.js'
import { inputChanges } from '../../revise/cause/input-changes.js'
import { correctionLetter } from '../../revise/correction-letter.js'
import { type Effect, findEffect } from '../../revise/effect.js'
import { lettersToCheck } from '../../revise/letter-terms.js'
import type { ToldEffect } from '../../revise/report/told.js'
import { toldEffect } from '../../revise/report/told-effect.js'
import { composeYear, type VersionDocument, type YearVersion } from '../../revise/year-version.js'
import type { Request } from '../request/arguments.js'
import { fontOptions } from '../request/font-options.js'
import { type MadeLetters, madeLetters, neverMade, settledLetters } from './made-letters.js'

/** What the data at hand are held against; opened once, however often it is looked at. */
export interface Comparison {
  readonly base: Base
  /** The workspace at hand. */
  readonly host: Host
  /** The base, read through the memory. */
  readonly before: Host
  readonly folder: string
  readonly memory: ReadMemory
  readonly old: YearVersion
  /** The notice as it went out; null where it is not issued. */
  readonly issued: Outcome<VersionDocument | null>
  readonly fonts: Outcome<FontSet>
  /** The letters as they were last made when the comparison began, by their places. */
  readonly made: MadeLetters
}

/** Of which year a comparison is asked for. */
export interface ComparisonRequest {
  readonly host: Host
  /** A folder of `data/`. */
  readonly folder: string
  /** What was read before, of whichever version, is not read again. */
  readonly memory: ReadMemory
  readonly request: Request
}

/** Makes the base, with the fonts for what is made of either version. */
export function openComparison(base: Base, asked: ComparisonRequest): Outcome<Comparison> {
  const { host, folder, memory, request } = asked
  const before = remembering(base.host, memory)
  const made = composeYear(before, folder)
  if (!made.ok) return { ok: false, diagnostics: inBase(made.diagnostics, base) }
  const old = made.value
  const issued = issuedNotice(base, old, asked)
  return outcome({
    ...{ base, host, before, folder, memory, old, issued },
    fonts: resolveFonts(fontOptions(host, request)),
    made: madeLetters(remembering(host, memory), old),
  })
}

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
  /** The effect as people are told of it: on the terminal, on paper and in the workbook. */
  readonly told: ToldEffect
  /** The draft of a 更正函, where the notice is issued and reads otherwise now. */
  readonly correction: VersionDocument | null
}

/** The year as it is now, checked, and what differs from the base. */
export function reviseYear(comparison: Comparison, request: Request): Outcome<ReadyRevision> {
  const { base, before, folder, memory, old, issued, fonts } = comparison
  const host = recordingHost(remembering(comparison.host, memory))
  const made = composeYear(host, folder)
  if (!made.ok) return made
  const now = made.value
  const inputs = host.inputs()
  const checked = checkDocument({ ...now, document: now.notice.document }, now.notice, fonts)
  const changes = inputChanges(before, host, folder)
  const letters = lettersToCheck(old, now, changes).flatMap((place) => now.composeLetter(place).diagnostics)
  // A mistake of the template shows in every letter.
  const diagnostics: Diagnostic[] = [
    ...distinct([...made.diagnostics, ...checked.diagnostics, ...now.letterFaults(), ...letters]),
  ]
  if (!checked.ok || hasErrors(diagnostics)) return { ok: false, diagnostics }
  const { effect: all, diagnostics: found } = findEffect(old, now, changes, neverMade(comparison.made, old))
  // Who names a version asks for all that differs from it.
  const settled = request.since === undefined ? settledLetters(comparison.made, all, now) : all.settled
  const effect: Effect = { ...all, settled }
  const correction = andThen(issued, (document) =>
    document ? correctionLetter(document, now, request.date ?? null) : outcome(null),
  )
  diagnostics.push(...found, ...otherProgram(base, old), ...correction.diagnostics)
  if (!correction.ok || hasErrors(correction.diagnostics)) return { ok: false, diagnostics }
  const letter = correction.value
  const versions = effect.documents.flatMap(({ place, now: version }) => (place !== null && version ? [version] : []))
  for (const { document, pages } of letter ? [...versions, letter] : versions)
    diagnostics.push(...missingGlyphs(document, pages, checked.value.fonts))
  const told = toldEffect(effect)
  return outcome({ host, inputs, base, old, now, notice: checked.value, effect, told, correction: letter }, diagnostics)
}

/**
 * The notice as it went out, which the base need not be: what was tried since is no one's but ours. One that cannot be
 * made again is told of, and keeps no correction from being followed.
 */
function issuedNotice(
  base: Base,
  old: YearVersion,
  { host, folder, memory }: ComparisonRequest,
): Outcome<VersionDocument | null> {
  const issued = openIssued({ host, folder }, numberAtHand(host, folder))
  const lost = (diagnostics: readonly Diagnostic[]) => outcome(null, diagnostics.map(asWarning))
  if (!issued.ok) return lost(issued.diagnostics)
  if (!issued.value) return outcome(old.dataset.facts.state.value === '印发' ? old.notice : null)
  const { value } = issued
  if (value.record?.edition === base.record?.edition) return outcome(old.notice)
  const version = composeYear(remembering(value.host, memory), folder)
  return version.ok ? outcome(version.value.notice) : lost(inBase(version.diagnostics, value))
}

/** The number of the notice as 文件.yaml has it now; what cannot be read is told where the year is made. */
function numberAtHand(host: Host, folder: string): string {
  const read = readDataFile(host, yearFile(folder, yearFiles.facts), factsSchema)
  if (!read.ok) return ''
  const { numberCode, numberYear, numberSequence } = read.value.facts
  return documentNumber(numberCode.value, numberYear.value, numberSequence?.value ?? '')
}

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
