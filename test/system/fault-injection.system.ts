import { describe, expect, test } from 'vitest'
import { runChecks } from '../../src/checks/index.js'
import { rankingName } from '../../src/data/ranking-name.js'
import { rankGroupText } from '../../src/data/tie-wording.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { typedFigures, typedRankings } from '../../src/figures/typed-figures.js'
import { composeDocument, layOutDocument } from '../../src/pipeline.js'
import { memoryHost } from '../memory-host.js'
import { workspaceFiles } from '../workspace.js'
import { brokenRelations } from './broken-relations.js'

/**
 * Fault injection: one digit is changed in the source of every printed number, or the number is typed into the text
 * instead of being named, and the run says which check notices. What cannot be noticed by anyone is named: a lone figure
 * that stands in no relation; the proof sheet (校对单) lists it with its origin for the eye.
 */
interface Fault {
  readonly kind: '录入文字' | '改数字' | '改上报' | '改文件'
  readonly what: string
  readonly files: Readonly<Record<string, string>>
  /** A declared relation is broken by it, as an independent calculation says. */
  readonly contradiction: boolean
}

/** What became of the faults of one kind. */
interface Row {
  readonly total: number
  readonly noticed: number
  readonly codes: ReadonlyMap<string, number>
  readonly unnoticed: readonly string[]
}

const original = workspaceFiles()
const key = ({ code, message }: Diagnostic) => `${code} ${message}`

function inspect(files: Readonly<Record<string, string>>, folder: string) {
  const host = memoryHost(files)
  const composed = composeDocument({ host, folder, template: '通报' })
  if (!composed.ok) return { findings: composed.diagnostics, composed: null }
  const laidOut = layOutDocument(composed.value, { host, bundledOnly: true })
  const findings = [...composed.diagnostics, ...laidOut.diagnostics].filter(({ severity }) => severity !== 'note')
  return { findings, composed: composed.value }
}

/** The text with its last digit changed, or its first. */
function changeDigit(text: string, which: 'first' | 'last'): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index)
  const at = which === 'first' ? (places[0] ?? 0) : (places.at(-1) ?? 0)
  const digit = Number(text[at])
  const other = which === 'first' ? (digit % 9) + 1 : (digit + 1) % 10
  return text.slice(0, at) + other + text.slice(at + 1)
}

/** Every scalar with a digit of a YAML file or of a snippet's head: line, start and text behind the colon. */
function* scalars(content: string): Generator<{ line: number; text: string }> {
  for (const [line, row] of content.split('\n').entries()) {
    if (/^\s*#/.test(row)) continue
    const value = /^[^:#]*: ([^#{[]*\d[^#]*)$/.exec(row)?.[1]
    if (value !== undefined) yield { line, text: value }
    for (const [, inner = ''] of row.matchAll(/(?:计划|完成|得分): ([^,}]*\d[^,}]*)/g))
      if (value === undefined) yield { line, text: inner }
  }
}

const replaceInLine = (content: string, line: number, before: string, after: string): string =>
  content
    .split('\n')
    .map((row, index) => (index === line ? row.replace(before, () => after) : row))
    .join('\n')

function* faults(year: string): Generator<Fault> {
  const { composed } = inspect(original, year)
  if (!composed) throw new Error(`${year} does not compose`)
  // The facts of the letters (函.yaml) are no source of the notice.
  const inYear = Object.entries(original).filter(
    ([file]) => file.startsWith(`data/${year}/`) && !file.endsWith('/函.yaml'),
  )
  for (const [file, content] of inYear) {
    if (file.endsWith('.md')) {
      const place = composed.dataset.places.find(({ name }) => file.endsWith(`亮点/${name.value}.md`)) ?? null
      for (const [tag, name = ''] of content.matchAll(/\{\{数 "([^"]+)"\}\}/g)) {
        const printed = composed.figures.find(name, place)?.text ?? ''
        const files = { ...original, [file]: content.replace(tag, () => printed) }
        yield { kind: '录入文字', what: `${file} ${name}`, files, contradiction: true }
      }
    }
    const head = file.endsWith('.md') ? (/^---\n[\s\S]*?\n---\n/.exec(content)?.[0] ?? '') : content
    if (/(?:豁免|勾稽)\.yaml$/.test(file)) continue
    const kind = file.includes('/上报/') ? '改上报' : file.endsWith('文件.yaml') ? '改文件' : '改数字'
    for (const { line, text } of scalars(head)) {
      // A report has some eighty numbers: every other one gets its first digit changed, the rest their last.
      const digits = kind === '改上报' ? ([line % 2 === 0 ? 'first' : 'last'] as const) : (['first', 'last'] as const)
      for (const which of digits) {
        const after = changeDigit(text, which)
        if (after === text) continue
        const files = { ...original, [file]: replaceInLine(content, line, text, after) }
        yield { kind, what: `${file}:${line + 1} ${text} → ${after}`, files, contradiction: false }
      }
    }
  }
}

describe('a wrong digit is noticed', () => {
  test.each(['2022', '2023-示例'])('%s', { timeout: 600_000 }, (year) => {
    const untouched = inspect(original, year)
    const before = new Set(untouched.findings.map(key))
    const brokenBefore = brokenRelations(untouched.composed)
    const tally = new Map<string, Row>()
    const missedContradictions: string[] = []
    for (const fault of faults(year)) {
      const { findings, composed } = inspect(fault.files, year)
      const fresh = new Set(findings.filter((finding) => !before.has(key(finding))).map(({ code }) => code))
      const { total, noticed, codes, unnoticed } = tally.get(fault.kind) ?? {
        total: 0,
        noticed: 0,
        codes: new Map(),
        unnoticed: [],
      }
      const isNoticed = fresh.size > 0
      tally.set(fault.kind, {
        total: total + 1,
        noticed: noticed + (isNoticed ? 1 : 0),
        codes: new Map([...codes, ...[...fresh].map((code): [string, number] => [code, (codes.get(code) ?? 0) + 1])]),
        unnoticed: isNoticed ? unnoticed : [...unnoticed, fault.what],
      })
      const broken = brokenRelations(composed).filter((relation) => !brokenBefore.includes(relation))
      if (!isNoticed && (fault.contradiction || broken.length > 0))
        missedContradictions.push(`${fault.what}: ${broken.join('; ')}`)
    }
    for (const [kind, { total, noticed, codes, unnoticed }] of tally) {
      const share = ((100 * noticed) / total).toFixed(1)
      const by = [...codes].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`)
      console.log(`${year} ${kind}: ${noticed}/${total} = ${share}% (${by.join(', ')})`)
      if (unnoticed.length > 0) console.log(`  unnoticed, in no relation: ${unnoticed.slice(0, 60).join(' | ')}`)
    }
    expect(tally.get('录入文字')?.unnoticed).toEqual([])
    // Control totals (核对) hold what places report to the last digit.
    expect(tally.get('改上报')?.unnoticed ?? []).toEqual([])
    expect(missedContradictions).toEqual([])
    expect([...tally.values()].reduce((sum, { total }) => sum + total, 0)).toBeGreaterThan(100)
  })
})

/** Slips of the keyboard: what was meant to what was typed. */
const slips: readonly ((text: string) => string)[] = [
  (text) => changeDigit(text, 'first'),
  (text) => changeDigit(text, 'last'),
  (text) => (/\d.*\d/.test(text) ? text.replace(/\d(?=\D*\d)/, '') : text),
  (text) => text.replace(/[1-9]/, '$&$&'),
  (text) => text.replace(/(\d)(?!\1)(\d)/, '$2$1'),
  (text) => text.replace(/(\d)\.(\d)/, '$1$2.').replace(/\.(?!\d)/, ''),
  (text) => (text.includes('万') ? text.replace('万', '') : text.replace(/(?<=\d)(?=[^\d.余多%]+$)/, '万')),
]

/** Errors and warnings, without the pages. */
function said(files: Readonly<Record<string, string>>, year: string): readonly string[] {
  const work = composeDocument({ host: memoryHost(files), folder: year, template: '通报' })
  const found = work.ok ? [...work.diagnostics, ...runChecks(work.value, () => null)] : work.diagnostics
  return found.filter(({ severity }) => severity !== 'note').map(key)
}

describe('where a second person has typed the figures again, no slip is left', () => {
  test.each(['2022', '2023-示例'])('%s', { timeout: 600_000 }, (year) => {
    const { composed } = inspect(original, year)
    if (!composed) throw new Error(`${year} does not compose`)
    const typed = typedFigures(composed.dataset, composed.figures).filter(({ quantity }) => quantity.digits !== '')
    expect(typed.length).toBeGreaterThan(20)
    const again = typed.map(({ name, text }) => `  ${JSON.stringify(name)}: ${text}\n`)
    const files = { ...original, [`data/${year}/复录.yaml`]: `复录:\n${again.join('')}` }
    const before = new Set(said(files, year))
    let tried = 0
    const left = typed.flatMap(({ name, text, origin }) =>
      [...new Set(slips.map((slip) => slip(text)))].flatMap((wrong) => {
        const content = files[origin.file] ?? ''
        const changed = replaceInLine(content, origin.line - 1, text, wrong)
        if (wrong === text || changed === content) return []
        tried += 1
        return said({ ...files, [origin.file]: changed }, year).some((each) => !before.has(each))
          ? []
          : `${name} ${wrong}`
      }),
    )
    expect(left).toEqual([])
    expect(tried).toBeGreaterThan(4 * typed.length)
  })
})

/** What a list becomes when one of two of its items is taken for the other, and the like. */
const rankingSlips: readonly ((groups: Groups, all: readonly string[]) => readonly Groups[])[] = [
  // Two places exchanged, of different positions.
  (groups) =>
    groups.flatMap((group, index) =>
      groups
        .slice(index + 1)
        .flatMap((later) =>
          group.flatMap((one) =>
            later.map((other) =>
              groups.map((each) => each.map((name) => (name === one ? other : name === other ? one : name))),
            ),
          ),
        ),
    ),
  // One left out.
  (groups) => groups.flat().map((gone) => groups.map((each) => each.filter((name) => name !== gone))),
  // One twice.
  (groups) =>
    groups.flatMap((group, index) => [
      groups.toSpliced(index, 0, group),
      groups.toSpliced(index, 1, [...group, ...group]),
    ]),
  // Another place for one.
  (groups, all) =>
    groups
      .flat()
      .flatMap((one) =>
        all
          .filter((name) => !groups.flat().includes(name))
          .map((other) => groups.map((each) => each.map((name) => (name === one ? other : name)))),
      ),
  // A tie that is none, and what should be one.
  (groups) => groups.slice(1).map((group, index) => groups.toSpliced(index, 2, [...(groups[index] ?? []), ...group])),
  (groups) =>
    groups.flatMap((group, index) =>
      group.length > 1 ? [groups.toSpliced(index, 1, ...group.map((name) => [name]))] : [],
    ),
  // Its mark one name too early or too late: 甲及乙、丙 for 甲、乙及丙.
  (groups) =>
    groups.slice(1).flatMap((group, index) => {
      const before = groups[index] ?? []
      return [
        ...(before.length > 1
          ? [groups.toSpliced(index, 2, before.slice(0, -1), [...before.slice(-1), ...group])]
          : []),
        ...(group.length > 1 ? [groups.toSpliced(index, 2, [...before, ...group.slice(0, 1)], group.slice(1))] : []),
      ]
    }),
]

/** The names at each position. */
type Groups = readonly (readonly string[])[]

const listOf = (groups: Groups): string =>
  `[${groups
    .filter((group) => group.length > 0)
    .map((group) => rankGroupText(group, '及'))
    .join(', ')}]`

test('where a second person has typed the declared rankings again, no slip is left', { timeout: 600_000 }, () => {
  const { composed } = inspect(original, '2022')
  if (!composed) throw new Error('2022 does not compose')
  const { dataset, figures } = composed
  const all = dataset.places.map(({ name }) => name.value)
  const typed = typedRankings(dataset, figures).map(({ indicator, printed }) => ({
    name: rankingName(indicator),
    groups: printed.groups.map((group) => group.map(({ value }) => value.name.value)),
    at: printed.at,
  }))
  const again = typed.map(({ name, groups }) => `  ${name}: ${listOf(groups)}\n`)
  const files: Readonly<Record<string, string>> = { ...original, 'data/2022/复录.yaml': `复录:\n${again.join('')}` }
  const before = new Set(said(files, '2022'))
  let tried = 0
  const left = typed.flatMap(({ name, groups, at }) =>
    [...new Set(rankingSlips.flatMap((slip) => slip(groups, all)).map(listOf))].flatMap((list) => {
      const changed = replaceInLine(files[at.file] ?? '', at.line - 1, listOf(groups), list)
      expect(changed).not.toBe(files[at.file])
      tried += 1
      return said({ ...files, [at.file]: changed }, '2022').some((each) => !before.has(each)) ? [] : `${name} ${list}`
    }),
  )
  expect(left).toEqual([])
  expect(tried).toBeGreaterThan(20 * typed.length)
})
