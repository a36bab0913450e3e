import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { andThen } from '../src/diagnostics/diagnostic.js'
import { exitCodeOf } from '../src/diagnostics/exit-code.js'
import { composeDocument, layOutDocument } from '../src/pipeline.js'
import { type Change, changedWorkspace } from './workspace.js'

/** One case: what a hand did to the 2022 workspace, and what the program must say (code, place), and nothing else. */
interface Case {
  readonly why: string
  readonly year?: string
  readonly change: readonly Change[]
  /** `code file:line:column` or `code`, errors and warnings, in order. */
  readonly expect: readonly string[]
  /** Must stand in the hint or the message of the first. */
  readonly says?: string
  readonly exit: number
}

const folder = new URL('cases/bad-input/', import.meta.url)
const files = readdirSync(folder).sort()

describe('a bad input is named by code and place, and ends with the right exit code', () => {
  test.each(files)('%s', (file) => {
    const {
      year = '2022',
      change,
      expect: expected,
      says,
      exit,
    }: Case = parse(readFileSync(new URL(file, folder), 'utf8'))
    const host = changedWorkspace(change)
    const result = andThen(composeDocument({ host, folder: year, template: '通报' }), (document) =>
      layOutDocument(document, { host, bundledOnly: true, named: new Map() }),
    )
    const found = result.diagnostics.filter(({ severity }) => severity !== 'note')
    const lines = found.map(({ code, at }, index) =>
      at && expected[index]?.includes(' ') ? `${code} ${at.file}:${at.line}:${at.column}` : code,
    )
    expect(lines).toEqual(expected)
    if (says !== undefined) expect(`${found[0]?.message} ${found[0]?.hint}`).toContain(says)
    expect(exitCodeOf(result.diagnostics)).toBe(exit)
  })
})
