import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Block, Element, ElementKind } from '../../src/document/element.js'
import { type Inline, plainText, text } from '../../src/document/inline.js'
import { sheets } from '../../src/layout/geometry.js'
import { type Layout, layOut } from '../../src/layout/lay-out.js'
import type { Page, TextRun } from '../../src/layout/pages.js'
import { notice } from '../fixtures/notice.js'
import { propertyRuns } from '../property-runs.js'
import { layoutOf } from './layout-of.js'
import { pageLines, textByPage, texts } from './page-lines.js'
import { anyDocument } from './random-documents.js'

const bare = (words: string): string => words.replace(/\s+/gu, '')
const joined = (lists: readonly (readonly Inline[])[]): string => lists.map(plainText).join('')

const tableWords = ({ groups, header, rows }: Extract<Block, { kind: 'table' }>): string =>
  joined([...groups.map(({ inlines }) => inlines), ...header, ...rows.flat()])

/** What is printed of an element: its words with what the standard puts before or after them. */
const printed: { readonly [K in ElementKind]: (element: Extract<Element, { kind: K }>, of: Printed) => string } = {
  'copy-number': ({ inlines }) => plainText(inlines),
  classification: ({ inlines }) => plainText(inlines),
  urgency: ({ inlines }) => plainText(inlines),
  'issuer-mark': ({ organs, suffix }, { document }) =>
    document.format === 'letter' ? plainText(organs[0] ?? []) : joined(organs) + suffix,
  'document-number': ({ inlines }) => plainText(inlines),
  signatories: ({ names }) => `签发人：${joined(names)}`,
  title: ({ inlines }) => plainText(inlines),
  addressees: ({ inlines }, { layout }) =>
    layout.fit.addresseesInImprint ? `主送：${plainText(inlines).replace(/：$/u, '。')}` : plainText(inlines),
  heading: ({ label, inlines }) => label + plainText(inlines),
  'run-in': ({ label, heading, inlines }) => label + plainText(heading) + plainText(inlines),
  paragraph: ({ inlines }) => plainText(inlines),
  item: ({ label, inlines }) => label + plainText(inlines),
  table: tableWords,
  'attachment-note': ({ names }) =>
    `附件：${names.map((name, index) => (names.length > 1 ? `${index + 1}.` : '') + plainText(name)).join('')}`,
  'issuing-organs': ({ organs }) => joined(organs),
  'signature-stamps': ({ posts }) => joined(posts),
  'issue-date': ({ inlines }) => plainText(inlines),
  note: ({ inlines }) => plainText(inlines),
  attachment: ({ label, title, blocks }, of) =>
    label + plainText(title) + blocks.map((block) => wordsOf(block, of)).join(''),
  'carbon-copy': ({ inlines }) => `抄送：${plainText(inlines)}`,
  printing: ({ organ, date }, { document }) =>
    document.format === 'general' ? `${plainText(organ)}${plainText(date)}印发` : '',
}

interface Printed {
  readonly document: OfficialDocument
  readonly layout: Layout
}

function wordsOf<K extends ElementKind>(element: Extract<Element, { kind: K }>, of: Printed): string {
  const print: (element: Extract<Element, { kind: K }>, of: Printed) => string = printed[element.kind as K]
  return print(element, of)
}

/** Characters of an element leaf by leaf, heads of tables that are set again left out. */
function charactersOf({ pages }: Layout, element: number): string {
  const leaves = new Map<number | null, string>()
  for (const { leaf, characters, element: own } of pages.pages.flatMap(texts)) {
    if (own !== element || leaf === null) continue
    leaves.set(leaf, (leaves.get(leaf) ?? '') + characters.map(({ character }) => character).join(''))
  }
  return [...leaves.values()].join('')
}

describe('any document', () => {
  test('has every character on some page exactly once, in order', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const layout = layoutOf(document)
        document.elements.forEach((element, index) => {
          // The mark of a stack bears its suffix beside the stack; all else is printed as it reads.
          expect(bare(charactersOf(layout, index))).toBe(bare(wordsOf(element, { document, layout })))
        })
      }),
      { numRuns: propertyRuns(5) },
    )
  })

  test('has each leaf of its structure on the pages, and nothing else', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { pages } = layoutOf(document)
        const leaves = pages.structure.flatMap((node) =>
          node.kind === 'text' ? [node.leaf] : node.rows.flat().map(({ leaf }) => leaf),
        )
        expect(leaves).toEqual(leaves.toSorted((a, b) => a - b).filter((leaf, index, all) => leaf !== all[index - 1]))
        const used = new Set(pages.pages.flatMap(texts).flatMap(({ leaf }) => (leaf === null ? [] : [leaf])))
        expect([...used].filter((leaf) => !leaves.includes(leaf))).toEqual([])
      }),
      { numRuns: propertyRuns(5) },
    )
  })

  test('has no line of more than 28 cells, none outside the type area', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const page of layoutOf(document).pages.pages) {
          const sheet = page.width > page.height ? sheets.turned : sheets.upright
          for (const { row, turned, characters } of texts(page)) {
            if (row === 0 || turned) continue
            const visible = characters.filter(({ character }) => character !== ' ')
            const last = visible.at(-1)
            expect(visible[0]?.x ?? sheet.left).toBeGreaterThanOrEqual(sheet.left - 0.01)
            expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(sheet.left + sheet.measure + 0.01)
          }
        }
      }),
      { numRuns: propertyRuns(5) },
    )
  })

  test('sets no character over another, and none off the paper', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const page of layoutOf(document).pages.pages) {
          const set: { character: string; x: number; end: number; y: number; size: number }[] = []
          for (const { turned, characters, baseline: y, size } of texts(page)) {
            if (turned) continue
            expect(y).toBeLessThan(page.height)
            for (const { character, x, width } of characters.filter((each) => each.character.trim() !== '')) {
              const over = set.filter(
                (other) =>
                  x < other.end - 0.5 &&
                  other.x < x + width - 0.5 &&
                  Math.abs(other.y - y) < 0.8 * Math.max(size, other.size),
              )
              expect(over.map((other) => `${other.character}/${character}`)).toEqual([])
              set.push({ character, x, end: x + width, y, size })
            }
          }
        }
      }),
      { numRuns: propertyRuns(3) },
    )
  })

  test('has no page of more than 22 rows of text, and nothing below the type area', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { pages } = layoutOf(document)
        const kind = (run: TextRun) => document.elements[run.element ?? -1]?.kind
        for (const page of pages.pages) {
          const turned = page.width > page.height
          const body = texts(page).filter(
            (run) => run.row > 0 && !['carbon-copy', 'printing', 'table', 'attachment'].includes(kind(run) ?? ''),
          )
          expect(new Set(body.map(({ baseline }) => Math.round(baseline))).size).toBeLessThanOrEqual(22)
          const bottom = turned ? 184 : document.format === 'letter' && page.number === 1 ? 271 : 262
          // Lines of a row that goes on to the next page have no white below them, as word processors set them: they run
          // down to the bottom margin, 2.4 mm below the type area, but for the rule and the leading of 小4.
          const over = (run: TextRun): number => (['table', 'attachment'].includes(kind(run) ?? '') ? 1.85 : 0.3)
          for (const run of texts(page))
            if (run.row > 0)
              expect(((run.baseline + 0.14 * run.size) / 72) * 25.4).toBeLessThanOrEqual(bottom + over(run))
        }
      }),
      { numRuns: propertyRuns(5) },
    )
  })

  test('never ends a page with a heading', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { pages } = layoutOf(document)
        const roles = new Map(
          pages.structure.flatMap((node) => (node.kind === 'text' ? [[node.leaf, node.role] as const] : [])),
        )
        const runIn = new Set(document.elements.flatMap((element, index) => (element.kind === 'run-in' ? [index] : [])))
        const inAttachment = (run: TextRun) => document.elements[run.element ?? -1]?.kind === 'attachment'
        for (const page of pages.pages.slice(0, -1)) {
          const last = texts(page)
            .filter(({ row, leaf }) => row > 0 && leaf !== null)
            .at(-1)
          if (!last || runIn.has(last.element ?? -1) || inAttachment(last)) continue
          const role = roles.get(last.leaf ?? -1) ?? 'P'
          // A heading that ends the text has nothing to stand with.
          const next = document.elements[(last.element ?? 0) + 1]?.kind
          if (role !== 'P' && role !== 'H1')
            expect(['paragraph', 'item', 'run-in', 'heading', 'table']).not.toContain(next)
        }
      }),
      { numRuns: propertyRuns(5) },
    )
  })

  test('gives the same pages again', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(layOut(document)).toEqual(layOut(structuredClone(document)))
      }),
      { numRuns: propertyRuns(1) },
    )
  })
})

describe('a character more or less', () => {
  const body = notice.elements.flatMap((element, index) =>
    element.kind === 'run-in' || element.kind === 'item' || element.kind === 'paragraph' ? [index] : [],
  )
  const before = textByPage(layoutOf(notice).pages)

  /** The notice with one character taken out of, or put into, an element. */
  function edited(index: number, at: number, insert: boolean): OfficialDocument {
    const elements = notice.elements.map((element, position): Element => {
      if (position !== index || !('inlines' in element)) return element
      const words = Array.from(plainText(element.inlines))
      const cut = at % words.length
      return {
        ...element,
        inlines: [
          text([...words.slice(0, cut), ...(insert ? ['新'] : []), ...words.slice(insert ? cut : cut + 1)].join('')),
        ],
      }
    })
    return { ...notice, elements }
  }

  test('changes only the page that it is on and those after it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...body), fc.nat(400), fc.boolean(), (index, at, insert) => {
        const layout = layoutOf(edited(index, at, insert))
        const after = textByPage(layout.pages)
        const starts = (pages: readonly Page[]) =>
          pages.find(({ items }) => items.some((item) => item.kind === 'text' && item.element === index))?.number ?? 1
        const first = Math.min(starts(layout.pages.pages), starts(layoutOf(notice).pages.pages))
        expect(after.slice(0, first - 1)).toEqual(before.slice(0, first - 1))
        // Lines before the edited paragraph stay as they are, even on its page.
        const lines = (pages: readonly Page[]) =>
          pages.flatMap((page) => pageLines(page).map(({ text: words }) => words)).slice(0, 3)
        expect(lines(layout.pages.pages)).toEqual(lines(layoutOf(notice).pages.pages))
      }),
      { numRuns: propertyRuns(3) },
    )
  })
})
