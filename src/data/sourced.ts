import type { SourcePlace } from '../diagnostics/diagnostic.js'

/** A value as it was written, with its place: later complaints point at it. */
export interface Sourced<T> {
  readonly value: T
  readonly at: SourcePlace
}
