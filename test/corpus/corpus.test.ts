import { describe, expect, test } from 'vitest'
import type { Block, ElementKind } from '../../src/document/element.js'
import { laidOut, samples } from './corpus.js'

/** Every kind of element. The compiler refuses a list in which one is missing. */
const kinds: { readonly [K in ElementKind]: true } = {
  'copy-number': true,
  classification: true,
  urgency: true,
  'issuer-mark': true,
  'document-number': true,
  signatories: true,
  title: true,
  addressees: true,
  heading: true,
  'run-in': true,
  paragraph: true,
  item: true,
  table: true,
  'attachment-note': true,
  'issuing-organs': true,
  'signature-stamps': true,
  'issue-date': true,
  note: true,
  attachment: true,
  'carbon-copy': true,
  printing: true,
}

describe('the samples', () => {
  test('have every element, and say on every page that they are none', () => {
    const elements = Object.values(samples).flatMap((document) => document.elements)
    expect(Object.keys(kinds).filter((kind) => !elements.some((element) => element.kind === kind))).toEqual([])
    for (const name of Object.keys(samples))
      for (const { items } of laidOut(name).pages.pages)
        expect(items[0]?.kind === 'text' && items[0].characters.map(({ character }) => character).join('')).toBe('示例')
  })

  test('have headings of every level, alone and running on', () => {
    const blocks = Object.values(samples).flatMap((document) => document.elements)
    const levels = (kind: Block['kind']) =>
      [...new Set(blocks.flatMap((block) => (block.kind === kind && 'level' in block ? [block.level] : [])))].sort()
    expect(levels('heading')).toEqual([1, 2, 3, 4])
    expect(levels('run-in')).toEqual([1, 2, 3, 4])
  })
})
