import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Change } from '../workspace.js'
import { checkWorkspace } from './check-workspace.js'
import { checksOf } from './checks-of-code.js'

/** What a hand did to the workspace of 2022, and what the checks must say. */
interface Case {
  readonly change: readonly Change[]
  /** `code`, `code file:line:column` or `code file:line:column 第3页第5行`; errors, warnings and notes of the code. */
  readonly expect: readonly string[]
  /** Must stand in the message or the hint of the first. */
  readonly says?: readonly string[]
  /** Where it is not the one of the file. */
  readonly severity?: Diagnostic['severity']
  readonly year?: string
}

/** The cases of one code: where it fires, and what looks like it and is right. */
interface CaseFile {
  readonly code: string
  readonly why: string
  readonly severity: Diagnostic['severity']
  /** The year that the hand changes; 2022 unless it says so. */
  readonly year?: string
  readonly fires: readonly Case[]
  readonly silent: readonly Case[]
}

const folder = new URL('../cases/checks/', import.meta.url)

/** The cases of every code, by the name of their file. */
export const caseFiles: ReadonlyMap<string, CaseFile> = new Map(
  readdirSync(folder)
    .sort()
    .map((file) => [file, parse(readFileSync(new URL(file, folder), 'utf8'))]),
)

/** The year whose files a hand changes in a case. */
export const yearOf = (of: Case, { year = '2022' }: CaseFile): string => of.year ?? year

const words = ({ code, at, printed }: Diagnostic): string =>
  [
    code,
    at && `${at.file}:${at.line}:${at.column}`,
    printed && `第${printed.page}页${printed.line > 0 ? `第${printed.line}行` : ''}`,
  ]
    .filter(Boolean)
    .join(' ')

/** Tries the cases of one year: each year is a test file of its own, so that two of them run at once. */
export function tryCases(year: string): void {
  for (const [name, file] of caseFiles) {
    const ofYear = (each: Case) => yearOf(each, file) === year
    const [fires, silent] = [file.fires.filter(ofYear), file.silent.filter(ofYear)]
    if (fires.length + silent.length > 0) describe(name, () => tryCode(file, { fires, silent }, year))
  }
}

function tryCode({ code, severity }: CaseFile, { fires, silent }: Pick<CaseFile, 'fires' | 'silent'>, year: string) {
  const asked = checksOf(code)
  test.each(fires)('fires: $change', ({ change, expect: expected, says = [], severity: own = severity }) => {
    const printed = expected.some((each) => each.includes(' 第'))
    const found = checkWorkspace(change, year, { printed, asked }).filter((each) => each.code === code)
    expect(
      found.map((each, index) => words(each).split(' ').slice(0, expected[index]?.split(' ').length).join(' ')),
    ).toEqual(expected)
    for (const each of found) expect(each.severity).toBe(own)
    for (const word of says) expect(`${found[0]?.message} ${found[0]?.hint}`).toContain(word)
  })

  test.each(silent)('stays silent: $change', ({ change }) => {
    expect(checkWorkspace(change, year, { printed: false, asked }).filter((each) => each.code === code)).toEqual([])
  })
}
