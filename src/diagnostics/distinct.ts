import type { Diagnostic } from './diagnostic.js'

/** Diagnostics of one key say the same of the same place. */
export const diagnosticKey = ({ code, message, at }: Diagnostic): string => JSON.stringify([code, message, at])

/** What two steps of a run have come upon, such as a file that neither can write, is told once. */
export const distinct = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(diagnostics.map((each) => [diagnosticKey(each), each])).values(),
]
