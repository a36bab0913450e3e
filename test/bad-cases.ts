import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import { exitCodeOf } from '../src/diagnostics/exit-code.js'
import type { Host } from '../src/host/host.js'
import { type Change, changedWorkspace } from './workspace.js'

/** One case: what a hand did to the workspace of 2022, and every error and warning that must come, in order. */
interface Case {
  readonly why: string
  readonly year?: string
  readonly change: readonly Change[]
  /** `code file:line:column`; `code` alone where there is no place, or where it does not matter. */
  readonly expect: readonly string[]
  /** Must stand in the message or the hint of the first. */
  readonly says?: string
  readonly exit: number
}

/** A test for every file of a folder of cases: `run` says what the program finds in the changed workspace. */
export function testCases(folder: URL, run: (host: Host, year: string) => readonly Diagnostic[]): void {
  test.each(readdirSync(folder).sort())('%s', (file) => {
    const given: Case = parse(readFileSync(new URL(file, folder), 'utf8'))
    const diagnostics = run(changedWorkspace(given.change), given.year ?? '2022')
    const found = diagnostics.filter(({ severity }) => severity !== 'note')
    const lines = found.map(({ code, at }, index) =>
      at && given.expect[index]?.includes(' ') ? `${code} ${at.file}:${at.line}:${at.column}` : code,
    )
    expect(lines).toEqual(given.expect)
    if (given.says !== undefined) expect(`${found[0]?.message} ${found[0]?.hint}`).toContain(given.says)
    expect(exitCodeOf(diagnostics)).toBe(given.exit)
  })
}
