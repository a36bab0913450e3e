import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadDataset } from '../../src/data/load-dataset.js'
import { andThen } from '../../src/diagnostics/diagnostic.js'
import { exitCodeOf } from '../../src/diagnostics/exit-code.js'
import { buildFigureBook } from '../../src/figures/figure-book.js'
import { type Change, changedWorkspace } from '../workspace.js'

/** One case: what a hand did to the data of 2022, and every complaint that must come, in order. */
interface Case {
  readonly why: string
  readonly year?: string
  readonly change: readonly Change[]
  /** `code file:line:column`, or `code` alone where there is no place. */
  readonly expect: readonly string[]
  /** Must stand in the message or the hint of the first. */
  readonly says?: string
  readonly exit: number
}

const folder = new URL('../cases/data/', import.meta.url)

describe('data that cannot be used is named by code and place', () => {
  test.each(readdirSync(folder).sort())('%s', (file) => {
    const {
      year = '2022',
      change,
      expect: expected,
      says,
      exit,
    }: Case = parse(readFileSync(new URL(file, folder), 'utf8'))
    const { diagnostics } = andThen(loadDataset(changedWorkspace(change), year), buildFigureBook)
    const lines = diagnostics.map(({ code, at }) => (at ? `${code} ${at.file}:${at.line}:${at.column}` : code))
    expect(lines).toEqual(expected)
    if (says !== undefined) expect(`${diagnostics[0]?.message} ${diagnostics[0]?.hint}`).toContain(says)
    expect(exitCodeOf(diagnostics)).toBe(exit)
  })
})
