import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendToLedger, type NewLedgerEntry, yamlText } from '../../src/data/append-ledger.js'
import { readYaml } from '../../src/data/read-yaml.js'
import { ledgerSchema } from '../../src/data/schema-letters.js'

const entry: NewLedgerEntry = {
  code: '吉政函',
  year: '2024',
  sequence: '7',
  document: '2023/通报',
  place: null,
  date: { year: 2024, month: 4, day: 8 },
}
const read = (text: string) => {
  const found = readYaml(text, 'data/台账.yaml', ledgerSchema)
  if (!found.ok) throw new Error(found.diagnostics.map(({ message }) => message).join())
  return found.value
}
const append = (text: string | undefined, ...entries: readonly NewLedgerEntry[]) =>
  appendToLedger(text, text === undefined ? [] : read(text), entries)

const block = `台账:
  # 第一个号
  - 机关代字: 吉政函  # 通报用
    年份: 2023
    顺序号: 10
    文件: 2022/通报
    日期: 2023年4月3日
# 以上为2023年
`
const flow = `台账:
- {机关代字: 吉就办函, 年份: 2023, 顺序号: 1, 文件: 2022/摘录函, 地方: 长春市, 日期: 2023年4月10日} # 寄出
`

describe('a number is entered in the ledger', () => {
  test('behind the last one, written as that is; every other byte stays', () => {
    expect(append(block, entry)).toBe(
      block.replace(
        '4月3日\n',
        '4月3日\n  - 机关代字: 吉政函\n    年份: 2024\n    顺序号: 7\n    文件: 2023/通报\n    日期: 2024年4月8日\n',
      ),
    )
    expect(append(flow, { ...entry, place: '吉林市' })).toBe(
      `${flow}- {机关代字: 吉政函, 年份: 2024, 顺序号: 7, 文件: 2023/通报, 地方: 吉林市, 日期: 2024年4月8日}\n`,
    )
  })

  test('with Windows line ends where the file has them', () => {
    expect(append(block.replaceAll('\n', '\r\n'), entry)?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test.each([
    ['a file that is not there', undefined],
    ['an empty list', '# 说明\n台账: []  # 还没有\n'],
  ])('into %s', (_, text) => {
    const written = append(text, entry, { ...entry, sequence: '8' }) ?? ''
    expect(read(written).map(({ sequence }) => sequence.value)).toEqual(['7', '8'])
    if (text) for (const comment of text.match(/#.*/g) ?? []) expect(written).toContain(comment)
  })

  test('into one that is written on one line it is left to a person', () => {
    expect(
      append('台账: [{机关代字: 吉政函, 年份: 2023, 顺序号: 1, 文件: 某, 日期: 2023年1月1日}]\n', entry),
    ).toBeUndefined()
  })

  test('whatever its words are, they are read back', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'吉政函〔〕10号:#{}[],"\'\\ -&*!|>%@`（）“”'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        words.filter((text) => text.trim() !== ''),
        fc.constantFrom(block, flow),
        (document, text) => {
          const written = append(text, { ...entry, document }) ?? ''
          expect(read(written).at(-1)?.document.value).toBe(document)
          expect(written.startsWith(text.slice(0, 20))).toBe(true)
        },
      ),
    )
  })

  test('plain words need no quotes', () => {
    expect(['2023/通报', '吉政函', '2024年4月8日', '7'].map(yamlText)).toEqual([
      '2023/通报',
      '吉政函',
      '2024年4月8日',
      '7',
    ])
  })
})
