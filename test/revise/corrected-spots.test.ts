import { describe, expect, test } from 'vitest'
import type { Element } from '../../src/document/element.js'
import { text } from '../../src/document/inline.js'
import { layOut } from '../../src/layout/lay-out.js'
import { correctedSpots } from '../../src/revise/corrected-spots.js'
import { letterDocument, paragraph } from '../fixtures/samples.js'

const item = (label: string, words: string): Element => ({ kind: 'item', level: 3, label, inlines: [text(words)] })
const note: Element = { kind: 'note', inlines: [text('此件公开发布')] }
const elementsOf = (body: readonly (string | Element)[]) =>
  body.map((each) => (typeof each === 'string' ? paragraph(each) : each))

/** The letter with nothing but this text, on its pages. */
function letterOf(body: readonly (string | Element)[]) {
  const text: readonly string[] = ['heading', 'run-in', 'paragraph', 'item', 'table', 'note']
  const kept = letterDocument.elements.filter(({ kind }) => !text.includes(kind))
  const at = kept.findIndex(({ kind }) => kind === 'addressees') + 1
  const document = { ...letterDocument, elements: [...kept.slice(0, at), ...elementsOf(body), ...kept.slice(at)] }
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return { document, ...layout.value }
}

const spotsOf = (old: readonly (string | Element)[], now: readonly (string | Element)[]) =>
  correctedSpots(letterOf(old), letterOf(now))
const quotesOf = (...versions: Parameters<typeof spotsOf>) => spotsOf(...versions).map(({ old, now }) => [old, now])

describe('a change is quoted with the clauses that it touches', () => {
  test.each([
    ['甲地开工，乙地完工，丙地停工。', '甲地开工，乙地竣工，丙地停工。', ['乙地完工', '乙地竣工']],
    ['甲地开工，乙地五百，丙地停工。', '甲地开工，乙地五千，丙地停工。', ['乙地五百', '乙地五千']],
    ['甲地开工，乙地完工。', '甲地施工，乙地竣工。', ['甲地开工，乙地完工', '甲地施工，乙地竣工']],
    ['甲地开工，乙地完工。', '甲地开工，丙地完工。', ['乙地完工', '丙地完工']],
    ['甲地开工，乙地完工。', '甲地开工，丙县竣工！', ['乙地完工。', '丙县竣工！']],
    ['甲地开工，乙地完工', '甲地开工，乙地竣工', ['乙地完工', '乙地竣工']],
    ['甲地开工；乙地完工。', '甲地开工。乙地完工。', ['甲地开工；', '甲地开工。']],
    ['甲地开工，乙地完工。', '甲地开工，乙地完工，丙地停工。', ['乙地完工', '乙地完工，丙地停工']],
    ['甲地开工。乙地完工。丙地停工。', '甲地开工。丙地停工。', ['乙地完工', '']],
  ])('%s → %s', (old, now, quote) => {
    expect(quotesOf([old], [now])).toEqual([quote])
  })
  test('and with the whole sentence, where a clause has one half of a pair of marks', () => {
    expect(quotesOf(['开头。要求“先开工，后完工”，并上报。'], ['开头。要求“先施工，后完工”，并上报。'])).toEqual([
      ['要求‘先开工，后完工’，并上报', '要求‘先施工，后完工’，并上报'],
    ])
  })
})

describe('a sentence that is put in is quoted', () => {
  test.each([
    ['with the clause before it', '甲好。丙好。', '甲好。乙好。丙好。', [['甲好', '甲好。乙好']]],
    [
      'with the one behind it, where the one before it reads otherwise',
      '甲地五百。丙好。',
      '甲地五千。乙好。丙好。',
      [
        ['甲地五百', '甲地五千'],
        ['丙好', '乙好。丙好'],
      ],
    ],
    [
      'with the one behind it, where the one before it has one half of a pair of marks',
      '要求“甲好。丙好。”完。',
      '要求“甲好。乙好。丙好。”完。',
      [['丙好', '乙好。丙好']],
    ],
    ['alone, where both have', '要求“甲好。丙好”。', '要求“甲好。乙好。丙好”。', [['', '乙好']]],
    [
      'alone, where both read otherwise',
      '甲地五百。丙地六百。',
      '甲地五千。乙好。丙地六千。',
      [
        ['甲地五百', '甲地五千'],
        ['', '乙好'],
        ['丙地六百', '丙地六千'],
      ],
    ],
  ])('%s', (_, old, now, quotes) => {
    expect(quotesOf([old], [now])).toEqual(quotes)
  })
})

describe('the number of an item', () => {
  const items = [item('1.', '甲地开工。'), item('2.', '乙地完工，丙地停工，丁地复工。')]
  test('is not quoted while it stays, nor is anything of the words left out for it', () => {
    expect(quotesOf(items, [item('1.', '甲地施工。'), item('2.', '乙地完工，丙地停工，丁地竣工。')])).toEqual([
      ['甲地开工', '甲地施工'],
      ['丁地复工', '丁地竣工'],
    ])
  })
  test('is quoted where it becomes another one', () => {
    expect(quotesOf(items, [item('1.', '乙地完工，丙地停工，丁地复工。')])).toEqual([
      ['1.甲地开工', ''],
      ['2.乙地完工', '1.乙地完工'],
    ])
  })
})

describe('the issued copy', () => {
  const clauses = Array.from({ length: 40 }, (_, index) => `${String.fromCharCode(0x4e00 + index)}地开工`)
  const words = (of: readonly string[]) =>
    of.map((clause, index) => `${clause}${index % 5 === 4 ? '。' : '，'}`).join('')
  const others = (index: number) => words(clauses.map((clause, at) => (at === index ? `${clause[0]}地完成` : clause)))
  const { pages } = letterOf([item('（12）', words(clauses))])

  test('has the words in the line that is named, in each of a numbered paragraph', () => {
    const lines = clauses.map((clause, index) => {
      const [spot, ...more] = spotsOf([item('（12）', words(clauses))], [item('（12）', others(index))])
      const items = pages.pages[(spot?.page ?? 0) - 1]?.items ?? []
      const printed = items.flatMap((each) =>
        each.kind === 'text' && each.row === spot?.line ? each.characters.map(({ character }) => character) : [],
      )
      return [spot?.old, more.length, printed.includes(clause[0] ?? '')]
    })
    expect(lines).toEqual(clauses.map((clause) => [clause, 0, true]))
  })

  test('has what is new behind the last line of the paragraph before it', () => {
    const [long, added] = [words(clauses), '戊地开工。']
    const [end] = spotsOf([long, '末段。'], [others(39), '末段。'])
    expect(spotsOf([long, '末段。'], [long, added, '末段。'])).toEqual([
      { page: end?.page, line: end?.line, after: true, where: '', old: '', now: '戊地开工' },
    ])
  })

  test('has no line for a note that is new: its name says where it belongs', () => {
    expect(spotsOf(['甲地开工。'], ['甲地开工。', note])).toEqual([
      { page: 0, line: 0, after: false, where: '附注', old: '', now: '此件公开发布' },
    ])
  })

  test('has a cell by its row and the head of its column', () => {
    const table = (done: string): Element => ({
      kind: 'table',
      unit: null,
      groups: [],
      header: [[text('地方')], [text('完成')]],
      rows: [
        [[text('长春市')], [text('甲类')]],
        [[text('四平市')], [text(done)]],
      ],
      align: ['left', 'left'],
    })
    expect(spotsOf([table('乙类')], [table('丙类')]).map(({ where, old, now }) => [where, old, now])).toEqual([
      ['四平市／完成', '乙类', '丙类'],
    ])
  })
})
