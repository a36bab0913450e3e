import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { codes } from '../../src/diagnostics/codes.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Change } from '../workspace.js'
import { checkWorkspace } from './check-workspace.js'

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
const files = readdirSync(folder).sort()
const read = (file: string): CaseFile => parse(readFileSync(new URL(file, folder), 'utf8'))

const words = ({ code, at, printed }: Diagnostic): string =>
  [
    code,
    at && `${at.file}:${at.line}:${at.column}`,
    printed && `第${printed.page}页${printed.line > 0 ? `第${printed.line}行` : ''}`,
  ]
    .filter(Boolean)
    .join(' ')

describe.each(files)('%s', (file) => {
  const { code, severity, year, fires, silent } = read(file)

  test.each(fires)('fires: $change', ({ change, expect: expected, says = [], severity: own = severity, ...of }) => {
    const printed = expected.some((each) => each.includes(' 第'))
    const found = checkWorkspace(change, of.year ?? year, { printed }).filter((each) => each.code === code)
    expect(
      found.map((each, index) => words(each).split(' ').slice(0, expected[index]?.split(' ').length).join(' ')),
    ).toEqual(expected)
    for (const each of found) expect(each.severity).toBe(own)
    for (const word of says) expect(`${found[0]?.message} ${found[0]?.hint}`).toContain(word)
  })

  test.each(silent)('stays silent: $change', ({ change, ...of }) => {
    const found = checkWorkspace(change, of.year ?? year, { printed: false })
    expect(found.filter((each) => each.code === code)).toEqual([])
  })
})

test('every code of a check has its cases, under its own name', () => {
  const ofChecks = readFileSync(new URL('../../src/diagnostics/codes.ts', import.meta.url), 'utf8')
    .split(/^ {2}\/\/ --- /m)
    .filter((part) => part.startsWith('checks: '))
    .flatMap((part) => [...part.matchAll(/^ {2}'?([a-z-]+)'?: \{/gm)].map(([, code = '']) => code))
  expect(ofChecks.filter((code) => !(code in codes))).toEqual([])
  const inPhrases: readonly { code: string }[] = parse(
    readFileSync(new URL('../cases/phrases.yaml', import.meta.url), 'utf8'),
  ).wrong
  // What no hand can do in data or templates is shown with documents made for it.
  const byHand = readFileSync(new URL('made-documents.test.ts', import.meta.url), 'utf8')
  const shown = new Set([
    ...files.map((file) => read(file).code),
    ...inPhrases.map(({ code }) => code),
    ...ofChecks.filter((code) => byHand.includes(`'${code}'`)),
  ])
  expect(ofChecks.filter((code) => !shown.has(code))).toEqual([])
  for (const file of files) expect(file).toBe(`${read(file).code}.yaml`)
})
