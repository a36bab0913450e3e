import type { Diagnostic } from './diagnostic.js'

/** Diagnostics of one key say the same of the same place, and are waived by the same waiver. */
const diagnosticKey = ({ code, message, at, waiver }: Diagnostic): string => JSON.stringify([code, message, at, waiver])

/** What was told, each once. */
export type Told = Map<string, Diagnostic>

/** Tells what was not told yet: as the first says it, but that an error is one, though a step before could do without. */
export function tellOnce(told: Told, each: Diagnostic): void {
  const key = diagnosticKey(each)
  const before = told.get(key)
  if (!before || (each.severity === 'error' && before.severity !== 'error')) told.set(key, each)
}

/** What two steps of a run have come upon, such as a file that neither can write, is told once. */
export function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told: Told = new Map()
  for (const each of diagnostics) tellOnce(told, each)
  return [...told.values()]
}
