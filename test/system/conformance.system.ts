import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import { exceptions } from '../conformance/exceptions.js'
import { type MeasuredPage, measurePdf } from '../conformance/measure.js'
import { printTable, type Row } from '../conformance/print-table.js'
import { type Rule, rules } from '../conformance/rules.js'
import { samples } from '../corpus/corpus.js'
import { notice } from '../fixtures/notice.js'
import { renderFiles } from '../render-document.js'
import { convertToPdf, requirePrograms } from './libreoffice.js'

/** The documents that rules are shown by. */
const documents: Readonly<Record<string, OfficialDocument>> = { notice, ...samples }
const names = [...new Set(rules.map(({ of }) => of))]

type Pages = readonly [MeasuredPage, ...MeasuredPage[]]
const drawn = { pdf: new Map<string, Pages>(), docx: new Map<string, Pages>() }
const measured = new Map<string, Partial<Record<'pdf' | 'docx', number>>>()

const pagesOf = (pages: readonly MeasuredPage[]): Pages => {
  const [first, ...rest] = pages
  if (!first) throw new Error('a PDF without pages')
  return [first, ...rest]
}

beforeAll(async () => {
  requirePrograms('soffice', 'mutool', 'pdftoppm', 'pdfinfo')
  const made = await Promise.all(
    names.map((name) => {
      const document = documents[name]
      if (!document) throw new Error(`no document ${name}`)
      return renderFiles(document)
    }),
  )
  const converted = await convertToPdf(made.map(({ docx }) => docx))
  names.forEach((name, index) => {
    const [own, other] = [made[index]?.pdf, converted[index]]
    if (!own || !other) throw new Error(`no PDF of ${name}`)
    drawn.pdf.set(name, pagesOf(measurePdf(own)))
    drawn.docx.set(name, pagesOf(measurePdf(other)))
  })
})

function value(rule: Rule, from: 'pdf' | 'docx'): number {
  const pages = drawn[from].get(rule.of)
  if (!pages) throw new Error(`${rule.of} was not drawn`)
  const found = rule.measure(pages)
  measured.set(rule.id, { ...measured.get(rule.id), [from]: found })
  return found
}

const isMet = (rule: Rule, found: number): boolean => Math.abs(found - rule.expected) <= rule.tolerance + 1e-9

afterAll(() => {
  const rows = rules.map((rule): Row => ({ rule, ...measured.get(rule.id), exception: exceptions[rule.id] }))
  console.log(printTable(rows))
})

describe('GB/T 9704-2012, as mutool and poppler measure our pages', () => {
  test('is held by at least 60 rules, each with a name of its own', () => {
    expect(rules.length).toBeGreaterThanOrEqual(60)
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  test.each(rules)('PDF: $clause $what', (rule) => {
    const found = value(rule, 'pdf')
    expect(isMet(rule, found), `${found} is not ${rule.expected} ± ${rule.tolerance}`).toBe(true)
  })

  test.each(rules)('DOCX as LibreOffice sets it: $clause $what', (rule) => {
    const found = value(rule, 'docx')
    expect(isMet(rule, found), `${found}; expected ${rule.expected} ± ${rule.tolerance}`).toBe(!(rule.id in exceptions))
  })

  test('every exception names a rule', () => {
    expect(Object.keys(exceptions).filter((id) => !rules.some((rule) => rule.id === id))).toEqual([])
  })
})
