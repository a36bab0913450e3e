import type { CheckedWork } from '../checks/check.js'
import type { Finding } from '../checks/finding.js'
import { findingsOf, inputOf } from '../checks/index.js'
import { makeLocate } from '../checks/locate.js'
import { relations } from '../checks/numbers/relations.js'
import { originAt } from '../data/origin-comment.js'
import type { Relation } from '../data/relation.js'
import { isSamePlace, type SourcePlace } from '../diagnostics/diagnostic.js'
import type { DocumentState } from '../document/document.js'
import { sourceOf } from '../document/passages.js'
import { explainDerivation } from '../figures/explain-derivation.js'
import type { Figure } from '../figures/figure-book.js'
import type { Host } from '../host/host.js'
import { groupBy } from '../keyed/group-by.js'
import { oncePerKey } from '../keyed/once-per.js'
import type { Pages } from '../layout/pages.js'
import { labelGroups, type NumberKind, type PrintedNumber, printedNumbers } from './printed-numbers.js'
import { sentenceAround, sentenceParts } from './sentences.js'

/** What the checks say of a number. */
export interface Verdict {
  /** `alone`: nothing can be compared with it, so only its source can prove it. */
  readonly status: 'failed' | 'waived' | 'passed' | 'alone'
  readonly lines: readonly string[]
}

/** One printed number with all that a proofreader needs. */
export interface ProofRow {
  readonly kind: NumberKind
  readonly page: number
  /** 0 outside the rows of a page. */
  readonly line: number
  readonly before: string
  readonly text: string
  readonly after: string
  /** Its name in the data; empty for digits of the text. */
  readonly name: string
  /** How it is computed; empty for what is not. */
  readonly how: string
  readonly origin: string
  readonly verdict: Verdict
  /** How many groups of digits it has. */
  readonly groups: number
}

/** Printed groups of digits by what they are. */
export type Coverage = { readonly [K in NumberKind]: number }

/** 校对单: every printed number in reading order, and the count of all. */
export interface Proof {
  readonly title: string
  readonly number: string
  readonly sample: boolean
  readonly state: DocumentState
  readonly rows: readonly ProofRow[]
  readonly coverage: Coverage
}

/** A line of a file of the workspace, for the comment that an import left there; undefined where there is none. */
export type ReadLine = (file: string, line: number) => string | undefined

/** Reads lines of a workspace, each file once. */
export function lineReader(host: Host): ReadLine {
  const linesOf = oncePerKey(Infinity, (file: string) => {
    const text = host.readText(file)
    return text.ok ? text.value.split('\n') : []
  })
  return (file, line) => linesOf(file)[line - 1]
}

/** The proof sheet of a document, its findings included. */
export function makeProof(work: CheckedWork & { readonly pages: Pages }, readLine: ReadLine): Proof {
  const { dataset, document, figures, pages } = work
  const input = inputOf(work)
  const { passages } = input
  const findings = findingsOf(input)
  // Each number meets the findings of its own paragraph and name only, not those of all the others.
  const ofPassage = groupBy(findings, ({ spot }) => spot?.passage)
  const ofName = groupBy(findings, ({ about }) => about)
  const locate = makeLocate(passages, pages)
  const tied = relationsByFigure(dataset.relations, figures)
  const again = new Set(dataset.retyped.map(({ name }) => figures.find(name.value, null)?.name))
  const broken = new Map(
    dataset.relations.map((relation) => [
      relation,
      relations({ ...input, dataset: { ...dataset, relations: [relation] } }).length > 0,
    ]),
  )

  const rows = printedNumbers(passages, dataset).map((number): ProofRow => {
    const figure = number.value?.figure ? figures.find(number.value.name, null) : undefined
    const printed = locate(number.spot)
    const { before, number: text, after } = sentenceParts(number.spot)
    const near = [...(ofPassage.get(number.spot.passage) ?? []), ...(figure ? (ofName.get(figure.name) ?? []) : [])]
    const about = [...new Set(near)].filter((each) => concerns(each, number, figure))
    const held = (figure ? (tied.get(figure.name) ?? []) : []).filter((relation) => !broken.get(relation))
    return {
      kind: number.kind,
      page: printed?.page ?? 0,
      line: printed?.line ?? 0,
      before,
      text,
      after,
      name: number.value?.name ?? '',
      how: figure ? howComputed(figure, work) : '',
      origin: originText(figure?.origin ?? sourceOf(number.spot), readLine),
      verdict: verdictOf(about, { held, retyped: figure !== undefined && again.has(figure.name) }, figure, number.kind),
      groups: number.groups,
    }
  })
  const count = (kind: NumberKind) => rows.reduce((sum, row) => sum + (row.kind === kind ? row.groups : 0), 0)
  const coverage = {
    figure: count('figure'),
    fact: count('fact'),
    made: count('made') + labelGroups(passages, document),
    name: count('name'),
    typed: count('typed'),
  }
  const { title, number, sample, state } = document.properties
  return { title, number, sample, state, rows, coverage }
}

function relationsByFigure(all: readonly Relation[], figures: CheckedWork['figures']) {
  const found = new Map<string, Relation[]>()
  for (const relation of all) {
    const names = new Set(relation.operands.flatMap(({ name }) => figures.find(name.value, null)?.name ?? []))
    for (const name of names) found.set(name, [...(found.get(name) ?? []), relation])
  }
  return found
}

/** A finding is about a number when it is about its printed words, or about the value that the data define. */
function concerns({ spot, at, about }: Finding, { spot: own }: PrintedNumber, figure: Figure | undefined): boolean {
  const overlaps = spot?.passage === own.passage && spot.start < own.end && own.start < spot.end
  const sentence = sentenceAround(own)
  // What is said of a whole paragraph is not said of its numbers.
  if (spot && overlaps && spot.end - spot.start <= sentence.end - sentence.start) return true
  return figure !== undefined && about === figure.name && isSamePlace(at, figure.origin)
}

function verdictOf(
  findings: readonly Finding[],
  { held, retyped }: { readonly held: readonly Relation[]; readonly retyped: boolean },
  figure: Figure | undefined,
  kind: NumberKind,
): Verdict {
  const failed = findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, message }) => `未通过：${message} [${code}]`)
  const waived = findings
    .filter(({ code }) => code === 'waived')
    .map(({ message, hint }) => `${message}。理由：${hint}`)
  const passed = held.map(({ text }) => `通过：${text}`)
  if (
    figure?.source === 'declared' &&
    figure.derivation &&
    !findings.some(({ code }) => /^(?:declared|plan)-differs$/.test(code))
  )
    passed.push('通过：与按上报计算的一致')
  if (retyped && !findings.some(({ code }) => code === 'retyped-differs')) passed.push('通过：与复录的一致')
  const lines = [...failed, ...waived, ...passed]
  if (failed.length > 0) return { status: 'failed', lines }
  if (waived.length > 0) return { status: 'waived', lines }
  if (passed.length > 0) return { status: 'passed', lines }
  if (figure?.source === 'computed') return { status: 'passed', lines: ['由程序计算'] }
  return kind === 'figure' ? { status: 'alone', lines: ['没有勾稽关系，请对照来源'] } : { status: 'passed', lines: [] }
}

function howComputed(figure: Figure, { figures }: CheckedWork): string {
  const how = explainDerivation(figure, figures)
  if (!how) return ''
  const result = how.result === '' ? '' : ` = ${how.result}`
  return `${how.values === how.formula ? how.formula : `${how.brief} = ${how.values}`}${result}`
}

/** Sheet and cell where an import brought the value from, else file and line. */
function originText(at: SourcePlace | null, readLine: ReadLine): string {
  if (!at) return ''
  const file = `${at.file}:${at.line}`
  const imported = originAt(readLine(at.file, at.line) ?? '', at)
  return imported ? `${imported.file} ${imported.cell}（${file}）` : file
}

/** The printed words of a number, for a text without marks. */
export const proofText = ({ before, text, after }: ProofRow): string => `${before}【${text}】${after}`
