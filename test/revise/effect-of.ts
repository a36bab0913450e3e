import { remembering } from '../../src/host/keeping-host.js'
import { ReadMemory } from '../../src/host/read-memory.js'
import type { Causes } from '../../src/revise/cause/causes.js'
import { inputChanges } from '../../src/revise/cause/input-changes.js'
import type { Edit } from '../../src/revise/edits.js'
import { type Effect, findEffect } from '../../src/revise/effect.js'
import { toldEffect } from '../../src/revise/report/told-effect.js'
import { composeYear, type YearVersion } from '../../src/revise/year-version.js'
import { type Change, changedWorkspace } from '../workspace.js'

const memory = new ReadMemory()
const bases = new Map<string, YearVersion>()

/** The project's own workspace as it is. */
const baseHost = remembering(changedWorkspace([]), memory)

/** A year as this checkout has it. */
export function baseYear(year: string): YearVersion {
  const known = bases.get(year)
  if (known) return known
  const made = composeYear(baseHost, year)
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics))
  bases.set(year, made.value)
  return made.value
}

/** A year after some changes. */
export function changedYear(change: readonly Change[], year: string) {
  const host = remembering(changedWorkspace(change), memory)
  const made = composeYear(host, year)
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics))
  return { host, version: made.value }
}

/** What changes of the workspace move; `from`: of the workspace after these. */
export function effectOf(change: readonly Change[], year: string, from: readonly Change[] = []) {
  const { host, version: now } = changedYear([...from, ...change], year)
  const { host: oldHost, version: old } =
    from.length > 0 ? changedYear(from, year) : { host: baseHost, version: baseYear(year) }
  const changes = inputChanges(oldHost, host, year)
  const found = findEffect(old, now, changes)
  return { old, now, changes, ...found, told: toldEffect(found.effect) }
}

/** Edits as one line: what is taken in [-…-], what is given in {+…+}. */
const shownEdits = (edits: readonly Edit[]): string =>
  edits.map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind]).join('')

/** An effect as short lines, for a golden that a person can read. */
export function shownEffect(effect: Effect): readonly string[] {
  const numbers = new Map(effect.changes.map((change, index) => [change, index + 1]))
  const of = (causes: Causes) =>
    `←${[...causes]
      .map((cause) => numbers.get(cause))
      .sort()
      .join(',')}`
  const changed = effect.documents.filter(({ status }) => status !== 'same')
  return [
    ...effect.changes.map(
      ({ kind, name, file, old, now }, index) =>
        `${index + 1} ${kind} ${name} | ${old?.text ?? '–'} → ${now?.text ?? '–'} | ${file}:${(now ?? old)?.at.line}`,
    ),
    ...effect.figures.map(({ name, old, now, causes }) => `figure ${name} ${old?.text} → ${now?.text} ${of(causes)}`),
    ...effect.rankings.flatMap(({ name, old, now, moves, newTies, goneTies, entered, left, causes }) => [
      `ranking ${name} ${old === now ? '(printed as before)' : `${old} → ${now}`} ${of(causes)}`,
      ...moves.map(({ place, old: from, now: to }) => `  ${place} ${from ?? '–'} → ${to ?? '–'}`),
      ...newTies.map((names) => `  tie ${names.join(' ')}`),
      ...goneTies.map((names) => `  no tie ${names.join(' ')}`),
      ...(entered.length > 0 ? [`  enters ${entered.join(' ')}`] : []),
      ...(left.length > 0 ? [`  leaves ${left.join(' ')}`] : []),
    ]),
    ...effect.margins.appeared.map((margin) => `thin ${margin}`),
    ...effect.margins.gone.map((margin) => `no longer thin ${margin}`),
    ...changed.flatMap(({ id, status, sentences, causes }) => [
      `${status} ${id}${sentences.length === 0 ? ` ${of(causes)}` : ''}`,
      ...sentences.map(({ kind, context, old, now, edits, causes: own }) => {
        const place = [old, now].map((side) => (side ? `${side.page}.${side.line}` : '–')).join('→')
        return `  ${kind} ${place}${context ? ` ${context}` : ''} ${shownEdits(edits)} ${of(own)}`
      }),
    ]),
  ]
}
