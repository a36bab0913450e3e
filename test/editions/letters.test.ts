import { statSync, utimesSync } from 'node:fs'
import { basename } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checksum } from '../../src/editions/checksum.js'
import { listEditions, restoreInputs } from '../../src/editions/edition-files.js'
import { readLettersRecord } from '../../src/editions/letters-record.js'
import { diskHost } from '../../src/host.js'
import { type Office, openOffice } from '../office.js'

let office: Office
beforeEach(() => {
  office = openOffice()
})
afterEach(() => office.close())

const letters = (...args: readonly string[]) => office.tongbao('letters', '2022', '--format', 'docx', ...args)
const records = () => office.files('data/版次/2022/摘录函').map((file) => basename(file))
const record = (edition: number) => {
  const found = listEditions(diskHost(office.folder), '2022/摘录函').find((each) => each.edition === edition)
  const read = readLettersRecord(office.text(found?.file ?? ''), found?.file ?? '')
  if (!read.ok) throw new Error(`no record of edition ${edition}`)
  return read.value
}
const changeHighlight = (place: string) => {
  const file = `data/2022/亮点/${place}.md`
  office.write(
    file,
    `${office.text(file).trimEnd()}${place}在这里加了一句话。
`,
  )
}

describe('the record of a run of letters', () => {
  test('has a line for each letter: its words, its figures with their places, its files', async () => {
    expect((await letters()).json.documents[0]).toMatchObject({ edition: 1, fresh: true })
    expect(records()).toEqual(['第1版.jsonl'])
    const { letters: lines, files, inputs } = record(1)
    expect(lines).toHaveLength(11)
    expect(lines[1]).toMatchObject({ place: '吉林市', edition: 1, number: '吉就办函〔2023〕\u3000号', pages: 2 })
    expect(lines[1]?.figures.map(({ name }) => name)).toContain('吉林市/提供岗位')
    expect(Object.keys(lines[1]?.paragraphs ?? {})).toContain('段：亮点/吉林市')
    for (const { name, sha256 } of [...lines.flatMap((line) => line.files), ...files])
      expect(checksum(office.bytes(`out/2022/函/${name}`))).toBe(sha256)
    expect(restoreInputs(diskHost(office.folder), { inputs }).ok).toBe(true)
    expect([...inputs.keys()]).toContain('data/2022/函.yaml')
    // One line for what all share, one a letter, and the end of the last.
    expect(office.text('data/版次/2022/摘录函/第1版.jsonl').split('\n')).toHaveLength(1 + 11 + 1)
  })

  test('a run without a change makes no new edition and touches no file', async () => {
    await letters()
    const [file = ''] = office.files('out/2022/函')
    utimesSync(office.path(file), 1_000_000_000, 1_000_000_000)
    expect((await letters()).json.documents[0]).toMatchObject({ edition: 1, fresh: false })
    expect(records()).toEqual(['第1版.jsonl'])
    expect(statSync(office.path(file)).mtimeMs).toBe(1_000_000_000_000)
  })

  test('a change of one place makes one letter anew; the others stay those of the edition before, time stamps and all', async () => {
    await letters()
    const files = office.files('out/2022/函').filter((file) => file.endsWith('.docx'))
    for (const file of files) utimesSync(office.path(file), 1_000_000_000, 1_000_000_000)
    changeHighlight('松原市')
    await letters()
    expect(
      record(2)
        .letters.filter(({ edition }) => edition === 2)
        .map(({ place }) => place),
    ).toEqual(['松原市'])
    const touched = files.filter((file) => statSync(office.path(file)).mtimeMs !== 1_000_000_000_000)
    expect(touched.map((file) => basename(file).slice(0, 6))).toEqual(['07 松原市'])
  })

  test('a run of some letters keeps the others in the record', async () => {
    await letters()
    changeHighlight('松原市')
    changeHighlight('白城市')
    await letters('--only', '白城市')
    expect(record(2).letters.map(({ place, edition }) => `${place}${edition}`)).toEqual(
      record(1).letters.map(({ place }) => `${place}${place === '白城市' ? 2 : 1}`),
    )
  })

  test('an index or archive more is no edition; edited by hand, it is guarded all the same', async () => {
    await letters()
    expect((await letters('--zip', '--only', '白城市')).json.documents[0]).toMatchObject({ edition: 1, fresh: false })
    expect(record(1).files.map(({ name }) => name)).toEqual(['索引.xlsx', '索引（部分）.xlsx', '函（部分）.zip'])
    office.write('out/2022/函/索引.xlsx', 'who has signed for what')
    expect((await letters()).codes).toContain('file-edited')
    expect((await letters('--force')).exit).toBe(0)
    expect(office.text('out/2022/函/索引（手改）.xlsx')).toBe('who has signed for what')
  })

  test('a dry run leaves none', async () => {
    expect((await letters('--dry-run')).exit).toBe(0)
    expect(office.files('data/版次')).toEqual([])
  })

  test('a record that lacks a line is refused', async () => {
    await letters()
    const [file = ''] = office.files('data/版次/2022')
    office.write(file, office.text(file).split('\n').slice(0, -2).join('\n'))
    expect((await letters()).codes).toContain('edition-damaged')
  })
})

describe('letters that are issued', () => {
  beforeEach(() => office.edit('data/2022/函.yaml', '机关代字:', '状态: 印发\n机关代字:'))

  test('stay as they are: what changes later has a folder of its own', async () => {
    await letters()
    expect(records()).toEqual(['第1版 印发.jsonl'])
    const before = new Map(office.files('out/2022/函').map((file) => [file, checksum(office.bytes(file))]))
    changeHighlight('松原市')
    const { codes, json } = await letters('--only', '松原市', '--force')
    expect(codes).toContain('edition-issued')
    expect(json.documents[0]?.docx).toContain('/函/第2版/07 松原市')
    for (const [file, sha256] of before) expect(checksum(office.bytes(file))).toBe(sha256)
  })
})
