import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Block, Element } from '../../src/document/element.js'
import { plainText, text } from '../../src/document/inline.js'
import { passagesOf } from '../../src/document/passages.js'
import { layOut } from '../../src/layout/lay-out.js'
import type { Pages, Rule, TextRun } from '../../src/layout/pages.js'
import { sideOf } from '../../src/revise/edits.js'
import { withTables } from '../../src/revise/pair-columns.js'
import { mergeDocuments } from '../../src/revise/pdf/merged-document.js'
import { redlinePages } from '../../src/revise/pdf/redline-pdf.js'
import { table } from '../corpus/make.js'
import { notice } from '../fixtures/notice.js'
import { generalDocument, jointDocument, letterDocument, paragraph, sealedDocument } from '../fixtures/samples.js'
import { changedPassages } from './changed-passages.js'
import { partAndReviseAtRandom, reviseAtRandom } from './random-revision.js'

const pagesOf = (old: OfficialDocument, now: OfficialDocument): Pages => {
  const made = redlinePages(old, now)
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics))
  return made.value.pages
}

/** What is seen of a printed character: whether a red stroke runs through it, or below it. */
interface Seen {
  readonly character: string
  readonly struck: boolean
  readonly underlined: boolean
}

/** The words of a document as a reader of the paper sees them, told from the strokes alone. */
function seen({ pages }: Pages): readonly Seen[] {
  return pages.flatMap(({ items }) => {
    const strokes = items.filter(
      (item): item is Rule => item.kind === 'rule' && item.colour === 'red' && item.weight < 1,
    )
    const runs = items.filter((item): item is TextRun => item.kind === 'text' && item.element !== null)
    return runs.flatMap(({ baseline, size, characters }) =>
      characters.flatMap(({ character, x, width }) => {
        if (character.trim() === '') return []
        const middle = x + width / 2
        const at = (from: number, to: number) =>
          strokes.some(({ x1, x2, y1, y2 }) => y1 === y2 && x1 <= middle && middle <= x2 && y1 >= from && y1 <= to)
        return [
          {
            character,
            struck: at(baseline - size * 0.8, baseline - size * 0.1),
            underlined: at(baseline + 0.1, baseline + size * 0.3),
          },
        ]
      }),
    )
  })
}

const bare = (text: string): string => text.replaceAll(/\s/gu, '')

/** Every passage of a document stands among printed words; passages may come in the order of the pages. */
function expectPrinted(words: string, document: OfficialDocument) {
  for (const { label, list, text } of passagesOf(document)) {
    const passage = bare((list === 0 ? label : '') + text)
    if (!words.includes(passage)) throw new Error(`not on the pages: ${passage}`)
  }
}

describe('a redline on paper', () => {
  test.each(Object.entries({ notice, generalDocument, jointDocument, letterDocument }))(
    '%s: without what is underlined it reads as before, without what is struck as now',
    (_, document) => {
      for (let seed = 1; seed <= 8; seed += 1) {
        const now = (seed % 2 === 0 ? partAndReviseAtRandom : reviseAtRandom)(document, seed)
        const words = seen(pagesOf(document, now))
        const without = (hide: (each: Seen) => boolean) =>
          words
            .filter((each) => !hide(each))
            .map(({ character }) => character)
            .join('')
        expectPrinted(
          without(({ underlined }) => underlined),
          document,
        )
        expectPrinted(
          without(({ struck }) => struck),
          now,
        )
      }
    },
  )

  test('marks what changed and nothing else', () => {
    const now = reviseAtRandom(notice, 3)
    const words = seen(pagesOf(notice, now))
    const marked = (mark: 'struck' | 'underlined') => words.filter((each) => each[mark]).length
    const passages = changedPassages(notice, now)
    const count = (kind: 'removed' | 'added') =>
      passages
        .flatMap(({ edits }) => edits.filter((edit) => edit.kind === kind))
        .reduce((sum, { text }) => sum + Array.from(bare(text)).length, 0)
    expect(passages.length).toBeGreaterThan(3)
    expect(passages.some(({ edits }) => sideOf(edits, 'old') !== '' && sideOf(edits, 'now') !== '')).toBe(true)
    // The words before a 抄送 are the layout's own, and come with it.
    const own = passages.some(({ old, now }) => !old && now?.kind === 'carbon-copy') ? '抄送：'.length : 0
    expect([marked('struck'), marked('underlined')]).toEqual([count('removed'), count('added') + own])
    expect(words.some(({ struck, underlined }) => struck && underlined)).toBe(false)
  })

  const block: Readonly<Record<'heading' | 'run-in' | 'paragraph' | 'item', Element>> = {
    heading: { kind: 'heading', level: 2, label: '（一）', inlines: [text('各地工作亮点纷呈。建成驿站13处')] },
    'run-in': {
      ...{ kind: 'run-in', level: 2, label: '（一）' },
      ...{ heading: [text('各地工作亮点纷呈。')], inlines: [text('建成驿站15处。')] },
    },
    paragraph: { kind: 'paragraph', inlines: [text('各地亮点纷呈。建成驿站13处。')] },
    item: { kind: 'item', level: 3, label: '1.', inlines: [text('各地工作亮点纷呈，建成驿站13处；')] },
  }
  const kinds = Object.keys(block) as (keyof typeof block)[]
  test.each(kinds.flatMap((old) => kinds.map((now) => [old, now] as const)))(
    'a %s that became a %s is marked where it reads otherwise',
    (old, now) => {
      const [before, after] = [old, now].map((kind) => ({
        ...notice,
        elements: notice.elements.slice(0, 8).map((each): Element => (each.kind === 'heading' ? block[kind] : each)),
      }))
      if (!before || !after) throw new Error('two documents')
      const words = seen(pagesOf(before, after))
      const left = (mark: 'struck' | 'underlined') =>
        words.flatMap((each) => (each[mark] ? [] : each.character)).join('')
      expectPrinted(left('underlined'), before)
      expectPrinted(left('struck'), after)
      const kept = words.filter(({ struck, underlined }) => !struck && !underlined).map(({ character }) => character)
      expect(kept.join('')).toContain('亮点纷呈')
    },
  )

  test('marks only the end of a paragraph that is split, or joined with the next', () => {
    const [first, second] = [
      '组织进校园招聘231场，受益企业2772户。',
      '年末在岗见习人员留用7845人，占青年见习人数的63.0%。',
    ]
    const parts = (...blocks: readonly string[]): OfficialDocument => ({
      ...notice,
      elements: notice.elements.slice(0, 8).flatMap((each): readonly Element[] => {
        const [head, ...others] = blocks.map((words): Element => ({ kind: 'paragraph', inlines: [text(words)] }))
        const heading = { kind: 'run-in', level: 2, label: '（一）', heading: [text('标题。')] } as const
        return each.kind === 'heading' && head ? [{ ...heading, inlines: [text(blocks[0] ?? '')] }, ...others] : [each]
      }),
    })
    const [whole, both] = [parts(`${first}${second}`), parts(first ?? '', second ?? '')]
    const marked = (old: OfficialDocument, now: OfficialDocument) => {
      const words = seen(pagesOf(old, now))
      const of = (mark: 'struck' | 'underlined') =>
        words.flatMap((each) => (each[mark] ? [each.character] : [])).join('')
      return [of('struck'), of('underlined')]
    }
    expect(marked(whole, both)).toEqual(['', '（另起一段）'])
    const printed = seen(pagesOf(whole, both)).map(({ character }) => character)
    expect(printed.join('').split('（另起一段）')).toHaveLength(2)
    expect(marked(both, whole)).toEqual(['（另起一段）', ''])
  })

  test('marks the words that the layout adds to an element with it, and a head of a table wherever it stands', () => {
    const long = (head: string): Element => ({
      ...{ kind: 'attachment', label: '附件', title: [text('各地情况')], sheet: null },
      blocks: [
        {
          ...{
            kind: 'table',
            unit: null,
            align: ['left', 'right'],
            groups: [],
            header: [[text('地方')], [text(head)]],
          },
          rows: Array.from({ length: 60 }, (_, index) => [[text(`第${index}县`)], [text('已完成')]]),
        },
      ],
    })
    const note: Element = { kind: 'attachment-note', names: [[text('各地情况')]] }
    const body = notice.elements.filter(({ kind }) => kind !== 'attachment' && kind !== 'attachment-note')
    const withTable = (head: string) => ({ ...notice, elements: [...body, note, long(head)] })
    const struck = (old: OfficialDocument, now: OfficialDocument) =>
      seen(pagesOf(old, now)).flatMap((each) => (each.struck ? [each.character] : []))
    expect(struck(withTable('完成数'), { ...notice, elements: body }).join('')).toMatch(/^附件：各地情况附件各地情况/u)
    expect(struck(withTable('完成数'), withTable('任务量')).join('')).toMatch(/^(?:完成数){2,}$/u)
  })

  test('a corrected figure of a table is not parted inside a unit with a slash', () => {
    for (let count = 1; count < 7; count += 1) {
      const of = (tenth: number) =>
        sealedDocument('letter', [
          paragraph('见下表。'),
          table({
            header: ['地区', ...Array.from({ length: count }, () => '平均浓度')],
            rows: [['某某县', ...Array.from({ length: count }, (_, n) => `${27 + n}.${tenth}微克/立方米`)]],
          }),
        ])
      const printed = pagesOf(of(4), of(5)).pages.flatMap(({ items }) =>
        items.flatMap((item) =>
          item.kind === 'text' ? [item.characters.map(({ character }) => character).join('')] : [],
        ),
      )
      expect([count, printed.filter((words) => words.endsWith('微克/立方米')).length]).toEqual([count, count])
    }
  })

  describe('a table that has got or lost columns', () => {
    type Cells = readonly string[]
    const cells = (...words: Cells) => words.map((each) => [text(each)])
    const areas = ['城关区', '红古区']
    /** Columns of two each under a common head; the first column is not under one. */
    const table = (groups: Cells, more: Cells = []): Block => ({
      unit: null,
      kind: 'table',
      align: ['left', ...groups.flatMap(() => ['right', 'right'] as const), ...more.map(() => 'left' as const)],
      groups: groups.map((group, index) => ({ first: 2 * index + 1, span: 2, inlines: [text(group)] })),
      header: cells('地区', ...groups.flatMap(() => ['计划', '完成']), ...more),
      rows: areas.map((area) =>
        cells(
          area,
          ...groups.flatMap((group) => [`${area}${group}甲`, `${area}${group}乙`]),
          ...more.map(() => '已核'),
        ),
      ),
    })
    const inText = (block: Block) => sealedDocument('letter', [paragraph('见下表。'), block])
    const inAttachment = (block: Block) =>
      sealedDocument('letter', [
        paragraph('见附件。'),
        { kind: 'attachment-note', names: [[text('各地情况')]] },
        { kind: 'attachment', label: '附件', title: [text('各地情况')], sheet: null, blocks: [block] },
      ])
    const marked = (old: OfficialDocument, now: OfficialDocument) => {
      const words = seen(pagesOf(old, now))
      const of = (mark: 'struck' | 'underlined', is: boolean) =>
        words.flatMap((each) => (each[mark] === is ? [each.character] : [])).join('')
      expectPrinted(of('underlined', false), old)
      expectPrinted(of('struck', false), now)
      return [of('struck', true), of('underlined', true)]
    }

    test.each([inText, inAttachment])('is printed once: only the columns that came or went are marked', (within) => {
      const column = '新增计划完成城关区新增甲城关区新增乙红古区新增甲红古区新增乙'
      const [one, two, note] = [table(['见习']), table(['新增', '见习']), table(['见习'], ['备注'])].map(within)
      if (!one || !two || !note) throw new Error('three documents')
      expect(marked(one, two)).toEqual(['', column])
      expect(marked(two, one)).toEqual([column, ''])
      expect(marked(one, note)).toEqual(['', '备注已核已核'])
      expect(marked(note, one)).toEqual(['备注已核已核', ''])
      expect(marked(two, note)).toEqual([column, '备注已核已核'])
    })

    test('has every common head above its columns', () => {
      const heads = ['地区', '计划', '完成', '上年', '备注']
      const of = (...groups: readonly (readonly [number, number, string])[]) =>
        inText({
          ...{ kind: 'table', unit: null, align: heads.map(() => 'left'), header: cells(...heads) },
          groups: groups.map(([first, span, words]) => ({ first, span, inlines: [text(words)] })),
          rows: [cells('城关区', '10', '11', '12', '13')],
        })
      const merged = (old: OfficialDocument, now: OfficialDocument) => {
        const made = mergeDocuments(old, now, withTables).document.elements.find(({ kind }) => kind === 'table')
        if (made?.kind !== 'table') throw new Error('a table')
        return made.groups.map(({ first, span, inlines }) => `${first}+${span} ${plainText(inlines)}`)
      }
      const [none, two, three] = [of(), of([1, 2, '就业']), of([1, 3, '就业'])]
      expect(merged(none, two)).toEqual(['1+2 就业'])
      expect(merged(two, none)).toEqual(['1+2 就业'])
      expect(merged(two, three)).toEqual(['1+2 就业', '4+1 就业'])
      expect(merged(three, two)).toEqual(['1+3 就业'])
      expect(merged(of([1, 4, '就业']), of([1, 2, '新增'], [3, 2, '见习']))).toEqual(['1+2 就业新增', '3+2 见习'])
      const fewer = inText({
        ...{
          kind: 'table',
          unit: null,
          align: heads.slice(1).map(() => 'left'),
          header: cells('地区', '计划', '上年', '备注'),
        },
        groups: [{ first: 1, span: 2, inlines: [text('就业')] }],
        rows: [cells('城关区', '10', '12', '13')],
      })
      expect(merged(three, fewer)).toEqual(['1+3 就业'])
      expect(marked(three, fewer)).toEqual(['完成11', ''])
      expect(marked(none, two)).toEqual(['', '就业'])
      expect(marked(three, two)).toEqual(['上年12', '上年12'])
    })

    test('is printed in both versions where a page has no room for the columns of both', () => {
      const wide = (...columns: Cells) =>
        inText({
          ...{ kind: 'table', unit: null, align: columns.map(() => 'left'), groups: [], header: cells(...columns) },
          rows: [cells(...columns.map((head) => `${head}12345678901234`))],
        })
      const same = ['甲', '乙', '丙']
      const beside = (table: OfficialDocument, figure: string) => ({
        ...table,
        elements: table.elements.flatMap((each): readonly Element[] =>
          each.kind === 'table'
            ? [
                each,
                paragraph('另见下表。'),
                { ...each, ...{ align: ['left'], header: cells('丑'), rows: [cells(figure)] } },
              ]
            : [each],
        ),
      })
      for (const [old, now] of [
        [wide(...same, '丁'), wide('戊', '己', ...same)],
        [wide(...same, '丁', '戊'), wide('己', '庚', ...same)],
      ] as const) {
        const [struck = '', underlined = ''] = marked(beside(old, '16.3'), beside(now, '16.5'))
        expect(struck + underlined).not.toContain('丑')
        expect(struck).toContain('甲乙丙')
        expect(underlined).toContain('甲乙丙')
      }
    })
  })

  test('marks what came into an attachment, or went from it', () => {
    const attachment = (...blocks: readonly Block[]) =>
      sealedDocument('letter', [
        paragraph('见附件。'),
        { kind: 'attachment-note', names: [[text('各地情况')]] },
        { kind: 'attachment', label: '附件', title: [text('各地情况')], sheet: null, blocks },
      ])
    const words = (said: string): Block => ({ kind: 'paragraph', inlines: [text(said)] })
    const item: Block = { kind: 'item', level: 3, label: '1.', inlines: [text('红古区建成驿站13处。')] }
    const table: Block = {
      ...{ kind: 'table', unit: null, align: ['left', 'right'], groups: [], header: [[text('地区')], [text('人数')]] },
      rows: [
        [[text('城关区')], []],
        [[text('红古区')], [text('21')]],
      ],
    }
    const first = words('各地的情况如下。')
    const marked = (old: OfficialDocument, now: OfficialDocument) => {
      const printed = seen(pagesOf(old, now))
      return (['struck', 'underlined'] as const).map((mark) =>
        printed.flatMap((each) => (each[mark] ? [each.character] : [])).join(''),
      )
    }
    for (const [block, said] of [
      [words('另有三地未报。'), '另有三地未报。'],
      [item, '1.红古区建成驿站13处。'],
      [table, '地区人数城关区红古区21'],
    ] as const) {
      expect(marked(attachment(first), attachment(first, block))).toEqual(['', said])
      expect(marked(attachment(block, first), attachment(first))).toEqual([said, ''])
    }
  })

  test('draws one stroke through words with white between them, and none through white beside them', () => {
    const strokes = (old: string, now: string) => {
      const { pages } = pagesOf(sealedDocument('letter', [paragraph(old)]), sealedDocument('letter', [paragraph(now)]))
      return pages.flatMap(({ items }) =>
        items.flatMap((item) =>
          item.kind === 'rule' && item.weight === 0.8 && item.y1 === item.y2
            ? [Math.round((item.x2 - item.x1) / 15.8)]
            : [],
        ),
      )
    }
    expect(strokes('现将情况报送如下。', '现将情况报送如下。共有　三处　未报。')).toEqual([9])
    expect(strokes('共有12.5 13.5万人。', '共有13.5万人。')).toEqual([2])
    expect(strokes('共有12.5万人。', '共有13.5万人。')).toEqual([2, 2])
    expect(strokes('共有三处　四处。', '共有三处　五处。')).toEqual([2, 2])
  })

  test('keeps the lines of a title that has not changed, and breaks one that has anew', () => {
    const lines = ['关于报送各地', '情况的函']
    const titled = (words: string): OfficialDocument => ({
      ...letterDocument,
      elements: letterDocument.elements.map((each) =>
        each.kind === 'title' ? { ...each, inlines: [text(words)], lines } : each,
      ),
    })
    const linesOf = (old: OfficialDocument, now: OfficialDocument) =>
      mergeDocuments(old, now, withTables).document.elements.find((each) => each.kind === 'title')?.lines
    expect(linesOf(titled(lines.join('')), titled(lines.join('')))).toEqual(lines)
    expect(linesOf(titled('关于报送情况的函'), titled(lines.join('')))).toBeNull()
  })

  test('says on every page what it is, with a bar beside every changed line and no other', () => {
    const { pages } = pagesOf(notice, reviseAtRandom(notice, 3))
    for (const { items } of pages) {
      const runs = items.filter((item): item is TextRun => item.kind === 'text')
      const own = runs
        .filter(({ element }) => element === null)
        .map(({ characters }) => characters.map(({ character }) => character).join(''))
      expect(own.some((words) => words.startsWith('花脸稿'))).toBe(true)
      const bars = items.filter((item): item is Rule => item.kind === 'rule' && item.x1 === item.x2)
      const changed = new Set(
        runs
          .filter(({ element, colour, row }) => element !== null && colour === 'red' && row > 0)
          .map(({ baseline }) => baseline),
      )
      expect(bars).toHaveLength(changed.size)
      for (const baseline of changed) expect(bars.some(({ y1, y2 }) => y1 < baseline && baseline < y2)).toBe(true)
    }
  })

  test('of a document and itself is the document, with the words on top', () => {
    const plain = layOut(notice)
    if (!plain.ok) throw new Error('the notice must be laid out')
    const { pages } = pagesOf(notice, notice)
    expect(pages.map(({ items }) => items.slice(0, -1))).toEqual(plain.value.pages.pages.map(({ items }) => items))
    expect(pagesOf(notice, notice).structure).toEqual(plain.value.pages.structure)
  })
})
