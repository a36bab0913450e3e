import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Element, SheetKind } from '../../src/document/element.js'
import { text } from '../../src/document/inline.js'
import { renderDocx } from '../../src/render/docx/render-docx.js'
import { redlineDocx } from '../../src/revise/docx/redline-docx.js'
import { samples } from '../corpus/corpus.js'
import { paragraph, sample } from '../corpus/make.js'
import { decimals } from '../corpus/tables.js'
import { notice } from '../fixtures/notice.js'
import {
  paragraph as bodyText,
  generalDocument,
  jointDocument,
  letterDocument,
  sealedDocument,
  unsealedDocument,
} from '../fixtures/samples.js'
import { lettersOf } from '../letters/letters-of.js'
import { partAndReviseAtRandom, reviseAtRandom } from './random-revision.js'
import { laidOut, reviser, settledVersions } from './settled-versions.js'
import { changedWords } from './tracked-changes.js'

/** The redline of two versions, held against both. */
function compare(old: OfficialDocument, now: OfficialDocument) {
  const { redline, accepted, wanted, rejected, original } = settledVersions(old, now)
  expect(accepted).toEqual(wanted)
  expect(rejected).toEqual(original)
  for (const { kind, target } of furnitureOf(redline)) {
    expect(target).toMatch(new RegExp(`^${kind}\\d+\\.xml$`, 'u'))
    expect(redline.has(`word/${target}`)).toBe(true)
  }
  return redline
}

/** Headers and footers that the sections of a package show, in reading order, with the part that each is; none is missing. */
function furnitureOf(parts: ReturnType<typeof settledVersions>['redline']) {
  const relations = new Map(
    [...String(parts.get('word/_rels/document.xml.rels')).matchAll(/<Relationship [^>]*>/gu)].map(([relation]) => [
      /Id="([^"]*)"/u.exec(relation)?.[1],
      /Target="([^"]*)"/u.exec(relation)?.[1],
    ]),
  )
  return [...String(parts.get('word/document.xml')).matchAll(/<w:(header|footer)Reference [^>]*r:id="([^"]*)"/gu)].map(
    ([, kind = '', id]) => ({ kind, target: relations.get(id) ?? `nothing has ${id}` }),
  )
}

const excerpt = () => {
  const letters = lettersOf([], '2023-示例', ['四平市'])
  if (!letters.ok) throw new Error('the letter must be made')
  const [letter] = letters.value
  if (!letter) throw new Error('the letter must be there')
  return letter.document
}

const documents: Readonly<Record<string, OfficialDocument>> = {
  ...samples,
  notice,
  generalDocument,
  jointDocument,
  letterDocument,
  unsealedDocument,
  excerpt: excerpt(),
}

describe('a redline as DOCX', () => {
  test('of a document and itself is the document', () => {
    const version = laidOut(notice)
    expect(redlineDocx(version, version, reviser)).toEqual(renderDocx(notice, version.fit))
  })

  test.each(Object.keys(documents))('%s: accepted it is the new document, rejected the old one', (name) => {
    const document = documents[name] ?? notice
    for (let seed = 1; seed <= 2; seed += 1)
      for (const revise of [reviseAtRandom, partAndReviseAtRandom]) compare(document, revise(document, seed))
  })

  test.each([
    [undefined, '单位：万元'],
    ['单位：万元', undefined],
    ['单位：万元', '单位：亿元'],
  ])('shows the unit of a table, %s before and %s now, wherever the table stands', (before, after) => {
    const counted = (unit: string | undefined) => ({ ...decimals, unit: unit === undefined ? null : [text(unit)] })
    for (const [above, below] of [
      [true, true],
      [false, true],
      [true, false],
    ]) {
      const letter = (unit: string | undefined) =>
        sample({
          format: 'letter',
          title: '关于报送情况的函',
          body: [...(above ? [paragraph('如下。')] : []), counted(unit), ...(below ? [paragraph('专此函达。')] : [])],
          attachments: [{ title: '情况', blocks: [counted(unit)] }],
        })
      compare(letter(before), letter(after))
    }
  })

  test('shows the head of page 1 again where a section behind it came or went, and no head that is in no part', () => {
    const letter = (...kinds: readonly SheetKind[]) =>
      sample({
        format: 'letter',
        title: '关于报送情况的函',
        body: [paragraph('现将有关情况报送如下。')],
        attachments: kinds.map((sheet, n) => ({ title: `表${n}`, blocks: [decimals], sheet })),
      })
    const [two, one, none] = [letter('turned', 'turned'), letter('upright', 'turned'), letter('upright')]
    compare(two, one)
    compare(one, two)
    compare(one, none)
    compare(none, one)
    compare(two, none)
    const many = letter('upright', 'turned', 'upright')
    compare(many, none)
    compare(none, many)
  })

  test('one document becomes quite another', () => {
    compare(letterDocument, notice)
  })

  test('strikes a figure out whole and nothing beside it', () => {
    const [before, after] = ['提供岗位16.3万个次，留吉率109%。', '提供岗位16.5万个次，留吉率119%。'].map((words) => ({
      ...letterDocument,
      elements: letterDocument.elements.map((element) =>
        element.kind === 'paragraph'
          ? { ...element, inlines: [{ kind: 'text' as const, text: words, at: null }] }
          : element,
      ),
    }))
    if (!before || !after) throw new Error('two documents')
    const redline = compare(before, after)
    expect(changedWords(redline)).toEqual({
      removed: ['16.3', '109%', '16.3', '109%'],
      added: ['16.5', '119%', '16.5', '119%'],
    })
    for (const [name, part] of redline) if (name.endsWith('.xml')) expect(String(part)).not.toMatch(/<w:\w+Change /u)
  })

  test('of a paragraph that was split, or joined with the next, only the mark comes or goes', () => {
    const [first, second] = [
      '组织进校园招聘231场，受益企业2772户。',
      '年末在岗见习人员留用7845人，占青年见习人数的63.0%。',
    ]
    const split = (...parts: readonly string[]): OfficialDocument => ({
      ...notice,
      elements: notice.elements.flatMap((element, index) => {
        const [head = '', ...others] = parts
        const run = {
          kind: 'run-in',
          level: 2,
          label: '（一）',
          heading: [text('标题。')],
          inlines: [text(head)],
        } as const
        return index === 6
          ? [run, ...others.map((words) => ({ kind: 'paragraph', inlines: [text(words)] }) as const)]
          : [element]
      }),
    })
    const [whole, both] = [split(`${first}${second}`), split(first ?? '', second ?? '')]
    const words = (redline: ReturnType<typeof compare>) => changedWords(redline)
    expect(words(compare(whole, both))).toEqual({ added: [], removed: [] })
    expect(words(compare(both, whole))).toEqual({ added: [], removed: [] })
    const changed = split(first ?? '', (second ?? '').replace('63.0%', '62.8%'))
    expect(words(compare(whole, changed))).toEqual({ added: ['62.8%'], removed: ['63.0%'] })
    expect(words(compare(changed, whole))).toEqual({ added: ['63.0%'], removed: ['62.8%'] })
  })

  test('strikes a table of other columns whole, and puts in the new one', () => {
    const table = (...heads: readonly string[]): Element => ({
      ...{
        kind: 'table',
        unit: null,
        align: heads.map(() => 'left'),
        groups: [],
        header: heads.map((head) => [text(head)]),
      },
      rows: ['城关区', '红古区'].map((area) => heads.map((head, column) => [text(column === 0 ? area : head)])),
    })
    const withTable = (...heads: readonly string[]) => sealedDocument('letter', [bodyText('见下表。'), table(...heads)])
    const [few, many] = [withTable('地区', '计划'), withTable('地区', '计划', '完成')]
    const tables = (redline: ReturnType<typeof compare>) =>
      String(redline.get('word/document.xml'))
        .split('<w:tbl>')
        .slice(1)
        .flatMap((each) => {
          const [own = ''] = each.split('</w:tbl>')
          const marked = (mark: string) => own.split(`<w:trPr>`).filter((row) => row.includes(`<w:${mark} `)).length
          return own.includes('城关区') ? [[marked('ins'), marked('del')]] : []
        })
    expect(tables(compare(few, many)).sort()).toEqual([
      [0, 3],
      [3, 0],
    ])
    expect(tables(compare(many, many))).toEqual([[0, 0]])
  })

  test('has the same bytes again', () => {
    const [before, after] = [laidOut(notice), laidOut(reviseAtRandom(notice, 5))]
    expect(redlineDocx(before, after, reviser)).toEqual(redlineDocx(before, after, reviser))
  })
})
