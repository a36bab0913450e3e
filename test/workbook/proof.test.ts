import { beforeAll, describe, expect, test } from 'vitest'
import { andThen } from '../../src/diagnostics/diagnostic.js'
import { layOut } from '../../src/layout/lay-out.js'
import type { Pages } from '../../src/layout/pages.js'
import { type ComposedDocument, composeDocument } from '../../src/pipeline.js'
import { makeProof, type Proof } from '../../src/workbook/make-proof.js'
import { proofHtml } from '../../src/workbook/proof-html.js'
import { boundOf } from '../../src/workbook/proof-words.js'
import { proofWorkbook } from '../../src/workbook/proof-workbook.js'
import { readWorkbook } from '../../src/workbook/read-workbook.js'
import { memoryHost } from '../memory-host.js'
import { importSheets, untouched } from './import-case.js'

interface Proved extends ComposedDocument {
  readonly pages: Pages
  readonly proof: Proof
}

function prove(folder: string, changes: Readonly<Record<string, string>> = {}): Proved {
  const files: Record<string, string> = { ...untouched, ...changes }
  const made = andThen(composeDocument({ host: memoryHost(files), folder, template: '通报' }), (composed) => {
    const layout = layOut(composed.document)
    return layout.ok ? { ...layout, value: { ...composed, pages: layout.value.pages } } : layout
  })
  if (!made.ok) throw new Error(made.diagnostics.map(({ message }) => message).join())
  return { ...made.value, proof: makeProof(made.value, (file, line) => files[file]?.split('\n')[line - 1]) }
}

/** An edit of one file that must take effect. */
const edit = (file: string, from: string, to: string) => {
  const before = untouched[file] ?? ''
  if (!before.includes(from)) throw new Error(`${from} is not in ${file}`)
  return { [file]: before.replace(from, () => to) }
}

/** The printed characters of the document, page numbers left out: what a reader would count on paper. */
function printedText({ pages }: Pages): string {
  const elements = new Map<number, string>()
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind !== 'text' || item.element === null) continue
      const words = item.characters.map(({ character }) => character).join('')
      elements.set(item.element, (elements.get(item.element) ?? '') + words)
    }
  }
  return [...elements.values()].join('\n')
}

describe.each(['2022', '2023-示例'])('the proof sheet of %s', (folder) => {
  let proved: Proved
  beforeAll(() => {
    proved = prove(folder)
  })

  test('has a row for every number that is printed, and all are bound', () => {
    const { proof, pages } = proved
    const onPaper = printedText(pages).match(/\d+(?:\.\d+)?/g) ?? []
    expect(boundOf(proof.coverage) + proof.coverage.typed).toBe(onPaper.length)
    expect(proof.coverage.typed).toBe(0)
    const inRows = proof.rows.reduce((sum, { groups }) => sum + groups, 0)
    const labels = proved.document.elements.flatMap((element) =>
      'label' in element ? (element.label.match(/\d+/g) ?? []) : [],
    )
    expect(inRows + labels.length).toBe(onPaper.length)
  })

  test('says of each number the page and line on which it is printed', () => {
    const { proof, pages } = proved
    for (const { page, line, text } of proof.rows) {
      const [first = ''] = text
      const row = pages.pages[page - 1]?.items.flatMap((item) =>
        item.kind === 'text' && item.row === line ? item.characters : [],
      )
      expect(row?.map(({ character }) => character)).toContain(first)
    }
  })

  test('is in reading order, each number inside its sentence', () => {
    const { proof } = proved
    const order = proof.rows.map(({ page, line }) => page * 100 + line)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    for (const { before, text, after } of proof.rows) {
      expect(printedText(proved.pages).replace(/\s/g, '')).toContain((before + text + after).replace(/\s/g, ''))
    }
  })

  test('names for every figure a file and a line that hold it, or how it is computed', () => {
    for (const row of proved.proof.rows.filter(({ kind }) => kind === 'figure')) {
      const [, file = '', line = ''] = /^(.+):(\d+)$/.exec(row.origin) ?? []
      const source = untouched[file]?.split('\n')[Number(line) - 1] ?? ''
      expect(row.how !== '' || source.includes(row.text)).toBe(true)
    }
  })

  test('has no check that failed', () => {
    expect(proved.proof.rows.filter(({ verdict }) => verdict.status === 'failed')).toEqual([])
  })
})

describe('what the proof sheet shows', () => {
  const row = ({ proof }: Proved, name: string) => proof.rows.find((each) => each.name === name)

  test('a relation that holds, one that is waived, and a figure that stands alone', () => {
    const proved = prove('2022')
    expect(row(proved, '县域内就业')?.verdict.lines.join()).toContain('通过：县域内就业 ≤ 农村劳动力转移就业')
    expect(row(proved, '县域内就业占转移就业总数')?.verdict).toMatchObject({ status: 'waived' })
    expect(row(proved, '劳务经纪人')?.verdict).toMatchObject({ status: 'alone' })
  })

  test('a figure that a second person has typed alike, and one that differs', () => {
    const again = { 'data/2022/复录.yaml': '复录:\n  劳务经纪人: 9260人\n  就业帮扶载体: 212个\n' }
    const proved = prove('2022', { ...untouched, ...again })
    expect(row(proved, '劳务经纪人')?.verdict).toMatchObject({ status: 'passed' })
    const { status, lines } = row(proved, '就业帮扶载体')?.verdict ?? {}
    expect({ status, said: lines?.length }).toEqual({ status: 'failed', said: 1 })
  })

  test('the cell of an import, but not where something else was typed over it', () => {
    const origins = (imported: string) => {
      const line = `劳务经纪人: 9260人  # 来自 表.xlsx 全省!B2=${imported}`
      return row(prove('2022', edit('data/2022/数字.yaml', '劳务经纪人: 9260人', line)), '劳务经纪人')?.origin
    }
    expect(origins('9260人')).toContain('全省!B2')
    expect(origins('9206人')).toMatch(/^data\/2022\/数字\.yaml:\d+$/u)
  })

  test('a contradiction, at the number that it is about', () => {
    const proved = prove('2022', edit('data/2022/数字.yaml', '援助率: 100%', '援助率: 90%'))
    expect(row(proved, '零就业家庭援助率')?.verdict).toMatchObject({ status: 'failed' })
    expect(row(proved, '劳务经纪人')?.verdict).toMatchObject({ status: 'alone' })
  })

  test('a number that is typed into the text', () => {
    const { proof } = prove('2022', edit('data/2022/片段/困难群体.md', '{{数 "就业帮扶载体"}}', '221个'))
    expect(proof.coverage.typed).toBe(1)
    const typed = proof.rows.find(({ kind }) => kind === 'typed')
    expect(typed).toMatchObject({ text: '221', origin: 'data/2022/片段/困难群体.md:1', verdict: { status: 'failed' } })
  })

  test('the formula of a computed figure with its numbers', () => {
    const how = row(prove('2023-示例'), '城镇新增就业/完成率')?.how ?? ''
    const [, part = '', whole = '', share = ''] =
      /^城镇新增就业÷城镇新增就业\/计划 = ([\d.]+)万人÷([\d.]+)万人 = ([\d.]+)%$/.exec(how) ?? []
    // Whoever follows it with a calculator comes to the same digits: it is written as computed, not as printed.
    expect(((100 * Number(part)) / Number(whole)).toFixed(4)).toBe(share)
  })

  test('the sum of what places report as one line: each place with its number', () => {
    const how = row(prove('2023-示例'), '城镇新增就业')?.how ?? ''
    expect(how).toMatch(
      /^各地“上报\/城镇新增就业\/完成”相加 = 长春市84796人＋吉林市\d+人＋(?:[^＋]+＋){8}梅河口市\d+人 = 28\.7882万人$/,
    )
  })

  test('sheet and cell of a figure that was imported', async () => {
    const { files } = await importSheets(
      [
        {
          name: '全省',
          rows: [
            ['名称', '完成'],
            ['劳务经纪人', '9261人'],
          ],
        },
      ],
      { files: untouched },
    )
    const proved = prove('2022', Object.fromEntries(files))
    expect(row(proved, '劳务经纪人')?.origin).toBe('数字表.xlsx 全省!B2（data/2022/数字.yaml:14）')
  })
})

describe('the files', () => {
  const hostile = '<img src=x onerror=alert(1)>&"'
  const proof: Proof = {
    title: `关于${hostile}`,
    number: '示函〔2023〕1号',
    sample: true,
    state: '送审稿',
    rows: [
      {
        kind: 'figure',
        page: 1,
        line: 2,
        before: hostile,
        text: '=1',
        after: '。',
        name: '甲',
        how: '',
        origin: '@x',
        verdict: { status: 'failed', lines: [hostile] },
        groups: 1,
      },
    ],
    coverage: { figure: 1, fact: 0, made: 0, name: 0, typed: 0 },
  }

  test('the page escapes everything, runs and fetches nothing', () => {
    const html = proofHtml(proof)
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;')
    expect(html).not.toMatch(/<script|<link|@import|url\(|src=["h]/i)
    expect(html).toContain('（示例）送审稿')
    expect(html).toContain('size: A4 landscape')
  })

  test('the workbook has the same rows, and is the same each time', async () => {
    const bytes = await proofWorkbook(proof)
    expect(await proofWorkbook(proof)).toEqual(bytes)
    const read = await readWorkbook(bytes, '校对单.xlsx')
    const texts = (read.ok ? read.value.sheets[0]?.rows : [])?.map((cells) =>
      cells.map((cell) =>
        cell?.content.kind === 'text' ? cell.content.text : cell?.content.kind === 'number' ? cell.content.stored : '',
      ),
    )
    expect(texts?.[3]).toEqual(['1', '第1页第2行', `${hostile}【=1】。`, '=1', '甲', undefined, '@x', hostile])
  })
})
