import { codes } from './codes.js'
import type { Diagnostic } from './diagnostic.js'

/** 0: no error among them; 2: something could not even be read or written; 1: the content is wrong. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): 0 | 1 | 2 {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return 0
  return errors.some(({ code }) => codes[code].exit === 2) ? 2 : 1
}
