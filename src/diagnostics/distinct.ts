import type { Diagnostic } from './diagnostic.js'

/** Diagnostics of one key say the same of the same place. */
export const diagnosticKey = ({ code, message, at }: Diagnostic): string => JSON.stringify([code, message, at])

/** What two steps of a run have come upon, such as a file that neither can write, is told once: as the first says it. */
export function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Map<string, Diagnostic>()
  for (const each of diagnostics) if (!told.has(diagnosticKey(each))) told.set(diagnosticKey(each), each)
  return [...told.values()]
}
