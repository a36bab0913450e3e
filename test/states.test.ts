import { describe, expect, test } from 'vitest'
import { andThen } from '../src/diagnostics/diagnostic.js'
import type { DocumentState, OfficialDocument } from '../src/document/document.js'
import { fileName } from '../src/document/file-name.js'
import { layOut } from '../src/layout/lay-out.js'
import { composeDocument, layOutDocument, renderDocument } from '../src/pipeline.js'
import { generalDocument, letterDocument } from './fixtures/samples.js'
import { lettersOf } from './letters/letters-of.js'
import { readDocx } from './read-docx.js'
import { readPdf } from './read-pdf.js'
import { type Change, changedWorkspace } from './workspace.js'

const state = (name: string, folder = '2022'): readonly Change[] => [
  { file: `data/${folder}/文件.yaml`, replace: folder === '2022' ? '状态: 印发' : '状态: 讨论稿', by: `状态: ${name}` },
]

async function draft(changes: readonly Change[], folder: string) {
  const host = changedWorkspace(changes)
  const laidOut = andThen(composeDocument({ host, folder, template: '通报' }), (document) =>
    layOutDocument(document, { host, bundledOnly: true }),
  )
  if (!laidOut.ok) throw new Error('the notice must be laid out')
  const { docx, pdf, document } = await renderDocument(laidOut.value)
  const { parts } = readDocx(docx)
  return {
    pages: readPdf(pdf).pages,
    headers: Object.entries(parts).filter(([name]) => /^word\/header\d\.xml$/.test(name)),
    name: fileName(document),
  }
}

describe('the state of a document', () => {
  test.each([
    ['讨论稿', '2022', '讨论稿', '讨论稿 吉政函'],
    ['征求意见稿', '2022', '征求意见稿', '征求意见稿 吉政函'],
    ['送审稿', '2022', '送审稿', '送审稿 吉政函'],
    ['讨论稿', '2023-示例', '讨论稿（示例）', '示例 讨论稿 吉政函'],
    ['印发', '2023-示例', '示例', '示例 吉政函'],
  ])(
    '%s of %s stands on every page, above the type area, and in the name of the file',
    async (name, folder, mark, start) => {
      const { pages, headers, name: file } = await draft(state(name, folder), folder)
      expect(pages.length).toBeGreaterThan(3)
      for (const { lines } of pages) {
        const [first, second] = lines
        expect(first?.text).toBe(mark)
        // Above the issuer mark of a letter, which begins 30 mm down, and above the type area, 37 mm down.
        expect(((first?.y ?? 999) / 72) * 25.4).toBeLessThan(22)
        expect(second?.text).not.toContain('稿')
      }
      expect(headers).toHaveLength(3)
      for (const [, xml] of headers) expect(xml).toContain(mark)
      expect(file.startsWith(start)).toBe(true)
    },
  )

  test('印发 is marked nowhere', async () => {
    const { pages, headers, name } = await draft([], '2022')
    for (const { text } of pages) expect(text).not.toMatch(/稿|示例/)
    for (const [, xml] of headers) expect(xml).not.toMatch(/稿|示例/)
    expect(name.startsWith('吉政函〔2023〕10号')).toBe(true)
  })

  test.each([
    ['a general document', generalDocument],
    ['a letter', letterDocument],
  ])('the mark moves nothing in %s', (_, document) => {
    const marked = (name: DocumentState): OfficialDocument => ({
      ...document,
      properties: { ...document.properties, sample: false, state: name },
    })
    const items = (name: DocumentState) => {
      const laidOut = layOut(marked(name))
      if (!laidOut.ok) throw new Error('must be laid out')
      return laidOut.value.pages.pages.map((page) => page.items)
    }
    const plain = items('印发')
    expect(items('讨论稿').map(([, ...others]) => others)).toEqual(plain)
    expect(items('送审稿').map(([, ...others]) => others)).toEqual(plain)
  })
})

describe('the state of letters', () => {
  const states = (changes: readonly Change[]) => {
    const letters = lettersOf(changes, '2022', ['长春市', '松原市'])
    return letters.ok ? letters.value.map(({ document }) => document.properties.state) : []
  }

  test('is that of their notice', () => {
    expect(states([])).toEqual(['印发', '印发'])
    expect(states(state('送审稿'))).toEqual(['送审稿', '送审稿'])
  })

  test('or what 函.yaml says', () => {
    const own = { file: 'data/2022/函.yaml', replace: '机关代字:', by: '状态: 讨论稿\n机关代字:' }
    expect(states([own])).toEqual(['讨论稿', '讨论稿'])
  })
})
