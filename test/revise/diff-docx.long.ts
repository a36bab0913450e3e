import { dirname } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UsageError } from '../../src/cli/request/usage-error.js'
import { type Answered, type Office, openOffice } from '../office.js'

/*
 * One workspace in which a notice, its letters, an notice notice and a 更正函 were written; each test edits a copy of one
 * of them as a hand does, reads it and puts the file back.
 */
const year = '2023-示例'
let office: Office
let notice = ''
let letter = ''
let correction = ''
beforeAll(async () => {
  office = openOffice()
  await office.tongbao('letters', year, '--only', '长春市', '--format', 'docx')
  await office.tongbao('draft', '2022')
  office.edit('data/2022/指标.yaml', '25.17万人', '25.71万人')
  await office.tongbao('revise', '2022')
  const find = (pattern: RegExp) => office.files('out').find((file) => pattern.test(file)) ?? ''
  letter = find(/函\/01 长春市 .+\.docx$/u)
  notice = find(/^out\/2022\/[^/]+通报\.docx$/u)
  correction = find(/^out\/2022\/[^/]*更正[^/]*\.docx$/u)
}, 60_000)
afterAll(() => office.close())

interface Change {
  readonly what: string
  readonly part: string
  readonly old: string
  readonly new: string
  readonly page: number
  readonly row: number
  readonly paragraph: number
  readonly cell: string
  readonly sources: readonly { readonly name: string; readonly file: string; readonly line: number }[]
}
const changesOf = ({ json }: Answered) => json.changes as readonly Change[]

type Parts = Record<string, Uint8Array>
const pack = (parts: Parts) => zipSync(parts, { level: 1 })

/** A file with some parts changed by hand; text that is replaced must be there. */
function edited(file: string, ...edits: readonly (readonly [string, string])[]): Uint8Array {
  const parts: Parts = { ...unzipSync(office.bytes(file)) }
  let text = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`“${from}” is not in ${file}`)
    text = text.replace(from, () => to)
  }
  return pack({ ...parts, 'word/document.xml': strToU8(text) })
}

/** What the command says of some bytes under the name of a file that was written. */
async function diff(file: string, bytes: Uint8Array, as = file): Promise<Answered> {
  const before = office.has(as) ? office.bytes(as) : undefined
  office.write(as, bytes)
  try {
    return await office.tongbao('diff-docx', office.path(as))
  } finally {
    if (before) office.write(as, before)
    else office.remove(as)
  }
}
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (text: string) => `<w:p>${run(text)}</w:p>`
const ADDRESSEES = '<w:p><w:pPr><w:pStyle w:val="Addressees"/>'

describe('a file as it was written', () => {
  test('has no changes, whichever document it is', async () => {
    for (const file of [notice, letter, correction]) {
      const { exit, json } = await office.tongbao('diff-docx', office.path(file))
      expect({ exit, untouched: json.untouched, changes: json.changes }).toEqual({
        ...{ exit: 0, untouched: true, changes: [] },
      })
    }
  })

  test.each([() => notice, () => letter, () => correction])('packed anew says the same words (%#)', async (file) => {
    const answered = await diff(file(), edited(file()))
    expect({ ...answered.json, codes: answered.codes }).toMatchObject({ untouched: false, changes: [], codes: [] })
  })
})

describe('a hand', () => {
  test('that changes a figure, words and paragraphs is shown by sentence, with page, line and source', async () => {
    const answered = await diff(
      notice,
      edited(
        notice,
        ['25.17万人', '25.18万人'],
        ['现将考评情况', '现将有关情况'],
        [ADDRESSEES, paragraph('新加的一段话。') + ADDRESSEES],
      ),
    )
    expect(answered.exit).toBe(0)
    const [added, words, figure, ...others] = changesOf(answered)
    expect(others).toEqual([])
    expect(added).toMatchObject({ what: 'added', old: '', new: '新加的一段话。', page: 1, row: 4 })
    expect(words).toMatchObject({
      ...{ what: 'changed', paragraph: 1, new: expect.stringMatching(/现将有关情况通报如下：$/u) },
      sources: [{ name: '', file: `data/2022/片段/引言.md` }],
    })
    expect(figure).toMatchObject({
      ...{ old: '全省共实现城镇新增就业25.17万人，完成年计划的109%；', page: 1, row: 16 },
      ...{ new: '全省共实现城镇新增就业25.18万人，完成年计划的109%；' },
      sources: [{ name: '城镇新增就业', file: `data/2022/指标.yaml` }],
    })
    // The line is the one that the figure is typed in; it was corrected since.
    const source = figure?.sources[0]
    const lines = office.text(source?.file ?? '').split('\n')
    expect(lines[(source?.line ?? 0) - 1]).toContain('25.71万人')
  })

  test('that puts a paragraph behind an item of a list is told what stands before it', async () => {
    const item = '1.城镇新增就业：白山市、白城市、长白山保护开发区；</w:t></w:r></w:p>'
    const [added, ...others] = changesOf(await diff(notice, edited(notice, [item, item + paragraph('新加的一段话。')])))
    expect(others).toEqual([])
    expect(added).toMatchObject({ what: 'added', sources: [{ file: 'data/2022/指标.yaml' }] })
  })

  test('that takes a paragraph out is shown, with what it was made from', async () => {
    const text = strFromU8(unzipSync(office.bytes(notice))['word/document.xml'] ?? new Uint8Array())
    const gone =
      [...text.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gsu)].find(([xml]) => xml.includes('结构性矛盾持续'))?.[0] ?? ''
    const [change, ...others] = changesOf(await diff(notice, edited(notice, [gone, ''])))
    expect(others.every(({ what }) => what === 'removed')).toBe(true)
    expect(change).toMatchObject({ what: 'removed', new: '' })
    expect(change?.old).toContain('结构性矛盾持续')
    expect(change?.sources[0]?.file).toMatch(/^(?:data|templates)\//u)
  })

  test('in a letter is shown with the value of the place', async () => {
    const [change] = changesOf(await diff(letter, edited(letter, ['长春市人民政府', '长春新区管委会'])))
    expect(change?.sources[0]).toMatchObject({ name: '地方主送', file: 'data/地方.yaml' })
  })

  test('in an issued notice and in a 更正函 is shown', async () => {
    const [figure] = changesOf(await diff(notice, edited(notice, ['25.17万人', '25.18万人'])))
    expect(figure).toMatchObject({ page: 1, row: 16, sources: [{ file: 'data/2022/指标.yaml' }] })
    const [words] = changesOf(await diff(correction, edited(correction, ['更正为', '改为'])))
    expect(words).toMatchObject({ what: 'changed' })
  })

  test('that renames the file is known by how the name begins, and by the edition that it comes from', async () => {
    const copy = notice.replace(/\.docx$/u, '（手改）.docx')
    const answered = await diff(notice, edited(notice, ['25.17万人', '25.18万人']), copy)
    expect(changesOf(answered)).toHaveLength(1)
    const first = await diff(
      notice,
      edited(notice, ['25.17万人', '25.18万人']),
      notice.replace('.docx', ' - 副本.docx'),
    )
    expect({ edition: first.json.edition, changes: changesOf(first).length }).toEqual({ edition: 1, changes: 1 })
  })

  test('in an edition that has a folder of its own is held against that edition', async () => {
    const second = office.files('out/2022/第2版').find((file) => file.endsWith('（第2版）.docx')) ?? ''
    const answered = await diff(second, edited(second, ['25.71万人', '25.72万人']))
    expect({ edition: answered.json.edition, changes: changesOf(answered).length }).toEqual({ edition: 2, changes: 1 })
  })
})

describe('a file that cannot be compared is told by a code', () => {
  test('an old document, words of another document', async () => {
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0])
    const other = pack({
      ...unzipSync(office.bytes(notice)),
      'word/document.xml': strToU8(
        '<w:document><w:body><w:p><w:r><w:t>会议纪要</w:t></w:r></w:p></w:body></w:document>',
      ),
    })
    for (const [bytes, code] of [
      [old, 'docx-format'],
      [other, 'docx-other'],
    ] as const) {
      const { exit, codes } = await diff(notice, bytes)
      expect({ exit, codes }).toEqual({ exit: 2, codes: [code] })
    }
  })

  test('a name that was never written, a redline, no file, a record that is gone', async () => {
    const codesOf = async (file: string, bytes: Uint8Array) => (await diff(file, bytes)).codes
    expect(await codesOf('out/别的公文.docx', edited(notice))).toEqual(['docx-unknown'])
    const redline = office.files('out').find((file) => file.endsWith('花脸稿.docx')) ?? ''
    expect(await codesOf(redline, office.bytes(redline))).toEqual(['docx-unknown'])
    expect((await office.tongbao('diff-docx', office.path('没有.docx'))).codes).toEqual(['file-missing'])
    expect((await office.tongbao('diff-docx', dirname(office.path(notice)))).codes).toEqual(['file-unreadable'])
    await expect(office.tongbao('diff-docx')).rejects.toThrow(UsageError)
    await expect(office.tongbao('diff-docx', 'a.docx', 'b.docx')).rejects.toThrow(UsageError)
  })

  test('inputs that are no longer in the store are named', async () => {
    const stored = office.files('data/版次/底稿').filter((file) => office.text(file).includes('名称: 城镇新增就业'))
    const kept = stored.map((file) => [file, office.bytes(file)] as const)
    for (const file of stored) office.write(file, '改过了')
    const { exit, codes } = await diff(notice, edited(notice))
    for (const [file, bytes] of kept) office.write(file, bytes)
    expect({ exit, codes: [...new Set(codes)] }).toEqual({ exit: 2, codes: ['edition-incomplete'] })
  })
})
