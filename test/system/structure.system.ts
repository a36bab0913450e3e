import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Pages } from '../../src/layout/pages.js'
import { samples } from '../corpus/corpus.js'
import { notice } from '../fixtures/notice.js'
import { renderFiles } from '../render-document.js'
import { requirePrograms } from './libreoffice.js'

const documents: Readonly<Record<string, OfficialDocument>> = { notice, ...samples }

/** What poppler reads from the tag tree: one line a leaf, its role and its words. */
async function readStructure(pdf: Uint8Array): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'structure-'))
  try {
    const file = join(folder, 'document.pdf')
    writeFileSync(file, pdf)
    const { stdout, stderr } = await promisify(execFile)('pdfinfo', ['-struct-text', file], { maxBuffer: 1 << 28 })
    if (stderr !== '') throw new Error(stderr)
    const leaves: { role: string; words: string }[] = []
    for (const line of stdout.split('\n')) {
      const words = /^\s*"(.*)"$/.exec(line)?.[1]
      const role = /^\s*(H\d|P|Caption|TH|TD)\b/.exec(line)?.[1]
      const last = leaves.at(-1)
      if (words !== undefined && last) last.words += words
      else if (role) leaves.push({ role, words: '' })
    }
    return leaves.map(({ role, words }) => `${role} ${bare(words)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const bare = (words: string): string => words.replaceAll(/\s/gu, '')

/** The same as the layout has it. */
function expectedStructure({ pages, structure }: Pages): readonly string[] {
  const words = new Map<number, string>()
  for (const { items } of pages)
    for (const item of items)
      if (item.kind === 'text' && item.leaf !== null) {
        const own = item.characters.map(({ character }) => character).join('')
        words.set(item.leaf, (words.get(item.leaf) ?? '') + own)
      }
  const print = (role: string, leaf: number) => `${role} ${bare(words.get(leaf) ?? '')}`
  return structure.flatMap((node) =>
    node.kind === 'text'
      ? [print(node.role, node.leaf)]
      : [
          ...(node.caption === null ? [] : [print('Caption', node.caption)]),
          ...node.rows.flat().map(({ head, leaf }) => print(head ? 'TH' : 'TD', leaf)),
        ],
  )
}

describe('poppler reads the tags of the PDF', () => {
  beforeAll(() => requirePrograms('pdfinfo'))

  // At once: poppler takes seconds for a table of many cells.
  test.concurrent.each(Object.entries(documents))(
    '%s: every heading, paragraph and cell, in reading order',
    async (_, document) => {
      const { pdf, pages } = await renderFiles(document)
      expect(await readStructure(pdf)).toEqual(expectedStructure(pages))
    },
  )

  test('the notice: number, title, addressees, headings of two depths, items, signature', async () => {
    const read = await readStructure((await renderFiles(notice)).pdf)
    expect(read.slice(0, 5)).toEqual([
      'P 吉林省人民政府',
      'P 吉政函〔2023〕10号',
      'H1 吉林省人民政府关于2022年度全省就业创业工作目标责任制考评情况的通报',
      expect.stringMatching(/^P 各市（州）人民政府，/u),
      expect.stringMatching(/^P 按照省政府部署/u),
    ])
    expect(read.filter((line) => /^H[23] /.test(line)).map((line) => line.slice(0, 8))).toEqual([
      'H2 一、就业创',
      'H3 （一）重点',
      'H3 （二）重点',
      'H3 （三）各地',
      'H2 二、工作中',
      'H3 （一）就业',
      'H3 （二）结构',
      'H3 （三）青年',
      'H2 三、考评结',
    ])
    expect(read.slice(-3)).toEqual(['P 吉林省人民政府', 'P 2023年4月3日', 'P （此件公开发布）'])
  })
})
