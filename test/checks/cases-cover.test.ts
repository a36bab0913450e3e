import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { checks } from '../../src/checks/index.js'
import { codes } from '../../src/diagnostics/codes.js'
import { caseFiles, yearOf } from './case-files.js'
import { checksNaming } from './checks-of-code.js'

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
    ...[...caseFiles.values()].map(({ code }) => code),
    ...inPhrases.map(({ code }) => code),
    ...ofChecks.filter((code) => byHand.includes(`'${code}'`)),
  ])
  expect(ofChecks.filter((code) => !shown.has(code))).toEqual([])
  for (const [name, { code }] of caseFiles) expect(name).toBe(`${code}.yaml`)
})

test('every case is of a year that is tried', () => {
  const years = [...caseFiles.values()].flatMap((file) =>
    [...file.fires, ...file.silent].map((each) => yearOf(each, file)),
  )
  const tried = (year: string) => existsSync(new URL(`cases-${year.slice(0, 4)}.test.ts`, import.meta.url))
  expect([...new Set(years)].filter((year) => !tried(year))).toEqual([])
})

test('every check names the codes that it is tried for', () => {
  const naming = new Set(Object.keys(codes).flatMap(checksNaming))
  expect(Object.entries(checks).flatMap(([name, check]) => (naming.has(check) ? [] : [name]))).toEqual([])
})
