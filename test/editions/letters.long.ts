import { rmSync, statSync, utimesSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checksum } from '../../src/editions/checksum.js'
import { listEditions } from '../../src/editions/edition-files.js'
import { restoreInputs } from '../../src/editions/input-store.js'
import { readLettersRecord } from '../../src/editions/letters-record.js'
import { diskHost } from '../../src/host/host.js'
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
const changeBack = (place: string) => office.edit(`data/2022/亮点/${place}.md`, `${place}在这里加了一句话。\n`, '')
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
    const { letters: lines, inputs } = record(1)
    expect(lines).toHaveLength(11)
    expect(lines[1]).toMatchObject({ place: '吉林市', edition: 1, number: '吉就办函〔2023〕\u3000号', pages: 2 })
    const { 段落, 数字 } = JSON.parse(lines[1]?.described.text ?? '{}')
    expect(数字).toContainEqual(['吉林市/提供岗位', expect.any(String), expect.any(Number), expect.any(Number)])
    expect(段落).toHaveProperty(['段：亮点/吉林市'], expect.stringMatching(/^[0-9a-f]{12}$/))
    for (const { name, sha256 } of lines.flatMap((line) => line.files))
      expect(checksum(office.bytes(`out/2022/函/${name}`))).toBe(sha256)
    expect(restoreInputs(diskHost(office.folder), { inputs }).ok).toBe(true)
    expect([...inputs.keys()]).toContain('data/2022/函.yaml')
    // One line for what all share, one a letter, and the end of the last.
    expect(office.text('data/版次/2022/摘录函/第1版.jsonl').split('\n')).toHaveLength(1 + 11 + 1)
  })

  test('a run without a change makes no new edition and touches no file', async () => {
    await letters()
    const [file = ''] = office.files('out/2022/函').filter((each) => each.endsWith('.docx'))
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

  test('after two editions a run is held against the last of them', async () => {
    await letters()
    changeHighlight('松原市')
    await letters()
    const last = office.text('data/版次/2022/摘录函/第2版.jsonl')
    expect((await letters()).json.documents[0]).toMatchObject({ edition: 2, fresh: false })
    expect(office.text('data/版次/2022/摘录函/第2版.jsonl')).toBe(last)
    changeHighlight('白城市')
    expect((await letters()).json.documents[0]).toMatchObject({ edition: 3, fresh: true })
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

  test('an index or archive more is no edition', async () => {
    await letters()
    expect((await letters('--zip', '--only', '白城市')).json.documents[0]).toMatchObject({ edition: 1, fresh: false })
    expect(records()).toEqual(['第1版.jsonl'])
  })

  test('a letter edited by hand is not overwritten', async () => {
    await letters()
    const [file = ''] = office.files('out/2022/函').filter((each) => each.endsWith('.docx'))
    office.write(file, 'edited in Word')
    expect((await letters()).codes).toContain('file-edited')
    expect((await letters('--force')).exit).toBe(0)
    expect(office.text(file.replace('.docx', '（手改）.docx'))).toBe('edited in Word')
  })

  test('nor is one that gets another name left behind: the hand would be missing in what is sent', async () => {
    await letters()
    const [file = ''] = office.files('out/2022/函').filter((each) => each.endsWith('.docx'))
    office.write(file, 'edited in Word')
    for (const again of [['--reserve'], []]) {
      const { codes, exit } = await letters(...again)
      expect([exit, codes.includes('file-edited')]).toEqual([2, true])
    }
    const numbered = () => office.files('out/2022/函').filter((each) => /长春市.*〕1号/u.test(each))
    expect(numbered()).toEqual([])
    expect((await letters('--force')).exit).toBe(0)
    expect([numbered().length, office.text(file)]).toEqual([1, 'edited in Word'])
  })

  test('shares leave none; what is collected is recorded as one run', async () => {
    for (const share of ['1/2', '2/2']) await letters('--shard', share)
    expect(office.files('data/版次')).toEqual([])
    expect((await letters('--collect')).exit).toBe(0)
    const collected = office.text('data/版次/2022/摘录函/第1版.jsonl')
    const other = openOffice()
    await other.tongbao('letters', '2022', '--format', 'docx')
    expect(other.text('data/版次/2022/摘录函/第1版.jsonl')).toBe(collected)
    other.close()
  })

  test('numbers that the run itself gives out stand among its inputs', async () => {
    await letters('--reserve')
    const inputs = restoreInputs(diskHost(office.folder), record(1))
    expect(inputs.ok && new TextDecoder().decode(inputs.value.get('data/台账.yaml'))).toBe(
      office.text('data/台账.yaml'),
    )
  })

  test('where there was no ledger, it stands among them as in any later run', async () => {
    rmSync(office.path('data/台账.yaml'))
    const bytes = () => office.text('data/版次/2022/摘录函/第1版.jsonl')
    expect((await letters('--reserve')).exit).toBe(0)
    const first = bytes()
    rmSync(office.path('data/版次'), { recursive: true })
    expect((await letters()).exit).toBe(0)
    expect(bytes()).toBe(first)
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
    expect((await letters('--shard', '1/2')).codes).toContain('edition-issued')
  })

  test('keep their index, their archive and their print where one of them could not be made again', async () => {
    await letters('--zip', '--merge')
    const before = new Map(office.files('out/2022/函').map((file) => [file, checksum(office.bytes(file))]))
    const file = 'data/2022/亮点/松原市.md'
    office.write(file, `${office.text(file).trimEnd()}另有{{数 "吉林市/提供岗位"}}。\n`)
    const { exit, json } = await letters('--zip', '--merge')
    expect(exit).toBe(1)
    const outdated = json.diagnostics.find(({ code }) => code === 'letter-outdated')
    expect(outdated?.hint).toContain('印发的')
    for (const [path, sha256] of before)
      if (!path.endsWith('.进度.jsonl')) expect([path, checksum(office.bytes(path))]).toEqual([path, sha256])
    expect(json.files).toEqual([])
  })

  test('are collected where they are, and of what has changed it is said how to go on', async () => {
    await letters()
    expect((await letters('--collect')).exit).toBe(0)
    changeHighlight('松原市')
    const { exit, json } = await letters('--collect')
    expect([exit, json.diagnostics.map(({ hint }) => hint).join()]).toEqual([
      1,
      expect.stringContaining('不加 --collect'),
    ])
    await letters()
    const collected = await letters('--collect')
    expect([collected.exit, collected.json.documents[0]?.docx]).toEqual([0, expect.stringContaining('/函/第2版/')])
    expect(records()).toEqual(['第1版 印发.jsonl', '第2版 印发.jsonl'])
  })

  test('and beside them are all of today, of which those are named that say otherwise', async () => {
    await letters()
    changeHighlight('松原市')
    const { json } = await letters()
    const beside = json.diagnostics.find(({ code }) => code === 'edition-issued')?.message ?? ''
    expect(['松原市', '长春市'].map((place) => beside.includes(place))).toEqual([true, false])
  })

  test('have their numbers for what they say: --final refuses other words under one, and takes new numbers', async () => {
    const ledger = 'data/台账.yaml'
    const final = () => letters('--final', '--reserve')
    const told = ({ exit, codes }: { exit: number; codes: readonly string[] }) => [
      exit,
      codes.includes('final-refused'),
    ]
    expect(told(await final())).toEqual([0, false])
    expect(told(await final())).toEqual([0, false])
    changeHighlight('松原市')
    const files = office.files('.')
    expect(told(await final())).toEqual([3, true])
    expect(office.files('.')).toEqual(files)
    // Tried without, they have an edition; which makes them no more final.
    await letters()
    expect((await letters()).codes).toContain('edition-issued')
    expect(told(await final())).toEqual([3, true])
    const [row = ''] = /^.*地方: 松原市.*$/mu.exec(office.text(ledger)) ?? []
    office.edit(ledger, row, row.replace('}', ', 作废: 另发}'))
    const again = await final()
    expect([...told(again), again.codes.includes('edition-issued')]).toEqual([0, false, true])
    expect(told(await final())).toEqual([0, false])
    expect(record(3).letters.filter(({ edition }) => edition !== 1)).toMatchObject([
      { place: '松原市', number: '吉就办函〔2023〕12号' },
    ])
  })

  test('made again without a change they are that edition, in that place', async () => {
    await letters()
    const before = office.files('out')
    const { codes, json } = await letters()
    expect({ apart: codes.includes('edition-issued'), edition: json.documents[0]?.edition }).toEqual({
      apart: false,
      edition: 1,
    })
    expect(office.files('out')).toEqual(before)
  })
})

describe('a correction of issued letters that is taken back', () => {
  const editionOf = async (...args: readonly string[]) => {
    const { json, codes } = await letters(...args)
    const [{ edition, fresh, docx } = { edition: 0, fresh: null, docx: '' }] = json.documents
    return { edition, fresh, apart: codes.includes('edition-issued'), folder: basename(dirname(docx)) }
  }
  beforeEach(async () => {
    office.edit('data/2022/函.yaml', '机关代字:', '状态: 印发\n机关代字:')
    await letters()
    changeHighlight('松原市')
    await letters()
  })

  test('leaves the issued edition as the one that stands, and what comes next follows it', async () => {
    const before = office.files('data/版次')
    changeBack('松原市')
    const stands = { edition: 1, fresh: false, apart: false, folder: '函' }
    expect([await editionOf(), await editionOf()]).toEqual([stands, stands])
    expect(office.files('data/版次').filter((file) => !before.includes(file))).toEqual([
      'data/版次/2022/摘录函/现版.json',
    ])
    // What was tried is told of as long as it lies there.
    expect((await letters()).codes).toContain('document-outdated')
    office.remove('out/2022/函/第2版')
    expect((await letters()).codes).not.toContain('document-outdated')
    changeHighlight('白城市')
    expect(await editionOf('--only', '白城市')).toMatchObject({ edition: 3, fresh: true, apart: true, folder: '第3版' })
    const { letters: lines } = record(3)
    expect(lines.filter(({ edition }) => edition !== 1).map(({ place }) => place)).toEqual(['白城市'])
  })

  test('of one place, while another stays corrected, is an edition of its own', async () => {
    changeHighlight('白城市')
    expect(await editionOf()).toMatchObject({ edition: 3, apart: true })
    changeBack('松原市')
    expect(await editionOf('--only', '松原市')).toMatchObject({ edition: 4, apart: true })
    changeBack('白城市')
    expect(await editionOf('--only', '白城市')).toMatchObject({ edition: 1, fresh: false, apart: false })
  })
})

describe('letters that have their numbers, and say otherwise than when they were made', () => {
  const told = async (...args: readonly string[]) =>
    (await letters(...args)).json.diagnostics.flatMap(({ code, message }) =>
      code === 'letter-renewed' ? [message.split('：').at(-1)] : [],
    )

  test('are told of, once, by their places', async () => {
    expect(await told('--reserve')).toEqual([])
    expect(await told()).toEqual([])
    changeHighlight('松原市')
    changeHighlight('白城市')
    expect(await told('--dry-run')).toEqual(['松原市、白城市'])
    expect(await told()).toEqual(['松原市、白城市'])
    expect(await told()).toEqual([])
  })

  test('are told of when shares are collected too', async () => {
    await letters('--reserve')
    changeHighlight('松原市')
    for (const share of ['1/2', '2/2']) await letters('--shard', share)
    expect(await told('--collect')).toEqual(['松原市'])
  })

  test('not without numbers, nor where they only get one, nor for another format, nor of issued ones', async () => {
    await letters()
    changeHighlight('松原市')
    expect(await told()).toEqual([])
    changeHighlight('白城市')
    expect(await told('--reserve')).toEqual([])
    expect(await told('--format', 'pdf')).toEqual([])
    office.edit('data/2022/函.yaml', '机关代字:', '状态: 印发\n机关代字:')
    expect(await told()).toEqual([])
    changeHighlight('四平市')
    expect(await told()).toEqual([])
  })
})

test('letters are kept from the run on in which 函.yaml calls them issued, though no byte of them is new', async () => {
  await letters()
  const before = new Map(office.files('out/2022/函').map((file) => [file, checksum(office.bytes(file))]))
  office.edit('data/2022/函.yaml', '机关代字:', '状态: 印发\n机关代字:')
  expect((await letters()).json.documents[0]).toMatchObject({ edition: 2, fresh: true })
  expect(records()).toEqual(['第1版.jsonl', '第2版 印发.jsonl'])
  expect((await letters()).json.documents[0]).toMatchObject({ edition: 2, fresh: false })
  changeHighlight('松原市')
  expect((await letters('--force')).codes).toContain('edition-issued')
  for (const [file, sha256] of before) expect(checksum(office.bytes(file))).toBe(sha256)
})

describe('letters of a notice that went out', () => {
  test('quote what it says, not what the data say since; which is said', async () => {
    expect((await letters('--dry-run')).json).toMatchObject({ quoted: null })
    await office.tongbao('draft', '2022')
    expect((await letters('--dry-run')).json).toMatchObject({ quoted: '第1版' })
    changeHighlight('四平市')
    const { exit, json } = await letters('--dry-run')
    const wrong = json.diagnostics.filter(({ severity }) => severity === 'error')
    expect({ exit, wrong: wrong.map(({ code, file }) => [code, file]) }).toEqual({
      exit: 1,
      wrong: [['letter-quote', 'data/2022/亮点/四平市.md']],
    })
    expect(json.documents).toHaveLength(10)
  })

  test('quote the data again once these go out under a number of their own', async () => {
    await office.tongbao('draft', '2022')
    changeHighlight('四平市')
    office.edit('data/2022/文件.yaml', '顺序号: 10', '顺序号: 11')
    const { exit, json } = await letters('--dry-run')
    expect(exit).toBe(0)
    expect(json).toMatchObject({ quoted: null })
  })

  test('are not made where nobody can read what it said', async () => {
    await office.tongbao('draft', '2022')
    const [record = ''] = office.files('data/版次/2022/通报').filter((file) => file.endsWith('.json'))
    office.write(record, 'broken')
    const { exit, codes, json } = await letters('--dry-run')
    expect({ exit, damaged: codes.includes('edition-damaged'), made: json.documents }).toEqual({
      ...{ exit: 2, damaged: true },
      made: [],
    })
  })
})
