import { statSync, utimesSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checksum } from '../../src/editions/checksum.js'
import { listEditions, openRecord } from '../../src/editions/edition-files.js'
import { restoreInputs } from '../../src/editions/input-store.js'
import { diskHost } from '../../src/host/host.js'
import { snapshotHost } from '../../src/host/snapshot-host.js'
import { composeDocument } from '../../src/pipeline.js'
import { type Office, openOffice } from '../office.js'
import { readPdf } from '../read-pdf.js'

let office: Office
beforeEach(() => {
  office = openOffice()
})
afterEach(() => office.close())

const sample = '2023-示例'
const records = (year = sample) => office.files(`data/版次/${year}/通报`).map((file) => basename(file))
const draft = (year = sample, ...args: readonly string[]) => office.tongbao('draft', year, ...args)
const recordOf = (year: string, edition: number) => {
  const host = diskHost(office.folder)
  const found = listEditions(host, `${year}/通报`).find((each) => each.edition === edition)
  const record = found && openRecord(host, found)
  if (!record?.ok) throw new Error(`no record of edition ${edition}`)
  return record.value
}
/** A change of the sample year that no check minds. */
const change = (words = '现将结果通报如下') => office.edit(`data/${sample}/片段/引言.md`, '现通报如下：', `${words}：`)

describe('the record of a draft', () => {
  test('says what was made from what, figure by figure and paragraph by paragraph', async () => {
    const { json } = await draft('2022')
    expect(json.documents[0]).toMatchObject({ edition: 1, fresh: true })
    expect(records('2022')).toEqual(['第1版 印发.json'])
    const record = recordOf('2022', 1)
    expect(record).toMatchObject({ document: '2022/通报', state: '印发', number: '吉政函〔2023〕10号', folder: '' })
    for (const [input, sha256] of record.inputs) expect(checksum(office.bytes(input))).toBe(sha256)
    expect([...record.inputs.keys()]).toContain('templates/通报.hbs')
    expect([...record.inputs.keys()]).toContain('data/地方.yaml')
    expect(record.files.map(({ name }) => name)).toEqual(office.files('out/2022').map((file) => basename(file)))
    for (const { name, size, sha256 } of record.files) {
      expect(checksum(office.bytes(`out/2022/${name}`))).toBe(sha256)
      expect(office.bytes(`out/2022/${name}`)).toHaveLength(size)
    }
    expect(record.figures).toContainEqual({
      name: '县域内就业',
      text: '132.89万人',
      origin: 'data/2022/数字.yaml:16:10',
      formula: '',
    })
    const paragraph = record.paragraphs.find(({ name }) => name === '段：片段/高校毕业生')
    const { pages } = readPdf(office.bytes(office.files('out/2022').find((file) => file.endsWith('.pdf')) ?? ''))
    const line = 1 + (pages[1]?.lines.findIndex(({ text }) => text.includes('132.89')) ?? -2)
    expect(line).toBeGreaterThan(5)
    expect(paragraph?.figures).toContainEqual({ name: '县域内就业', text: '132.89万人', page: 2, line })
    expect(paragraph?.text).toContain('县域内就业132.89万人')
  })

  test('has every computed and every reported figure, with how it follows', async () => {
    await draft()
    const { figures } = recordOf(sample, 1)
    const named = new Map(figures.map((figure) => [figure.name, figure]))
    expect(named.get('城镇新增就业/完成率')?.formula).toBe('城镇新增就业÷城镇新增就业/计划')
    for (const part of ['计划', '完成', '完成率', '名次'])
      expect(named.has(`长春市/上报/城镇新增就业/${part}`)).toBe(true)
    expect(named.get('长春市/上报/城镇新增就业/完成')?.origin).toMatch(/^data\/2023-示例\/上报\/长春市\.yaml:\d+:\d+$/)
  })

  test('names paragraphs by what they are made from, so that they keep their names when others move', async () => {
    await draft()
    const before = recordOf(sample, 1).paragraphs.map(({ name }) => name)
    expect(new Set(before).size).toBe(before.length)
    office.edit('templates/通报.hbs', '# 工作中存在的问题', '# 新加的一节\n\n新加的一段。\n\n# 工作中存在的问题')
    await draft()
    const after = recordOf(sample, 2).paragraphs.map(({ name }) => name)
    expect(after.filter((name) => !before.includes(name))).toEqual(['小标题：新加的一节', '段：新加的一段。'])
    expect(after.filter((name) => before.includes(name))).toEqual(before)
  })

  test('is the same for the same input, wherever it is made', async () => {
    const other = openOffice()
    await draft()
    await other.tongbao('draft', sample)
    const [file = ''] = office.files(`data/版次/${sample}`)
    expect(other.text(file)).toBe(office.text(file))
    expect(office.text(file)).not.toContain(office.folder)
    other.close()
  })

  test('a dry run and a check leave none', async () => {
    expect((await draft(sample, '--dry-run')).exit).toBe(0)
    await office.tongbao('check', sample)
    expect(office.files('data/版次')).toEqual([])
    expect(office.files('out')).toEqual([])
  })

  test('gives back what the edition was made from, and the same document follows', async () => {
    await draft()
    change()
    office.remove(`data/${sample}/亮点/长春市.md`)
    const host = diskHost(office.folder)
    const inputs = restoreInputs(host, recordOf(sample, 1))
    if (!inputs.ok) throw new Error('the inputs must be there')
    const composed = composeDocument({ host: snapshotHost(inputs.value), folder: sample, template: '通报' })
    if (!composed.ok) throw new Error('the old data must compose')
    expect(JSON.stringify(composed.value.document)).toContain('现通报如下')
  })

  test.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n'), (text: string) => text],
    ['LF', (text: string) => text.replaceAll('\r\n', '\n'), (text: string) => text.replaceAll('\n', '\r\n')],
  ])('gives them back to the byte after git has written all text files with %s', async (_, after, before) => {
    const input = `data/${sample}/指标.yaml`
    office.write(input, before(office.text(input)))
    await draft()
    const kept = office.bytes(input)
    for (const file of office.files('data')) office.write(file, after(office.text(file)))
    const inputs = restoreInputs(diskHost(office.folder), recordOf(sample, 1))
    expect(inputs.diagnostics).toEqual([])
    expect(inputs.ok && Buffer.from(inputs.value.get(input) ?? [])).toEqual(kept)
    expect((await office.tongbao('revise', sample)).exit).toBe(0)
  })

  test('inputs that were tampered with, or are gone, are not given out', async () => {
    await draft()
    const [first = '', second = ''] = office.files('data/版次/底稿')
    office.write(first, `${office.text(first)} `)
    office.remove(second)
    const inputs = restoreInputs(diskHost(office.folder), recordOf(sample, 1))
    expect(inputs.diagnostics.map(({ code }) => code)).toEqual(['edition-incomplete', 'edition-incomplete'])
  })

  test('a record that was damaged is refused with its name', async () => {
    await draft()
    const [file = ''] = office.files(`data/版次/${sample}`)
    office.edit(file, '"版次": 1', '"版次": "一"')
    const record = openRecord(diskHost(office.folder), { file })
    expect(record.diagnostics).toMatchObject([{ code: 'edition-damaged', at: { file } }])
  })

  test.each([
    ['is of another edition', '"版次": 1', '"版次": 9'],
    ['is of another document', `"文件": "${sample}/通报"`, '"文件": "2022/通报"'],
    ['is of another state', '"状态": "讨论稿"', '"状态": "印发"'],
    ['names a folder above', '"文件夹": ""', '"文件夹": "../../../elsewhere"'],
    ['names a folder of another year', '"文件夹": ""', '"文件夹": "../2022"'],
    ['names a folder of the system', '"文件夹": ""', '"文件夹": "CON"'],
    ['is of a later form', '"格式": 1', '"格式": 2'],
    ['is cut short', '"段落"', '"段'],
  ])('one that %s is told of by the next draft, which goes by nothing in it', async (_, from, to) => {
    await draft()
    const [file = ''] = office.files(`data/版次/${sample}`)
    office.edit(file, from, to)
    const before = office.files('.').length
    const { exit, codes, json } = await draft()
    expect([exit, codes.filter((code) => code === 'edition-damaged')]).toEqual([0, ['edition-damaged']])
    expect(json.documents[0]).toMatchObject({ edition: 2, fresh: true })
    // Nothing but the record of the new edition: the documents are where they were.
    expect(office.files('.')).toHaveLength(before + 1)
    expect((await office.tongbao('revise', sample, '--since', '第1版')).codes).toContain('edition-damaged')
  })

  test('put into other lines by an editor, it still tells what a hand has edited', async () => {
    await draft()
    const [file = ''] = office.files(`data/版次/${sample}`)
    office.write(file, JSON.stringify(JSON.parse(office.text(file)), null, 4).replaceAll('\n', '\r\n'))
    expect((await draft()).json.documents[0]).toMatchObject({ edition: 1, fresh: false })
    office.write(office.files(`out/${sample}`)[0] ?? '', 'by hand')
    expect((await draft()).codes).toContain('file-edited')
  })
})

describe('editions of a draft', () => {
  test('identical bytes make no new one, and touch nothing', async () => {
    const { json } = await draft()
    const [first] = json.documents
    utimesSync(first?.docx ?? '', 1_000_000_000, 1_000_000_000)
    const again = await draft()
    expect(again.json.documents[0]).toMatchObject({ edition: 1, fresh: false, docx: first?.docx })
    expect(records()).toEqual(['第1版 讨论稿.json'])
    expect(statSync(first?.docx ?? '').mtimeMs).toBe(1_000_000_000_000)
  })

  test('a comment in the data makes none either: the document is the same', async () => {
    await draft()
    office.edit(`data/${sample}/文件.yaml`, '年度: 2023', '# 一句话\n年度: 2023')
    expect((await draft()).json.documents[0]).toMatchObject({ edition: 1, fresh: false })
  })

  test('a change makes the next, in the place of the one before', async () => {
    await draft()
    const before = office.files('out')
    change()
    expect((await draft()).json.documents[0]).toMatchObject({ edition: 2, fresh: true })
    expect(records()).toEqual(['第1版 讨论稿.json', '第2版 讨论稿.json'])
    expect(office.files('out')).toEqual(before)
  })

  test('only inputs that changed are stored again', async () => {
    await draft()
    const before = office.files('data/版次/底稿')
    change()
    await draft()
    expect(office.files('data/版次/底稿')).toHaveLength(before.length + 1)
  })

  test('out/ can be thrown away: the next run makes the files again, and no edition', async () => {
    await draft()
    const before = new Map(office.files('out').map((file) => [file, checksum(office.bytes(file))]))
    office.remove('out')
    expect((await draft()).json.documents[0]).toMatchObject({ edition: 1, fresh: false })
    expect(new Map(office.files('out').map((file) => [file, checksum(office.bytes(file))]))).toEqual(before)
  })
})

describe('a document that is issued', () => {
  const text = 'data/2022/片段/引言.md'

  test('is never overwritten: the next edition has a folder and names of its own, and says so', async () => {
    await draft('2022')
    const before = new Map(office.files('out').map((file) => [file, checksum(office.bytes(file))]))
    office.edit(text, '现将', '现把')
    const second = await draft('2022', '--force')
    expect(second.codes).toContain('edition-issued')
    expect(second.json.documents[0]).toMatchObject({ edition: 2, fresh: true })
    expect(second.json.documents[0]?.docx).toContain('/out/2022/第2版/')
    expect(second.json.documents[0]?.docx).toMatch(/（第2版）\.docx$/)
    for (const [file, sha256] of before) expect(checksum(office.bytes(file))).toBe(sha256)
    office.edit(text, '现把', '现再把')
    expect((await draft('2022')).json.documents[0]?.docx).toContain('/out/2022/第3版/')
    expect(records('2022')).toEqual(['第1版 印发.json', '第2版 印发.json', '第3版 印发.json'])
  })

  test('with another font it says the same, and is not told of as another text', async () => {
    await draft('2022')
    const kaiti = fileURLToPath(new URL('../../src/fonts/bundle/kaiti.ttf', import.meta.url))
    const { json } = await draft('2022', '--font', `仿宋=${kaiti}`)
    const told = json.diagnostics.find(({ code }) => code === 'edition-issued')
    expect(told?.message).toMatch(/一字不差.*仿宋/u)
    office.edit(text, '现将', '现把')
    const other = (await draft('2022')).json.diagnostics.find(({ code }) => code === 'edition-issued')
    expect(other?.message).toContain('内容不同')
  })

  test('the data as they were give the issued files again', async () => {
    const [first] = (await draft('2022')).json.documents
    office.edit(text, '现将', '现把')
    await draft('2022')
    office.edit(text, '现把', '现将')
    office.remove('out')
    const again = await draft('2022')
    expect(again.json.documents[0]).toMatchObject({ docx: first?.docx })
  })

  test('a draft of a correction is marked as a draft, apart from it', async () => {
    await draft('2022')
    office.edit(text, '现将', '现把')
    office.edit('data/2022/文件.yaml', '状态: 印发', '状态: 讨论稿')
    const { json } = await draft('2022')
    expect(json.documents[0]?.docx).toMatch(/\/第2版\/讨论稿 .*（第2版）\.docx$/)
  })
})

describe('what a hand has made', () => {
  test('is not overwritten: the run is refused, says so, and leaves all as it was', async () => {
    const [first] = (await draft()).json.documents
    office.write(`out/${sample}/${basename(first?.docx ?? '')}`, 'edited in Word')
    change()
    const before = office.files('.')
    const { exit, codes, json } = await draft()
    expect(exit).toBe(2)
    expect(codes).toContain('file-edited')
    expect(json.diagnostics.find(({ code }) => code === 'file-edited')?.hint).toContain('--force')
    expect(office.files('.')).toEqual(before)
    expect(office.text(`out/${sample}/${basename(first?.docx ?? '')}`)).toBe('edited in Word')
  })

  test('also when nothing has changed otherwise, and also of a PDF', async () => {
    const [first] = (await draft()).json.documents
    office.write(`out/${sample}/${basename(first?.pdf ?? '')}`, 'with notes of the chief')
    expect((await draft()).codes).toContain('file-edited')
  })

  test('--force keeps it beside, as often as need be', async () => {
    const [first] = (await draft()).json.documents
    const file = `out/${sample}/${basename(first?.docx ?? '')}`
    for (const [words, kept] of [
      ['edited once', '（手改）'],
      ['edited twice', '（手改2）'],
    ] as const) {
      office.write(file, words)
      const { exit, codes } = await draft(sample, '--force')
      expect(exit).toBe(0)
      expect(codes).toContain('file-kept')
      expect(office.text(file.replace('.docx', `${kept}.docx`))).toBe(words)
      expect(office.bytes(file).subarray(0, 2).toString()).toBe('PK')
    }
  })

  test('a file that never was ours is kept beside without asking', async () => {
    const [{ docx } = { docx: '' }] = (await draft(sample, '--dry-run')).json.documents
    const file = `out/${sample}/${basename(docx)}`
    office.write(file, 'from an older program')
    const { exit, codes } = await draft()
    expect(exit).toBe(0)
    expect(codes).toContain('file-kept')
    expect(office.text(file.replace('.docx', '（原有）.docx'))).toBe('from an older program')
  })

  test('a file of an earlier edition is no work of a hand', async () => {
    await draft()
    const old = new Map(office.files('out').map((file) => [file, office.bytes(file)]))
    change()
    await draft()
    for (const [file, bytes] of old) office.write(file, bytes)
    office.edit(`data/${sample}/片段/引言.md`, '现将结果', '现把结果')
    const { exit, codes } = await draft()
    expect({ exit, kept: codes.filter((code) => code.startsWith('file-')) }).toEqual({ exit: 0, kept: [] })
  })
})
