import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Change } from '../workspace.js'
import { type Example, examplesOf, isTyped, type Manual } from './examples.js'

/** What becomes of an example of a manual: see `test/cases/manuals.yaml`. */
export interface ManualCase {
  /** How the example begins. */
  readonly first: string
  readonly change?: readonly Change[]
  readonly into?: string
  readonly whole?: boolean
  readonly says?: readonly string[]
  readonly year?: string
  readonly shown?: readonly string[]
  readonly before?: readonly (readonly string[])[]
  readonly typed?: { readonly from: string; readonly to: string }
  readonly exported?: boolean
}

const cases: Readonly<Record<Manual, readonly ManualCase[]>> = parse(
  readFileSync(new URL('../cases/manuals.yaml', import.meta.url), 'utf8'),
)

export const casesOf = (manual: Manual): readonly ManualCase[] => cases[manual]

export interface TriedExample extends Example {
  readonly own: ManualCase
}

/** The examples of a manual that are not typed on the command line, each with its case. */
export const triedExamples = (manual: Manual): readonly TriedExample[] =>
  examplesOf(manual)
    .filter((example) => !isTyped(example))
    .flatMap((example, index) => {
      const own = cases[manual][index]
      return own && example.lines[0]?.startsWith(own.first) ? [{ ...example, own }] : []
    })
