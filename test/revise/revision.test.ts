import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Element } from '../../src/document/element.js'
import { text } from '../../src/document/inline.js'
import { passagesOf } from '../../src/document/passages.js'
import { type Edit, editsBetween, type Side, sideOf } from '../../src/revise/edits.js'
import { reviseDocument } from '../../src/revise/revision.js'
import { wordsOf } from '../../src/revise/words.js'
import { letters } from '../corpus/letters.js'
import { notice } from '../fixtures/notice.js'
import { generalDocument, letterDocument, paragraph, sealedDocument } from '../fixtures/samples.js'
import { changedPassages } from './changed-passages.js'
import { reviseAtRandom } from './random-revision.js'

/** Edits as one line: what is taken in [-…-], what is given in {+…+}. */
const shown = (edits: readonly Edit[]): string =>
  edits.map(({ kind, text: words }) => ({ same: words, removed: `[-${words}-]`, added: `{+${words}+}` })[kind]).join('')

const changed = (document: OfficialDocument, ...body: readonly Element[]): OfficialDocument => ({
  ...document,
  elements: document.elements.flatMap((element, index) => {
    const first = document.elements.findIndex(({ kind }) => kind === 'paragraph')
    return element.kind !== 'paragraph' ? [element] : index === first ? body : []
  }),
})
const bodies = (old: readonly string[], now: readonly string[]) =>
  reviseDocument(changed(letterDocument, ...old.map(paragraph)), changed(letterDocument, ...now.map(paragraph)))
const sentences = (old: readonly string[], now: readonly string[]) => bodies(old, now).map(({ edits }) => shown(edits))

describe('words', () => {
  test.each([
    ['实现城镇新增就业25.17万人', ['25.17', '就业']],
    ['完成年计划的109%，', ['109%', '，']],
    ['贷款1,024.5元', ['1,024.5', '贷款']],
    ['提供OFD版本', ['OFD']],
    ['“1311×N”就业服务', ['1311', '×', 'N']],
    ['增速为-1.3%，2016-2020年', ['-1.3%', '2016', '-', '2020']],
  ])('%s keeps numbers and Latin words whole', (sentence, whole) => {
    const words = wordsOf(sentence)
    expect(words.join('')).toBe(sentence)
    for (const word of whole) expect(words).toContain(word)
  })
})

describe('edits', () => {
  test.each([
    [
      '城镇新增就业25.17万人，完成年计划的109%',
      '城镇新增就业25.2万人，完成年计划的110%',
      '城镇新增就业[-25.17-]{+25.2+}万人，完成年计划的[-109%-]{+110%+}',
    ],
    ['吉林市、通化市、长春市', '吉林市、通化市、长白山保护开发区', '吉林市、通化市、[-长春市-]{+长白山保护开发区+}'],
    ['四平市、长春市、吉林市', '长春市、四平市、吉林市', '[-四平市、-]长春市、{+四平市、+}吉林市'],
    ['城镇新增就业：甲市、丙市；', '城镇新增就业：甲市、乙市；', '城镇新增就业：甲市、[-丙市-]{+乙市+}；'],
    ['前两名为：梅河口市、龙江县。', '前两名为：龙河县、龙江县。', '前两名为：[-梅河口市-]{+龙河县+}、龙江县。'],
    ['青年见习：甲市、乙市。', '青年见习：甲市、乙市及丙市。', '青年见习：甲市、乙市{+及丙市+}。'],
    ['名单：红岩区及甲市。', '名单：红山区及甲市。', '名单：[-红岩区-]{+红山区+}及甲市。'],
    // Not the name of a place: what ends in 市 elsewhere is parted as ever.
    ['推动全市就业，', '促进全市就业，', '[-推动-]{+促进+}全市就业，'],
    ['表彰（推动全市、甲市', '表彰（促进全市、甲市', '表彰（[-推动-]{+促进+}全市、甲市'],
    ['甲市、推动全市（一）', '甲市、促进全市（一）', '甲市、[-推动-]{+促进+}全市（一）'],
    [
      '你市单项“城镇新增就业”第三名，单项“青年见习”第一名。',
      '你市单项“青年见习”第一名。',
      '你市[-单项“城镇新增就业”第三名，-]单项“青年见习”第一名。',
    ],
    ['甲地完成。丙地完成。', '甲地完成。乙地完成。丙地完成。', '甲地完成。{+乙地完成。+}丙地完成。'],
    ['', '此件公开发布', '{+此件公开发布+}'],
    // A sentence that was written anew is not shredded into the few words that both have.
    ['全力稳定岗位的政策措施', '创造性开展帮扶的实训项目', '[-全力稳定岗位的政策措施-]{+创造性开展帮扶的实训项目+}'],
  ])('%s → %s', (old, now, wanted) => {
    expect(shown(editsBetween(old, now))).toBe(wanted)
  })

  test('always lead from the old text to the new one', () => {
    const words = fc
      .array(fc.constantFrom('长春市', '、', '109%', '25.17', '万人', '，', '完成', '。', 'OFD', '的'))
      .map((list) => list.join(''))
    fc.assert(
      fc.property(words, words, (old, now) => {
        const edits = editsBetween(old, now)
        expect([sideOf(edits, 'old'), sideOf(edits, 'now')]).toEqual([old, now])
        for (const [index, { kind, text: part }] of edits.entries()) {
          expect(part).not.toBe('')
          expect(edits[index + 1]?.kind).not.toBe(kind)
        }
      }),
    )
  })
})

describe('the revision of a document', () => {
  test('is empty where nothing changed, wherever its words come from', () => {
    const at = { file: 'data/2022/片段/引言.md', line: 7, column: 1, length: 4 }
    const moved = {
      ...notice,
      elements: notice.elements.map((each) =>
        each.kind === 'paragraph' ? { ...each, inlines: each.inlines.map((inline) => ({ ...inline, at })) } : each,
      ),
    }
    expect(reviseDocument(notice, moved)).toEqual([])
  })

  test('names the sentence, not the paragraph', () => {
    expect(sentences(['甲地完成5人。乙地完成6人；丙地完成7人。'], ['甲地完成5人。乙地完成8人；丙地完成7人。'])).toEqual(
      ['乙地完成[-6-]{+8+}人；'],
    )
  })

  test('tells a new sentence and a new paragraph from the ones beside them', () => {
    expect(sentences(['甲地完成5人。丙地完成7人。'], ['甲地完成5人。乙地完成6人。丙地完成7人。'])).toEqual([
      '{+乙地完成6人。+}',
    ])
    expect(sentences(['甲地完成5人。', '丙地完成7人。'], ['甲地完成5人。', '中间加了一段。', '丙地完成7人。'])).toEqual(
      ['{+中间加了一段。+}'],
    )
    expect(sentences(['甲地完成5人。', '中间少了一段。', '丙地完成7人。'], ['甲地完成5人。', '丙地完成7人。'])).toEqual(
      ['[-中间少了一段。-]'],
    )
  })

  test('knows a paragraph of a snippet again though all of it was rewritten', () => {
    const snippet = (words: string): Element => ({
      kind: 'paragraph',
      inlines: [text(words, { file: 'data/2022/片段/引言.md', line: 1, column: 1, length: 0 })],
    })
    const [before, after] = ['按照省政府部署进行了考评。', '现将有关事项通知如下：'].map((words) =>
      changed(letterDocument, snippet(words)),
    )
    if (!before || !after) throw new Error('two documents')
    const [passage, ...others] = changedPassages(before, after)
    expect(others).toEqual([])
    expect([passage?.old?.text, passage?.now?.text]).toEqual(['按照省政府部署进行了考评。', '现将有关事项通知如下：'])
  })

  test('covers title, addressees, lists, tables, organs, date, notes and imprint', () => {
    const now: OfficialDocument = {
      ...generalDocument,
      elements: generalDocument.elements.map((element): Element => {
        const more = [text('（改）')]
        switch (element.kind) {
          case 'issuer-mark':
          case 'issuing-organs':
            return { ...element, organs: [more] }
          case 'signatories':
          case 'attachment-note':
            return { ...element, names: element.names.map(() => more) }
          case 'attachment':
            return {
              ...element,
              title: more,
              blocks: element.blocks.map((block) =>
                block.kind === 'table'
                  ? { ...block, rows: block.rows.map((row) => [row[0] ?? [], ...row.slice(1).map(() => more)]) }
                  : block,
              ),
            }
          case 'signature-stamps':
            return { ...element, posts: element.posts.map(() => more) }
          case 'printing':
            return { ...element, organ: more, date: more }
          case 'table':
            return element
          case 'run-in':
            return { ...element, heading: more, inlines: more }
          default:
            return { ...element, inlines: more }
        }
      }),
    }
    const touched = new Set(
      changedPassages(generalDocument, now).flatMap(({ old, now: come }) => (old ?? come)?.kind ?? []),
    )
    expect([...touched].sort()).toEqual([...new Set(generalDocument.elements.map(({ kind }) => kind))].sort())
  })

  test('says row and column of a changed cell', () => {
    const table = (cell: string): Element => ({
      kind: 'table',
      unit: null,
      align: ['left', 'right'],
      groups: [],
      header: [[text('指标')], [text('完成')]],
      rows: [
        [[text('青年见习')], [text(cell)]],
        [[text('创业培训')], [text('30人')]],
      ],
    })
    const [passage] = changedPassages(
      sealedDocument('letter', [paragraph('见下表。'), table('583人')]),
      sealedDocument('letter', [paragraph('见下表。'), table('585人')]),
    )
    expect(passage && [passage.context, shown(passage.edits)]).toEqual(['青年见习／完成', '[-583-]{+585+}人'])
  })

  test('says the common heading too, names a row by its words and not by its number, and misses no cell', () => {
    const words = (...cells: readonly string[]) => cells.map((cell) => [text(cell)])
    const table = (...rows: readonly (readonly string[])[]): Element => ({
      kind: 'table',
      unit: null,
      align: ['center', 'left', 'right', 'right', 'right', 'right'],
      groups: [
        { first: 2, span: 2, inlines: [text('新增就业')] },
        { first: 4, span: 2, inlines: [text('青年见习')] },
      ],
      header: words('序号', '地区', '计划', '完成', '计划', '完成'),
      rows: rows.map((row) => words(...row)),
    })
    const changes = (old: Element, now: Element) =>
      changedPassages(
        sealedDocument('letter', [paragraph('见下表。'), old]),
        sealedDocument('letter', [paragraph('见下表。'), now]),
      ).map(({ context, edits }) => `${context} ${shown(edits)}`)
    const [first, second] = [
      ['1', '城关区', '10', '11', '20', '21'],
      ['2', '红古区', '30', '31', '40', '41'],
    ]
    if (!first || !second) throw new Error('two rows')
    const moved = [first.with(3, '12'), second.with(5, '42')]
    expect(changes(table(first, second), table(...moved))).toEqual([
      '城关区／新增就业／完成 [-11-]{+12+}',
      '红古区／青年见习／完成 [-41-]{+42+}',
    ])
    // A row that goes takes its words with it; the next one only gets its number.
    expect(changes(table(first, second), table(second.with(0, '1')))).toEqual([
      `表中一行 [-${first.join('\u3000')}-]`,
      expect.stringContaining('[-2-]{+1+}'),
    ])
  })

  describe('a paragraph that is split, or joined with the next,', () => {
    const [first, second, third] = [
      '实施“书香示例”行动，组织进校园招聘231场，受益企业2772户。',
      '年末在岗见习人员留用7845人，占青年见习人数的63.0%。',
      '动态清零零就业家庭近800户，兑现补贴3672.4万元。',
    ] as const
    const end = '（另起一段）'

    test('only gets or loses an end', () => {
      expect(sentences([first + second], [first, second])).toEqual([`${first}{+${end}+}`])
      expect(sentences([first, second], [first + second])).toEqual([`${first}[-${end}-]`])
      expect(sentences([first + second + third], [first, second, third])).toEqual([
        `${first}{+${end}+}`,
        `${second}{+${end}+}`,
      ])
    })

    test('is told with what else changed in it', () => {
      expect(sentences([first + second + third], [first.replace('231', '233'), second + third])).toEqual([
        `实施“书香示例”行动，组织进校园招聘[-231-]{+233+}场，受益企业2772户。{+${end}+}`,
      ])
      expect(sentences([first, second], [`${first.slice(0, -1)}，${second}`])).toEqual([
        `${first.slice(0, -1)}[-。-]{+，+}[-${end}-]`,
      ])
      expect(
        sentences(['甲。', `${first}${second}`, '乙。'], ['甲。', first, second.replace('63.0%', '62.8%'), '乙。']),
      ).toEqual([`${first}{+${end}+}`, '年末在岗见习人员留用7845人，占青年见习人数的[-63.0%-]{+62.8%+}。'])
    })

    test('is none where a paragraph is put in, or taken out, beside one that stays', () => {
      expect(sentences([first], [first, second])).toEqual([`{+${second}+}`])
      expect(sentences([first.replace('231', '233'), second], [first])).toEqual([
        '实施“书香示例”行动，组织进校园招聘[-233-]{+231+}场，受益企业2772户。',
        `[-${second}-]`,
      ])
    })
  })

  test('shows a number of the outline that moved', () => {
    const item = (label: string, words: string): Element => ({ kind: 'item', level: 3, label, inlines: [text(words)] })
    const old = sealedDocument('letter', [
      paragraph('分别为：'),
      item('1.', '甲指标：长春市；'),
      item('2.', '乙指标：吉林市。'),
    ])
    const now = sealedDocument('letter', [paragraph('分别为：'), item('1.', '乙指标：吉林市。')])
    expect(changedPassages(old, now).map(({ edits }) => shown(edits))).toEqual([
      '[-1.甲指标：长春市；-]',
      '[-2-]{+1+}.乙指标：吉林市。',
    ])
  })

  test('accounts for every passage of any two versions', () => {
    const words = (document: OfficialDocument) =>
      passagesOf(document)
        .map(({ label, list, text: own }) => (list === 0 ? label : '') + own)
        .filter((each) => each !== '')
    for (const document of [notice, generalDocument, letters['letter-tables']])
      for (let seed = 1; seed <= 20; seed += 1) {
        const now = reviseAtRandom(document, seed)
        const passages = changedPassages(document, now)
        const without = (list: readonly string[], gone: readonly string[]) => {
          const left = [...list]
          for (const each of gone) {
            const at = left.indexOf(each)
            if (at < 0) throw new Error(`a change of what is not there: ${each}`)
            left.splice(at, 1)
          }
          return left
        }
        const sides = (side: Side) =>
          passages
            .flatMap(({ edits, isRow }) => (isRow ? sideOf(edits, side).split('\u3000') : [sideOf(edits, side)]))
            .filter((each) => each !== '')
        expect(without(words(document), sides('old')).sort()).toEqual(without(words(now), sides('now')).sort())
      }
  })
})
