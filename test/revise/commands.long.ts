import { spawnSync } from 'node:child_process'
import { cpSync, statSync, utimesSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { UsageError } from '../../src/cli/request/usage-error.js'
import { type Answered, type Office, openOffice } from '../office.js'
import { readDocx } from '../read-docx.js'

/** A workspace in which the notice and its letters were drafted; made once, each test has a copy of it. */
let drafted: Office
let office: Office
beforeAll(async () => {
  drafted = openOffice()
  await drafted.tongbao('draft', year)
  await drafted.tongbao('letters', year)
}, 60_000)
afterAll(() => drafted.close())
beforeEach(() => {
  office = openOffice('empty')
  cpSync(drafted.folder, office.folder, { recursive: true })
  makeOld()
})
afterEach(() => office.close())
/** For what must find no record at all. */
const withoutRecords = () => office.remove('data/版次')

const year = '2023-示例'
const report = `data/${year}/上报/长春市.yaml`
const correct = () => office.edit(report, '84796人', '79796人')
const revise = (...args: readonly string[]) => office.tongbao('revise', year, ...args)
/** Everything below `out`, as it was at some moment: a file that is written again is not as old. */
const LONG_AGO = 1_000_000_000
function makeOld(): void {
  for (const file of office.files('out')) utimesSync(office.path(file), LONG_AGO, LONG_AGO)
}
const written = () => office.files('out').filter((file) => statSync(office.path(file)).mtimeMs !== LONG_AGO * 1000)
const effectsOf = ({ json }: Answered) => json.effects as { id: string; status: string }[]
const changedIn = (answered: Answered) =>
  effectsOf(answered)
    .filter(({ status }) => status !== 'same')
    .map(({ id }) => id)
const expected = ['通报', '摘录函/长春市', '摘录函/白山市', '摘录函/长白山保护开发区'].map((id) => `${year}/${id}`)
/** What the commits of a test are made by; nothing of the machine's own settings counts. */
const git = (...args: readonly string[]) => {
  const who = ['-c', 'user.name=示例', '-c', 'user.email=a@example.invalid', '-c', 'commit.gpgsign=false']
  const { status, stderr } = spawnSync('git', [...who, ...args], { cwd: office.folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

describe('revise', () => {
  test('says which letters were never made: they are neither unchanged nor to be sent again', async () => {
    for (const file of office.files(`data/版次/${year}/摘录函`)) office.remove(file)
    office.remove(`out/${year}/函`)
    correct()
    const { exit, json } = await revise('--dry-run')
    expect(exit).toBe(0)
    expect(json.unmade).toHaveLength(11)
    const html = async () => {
      await revise()
      return office.text(`out/${year}/${year}更正影响单.html`)
    }
    const page = await html()
    expect(page).toMatch(/新做的函 3 份（以前没有做过）：长春市、白山市、长白山保护开发区/u)
    expect(page).toMatch(/还没有做过的函 8 份（[^）]*letters[^）]*）：吉林市、/u)
    expect(page).not.toMatch(/不变的函|要重做的函/u)

    // The three that were made then are letters like any other.
    office.edit(report, '79796人', '79797人')
    const again = await html()
    expect(again).toMatch(/要重做的函 1 份[^：]*：长春市/u)
    expect(again).toMatch(/不变的函 2 份：白山市、长白山保护开发区/u)
  })

  test('writes what changes, says why, and keeps what a hand has been in', async () => {
    correct()
    const answered = await revise()
    expect(answered.exit).toBe(0)
    expect(answered.json.since).toBe('第1版（讨论稿）')
    expect(changedIn(answered)).toEqual(expected)
    expect(answered.json.documents.map(({ edition, fresh }) => [edition, fresh])).toEqual(Array(4).fill([2, true]))
    saysWhy(answered)
    // What changes, the redline and the list; nothing else is touched.
    const names = written().map((file) => basename(file))
    const count = (wanted: RegExp) => names.filter((name) => wanted.test(name)).length
    expect(count(/的通报\.(?:docx|pdf)$/u)).toBe(2)
    expect(count(/的通报 花脸稿\.(?:docx|pdf)$/u)).toBe(2)
    expect(count(/^\d\d (?:长春市|白山市|长白山保护开发区) .+\.(?:docx|pdf)$/u)).toBe(6)
    expect(count(/^2023-示例更正影响单\.(?:xlsx|html)$/u)).toBe(2)
    // The journal has more lines, and the index of the letters is the same: it names no figure.
    expect(names.length - 12).toBeLessThanOrEqual(3)

    // Compared with the last edition again, nothing has changed and nothing is written.
    makeOld()
    const again = await revise()
    expect(again.json).toMatchObject({ ok: true, since: '第2版（讨论稿）', changes: [], documents: [] })
    expect(written()).toEqual([])

    // Compared with the first, the same bytes: no document is written again, but the redlines that are asked for now.
    const first = await revise('--since', '第1版', '--author', '王小明', '--date', '2024-05-06', '--all-redlines')
    expect(changedIn(first)).toEqual(expected)
    expect(first.json.documents.map(({ fresh }) => fresh)).toEqual(Array(4).fill(false))
    const redlines = written().filter((file) => file.endsWith('.docx'))
    expect(redlines.map((file) => /花脸稿\.docx$/u.test(file))).toEqual(Array(4).fill(true))
    for (const file of redlines) {
      const { 'word/document.xml': text = '' } = readDocx(office.bytes(file)).parts
      expect(text).toContain('w:author="王小明" w:date="2024-05-06T00:00:00Z"')
    }

    // A redline that a hand has been in is not written over; --force keeps that copy.
    const redline = redlines.find((file) => /通报 花脸稿\.docx$/u.test(file)) ?? ''
    office.write(redline, '手改过的')
    office.edit(report, '79796人', '79000人')
    const refused = await revise('--since', '第1版')
    expect({ exit: refused.exit, codes: refused.codes.includes('file-edited') }).toEqual({ exit: 2, codes: true })
    expect(office.text(redline)).toBe('手改过的')
    const forced = await revise('--since', '第1版', '--force')
    expect(forced.exit).toBe(0)
    expect(office.text(redline.replace(/\.docx$/u, '（手改）.docx'))).toBe('手改过的')
  })

  /** For programs: what was changed, what follows and why. */
  function saysWhy({ json }: Answered): void {
    expect(json.changes).toMatchObject([
      { kind: 'figure', name: '长春市/上报/城镇新增就业/完成', file: report, old: { text: '84796人', line: 5 } },
    ])
    expect(json.figures).toContainEqual({
      ...{ name: '城镇新增就业/完成率', old: '118.9%', new: '116.8%' },
      ...{ formula: '城镇新增就业÷城镇新增就业/计划', causes: [1] },
    })
    expect(json.rankings).toMatchObject([
      { name: '城镇新增就业/排名', entered: ['长白山保护开发区'], left: ['长春市'], causes: [1] },
    ])
    expect(json.effects).toMatchObject([
      { id: `${year}/通报`, sentences: [{ old: { page: 1, row: 13 }, causes: [1] }, {}, {}] },
      ...Array(11).fill({}),
    ])
  }

  test('an error in the data is told, and nothing is written', async () => {
    office.edit(report, '84796人', '八万人')
    const { exit, codes } = await revise()
    expect({ exit, codes }).toEqual({ exit: 2, codes: ['figure-malformed'] })
    expect(written()).toEqual([])
  })

  test('--final refuses with what is open, and writes nothing', async () => {
    correct()
    const { exit, codes } = await revise('--final', '--strict-fonts')
    expect({ exit, refused: codes.includes('final-refused') }).toEqual({ exit: 3, refused: true })
    expect(written()).toEqual([])
  })
})

describe('the base', () => {
  test('is another copy of the workspace', async () => {
    const copy = join(office.folder, '上周')
    for (const top of ['data', 'templates']) cpSync(office.path(top), join(copy, top), { recursive: true })
    correct()
    const answered = await revise('--since', copy, '--dry-run')
    expect(written()).toEqual([])
    expect(answered.json.since).toBe(`文件夹“${copy}”`)
    expect(changedIn(answered)).toEqual(expected)
  })

  test('is a revision of git', async () => {
    git('init', '-q')
    git('add', 'data', 'templates')
    git('commit', '-q', '-m', '初稿')
    git('tag', '初稿')
    correct()
    const answered = await revise('--since', 'HEAD', '--dry-run')
    expect(answered.json.since).toBe('git 版本“HEAD”')
    expect(changedIn(answered)).toEqual(expected)
    git('commit', '-q', '-am', '更正')
    expect((await revise('--since', 'HEAD', '--dry-run')).json.changes).toEqual([])
    expect(changedIn(await revise('--since', '初稿', '--dry-run'))).toEqual(expected)
    expect(written()).toEqual([])
  })

  test('of git is never an option, and a wrong name is told', async () => {
    git('init', '-q')
    git('add', 'data', 'templates')
    git('commit', '-q', '-m', '初稿')
    for (const since of ['--output=x', '-h', 'no-such', 'HEAD:data', '; touch x', '$(touch x)', 'HEAD --output=x']) {
      const { exit, codes } = await revise(`--since=${since}`)
      expect({ since, exit, codes }).toEqual({ since, exit: 2, codes: ['base-unknown'] })
    }
    expect(office.has('x')).toBe(false)
  })

  test('is told when the workspace is not in git, or git is not there', async () => {
    const { exit, codes } = await revise('--since', 'HEAD')
    expect({ exit, codes }).toEqual({ exit: 2, codes: ['base-unknown'] })
    const { PATH } = process.env
    try {
      process.env.PATH = ''
      const without = await revise('--since', 'HEAD')
      expect({ exit: without.exit, codes: without.codes }).toEqual({ exit: 2, codes: ['base-unusable'] })
      expect(without.json.diagnostics[0]?.message).toContain('没有 git')
    } finally {
      process.env.PATH = PATH
    }
  })

  test('is a sealed package', async () => {
    const issued = await office.tongbao('issue', '2022')
    const sealed = office.files('data/版次/2022/通报').find((file) => file.endsWith('.zip')) ?? ''
    expect({ exit: issued.exit, sealed: sealed !== '' }).toEqual({ exit: 0, sealed: true })
    office.edit('data/2022/指标.yaml', '25.17万人', '25.71万人')
    const answered = await office.tongbao('revise', '2022', '--since', office.path(sealed), '--dry-run')
    expect(changedIn(answered)).toEqual(['2022/通报'])
  })

  test('is what letters were made from, where nothing else was made', async () => {
    await office.tongbao('letters', '2022', '--format', 'pdf')
    office.edit('data/2022/亮点/松原市.md', '松原市', '松原市持续')
    for (const since of [[], ['--since', '第1版']])
      expect(changedIn(await office.tongbao('revise', '2022', ...since, '--dry-run'))).toEqual([
        '2022/通报',
        '2022/摘录函/松原市',
      ])
    const { json } = await office.tongbao('letters', '2022', '--since', '第1版', '--dry-run')
    expect(json.documents.map(({ docx }) => docx.includes('松原市'))).toEqual([true])
  })

  test('that is missing, unknown or damaged is told in so many words', async () => {
    const codesOf = async (...args: readonly string[]) => (await revise(...args)).codes
    const [record = ''] = office.files(`data/版次/${year}/通报`)
    office.write(record, '{}')
    expect(await codesOf()).toEqual(['edition-damaged'])
    withoutRecords()
    expect(await codesOf()).toEqual(['edition-missing'])
    expect(await codesOf('--since', '第3版')).toEqual(['edition-missing'])
    expect(await codesOf('--since', join(office.folder, 'data'))).toEqual(['base-unusable'])
    office.write('x.zip', 'not a zip')
    expect((await revise('--since', office.path('x.zip'))).exit).toBe(2)
  })

  test('with errors of its own says that they are in the base', async () => {
    const copy = join(office.folder, '上周')
    for (const top of ['data', 'templates']) cpSync(office.path(top), join(copy, top), { recursive: true })
    office.edit('上周/data/2023-示例/上报/长春市.yaml', '84796人', '八万人')
    const { exit, json } = await revise('--since', copy)
    expect(exit).toBe(2)
    expect(json.diagnostics[0]?.message).toMatch(/^文件夹“.+”里：.+（data\/2023-示例\/上报\/长春市\.yaml:5）$/u)
  })

  test('that the program makes otherwise now than it was recorded is told', async () => {
    const [record = ''] = office.files(`data/版次/${year}/通报`)
    office.edit(record, '全省共实现城镇新增就业28.79万人', '全省共实现城镇新增就业28.97万人')
    correct()
    // The record may be named as a file as well.
    const { exit, codes } = await revise('--since', office.path(record), '--dry-run')
    expect({ exit, told: codes.includes('base-remade') }).toEqual({ exit: 0, told: true })
  })
})

describe('letters --since', () => {
  test('makes only the letters that change, and none where none does', async () => {
    const none = await office.tongbao('letters', year, '--since', '第1版')
    expect({ exit: none.exit, documents: none.json.documents, files: written() }).toEqual({
      ...{ exit: 0, documents: [], files: [] },
    })
    correct()
    const { json } = await office.tongbao('letters', year, '--since', '第1版')
    expect(json.documents).toHaveLength(3)
    const names = written().map((file) => basename(file))
    expect(names.filter((name) => /^\d\d .+\.docx$/u.test(name))).toHaveLength(3)
  })
})

test('letters --since says of what is wrong in the base that it is there', async () => {
  const copy = join(office.folder, '上周')
  for (const top of ['data', 'templates']) cpSync(office.path(top), join(copy, top), { recursive: true })
  office.edit('上周/data/2023-示例/上报/长春市.yaml', '84796人', '八万人')
  const { exit, json } = await office.tongbao('letters', year, '--since', copy)
  expect(exit).toBe(2)
  const errors = json.diagnostics.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^文件夹“.+上周”里：.+（data\/2023-示例\/上报\/长春市\.yaml:5）$/u),
  ])
})

describe('letters that have not kept up, though the last edition of the notice has', () => {
  const plan = 'data/2023-示例/上报/四平市.yaml'
  const letterOf = (place: string) =>
    office.files(`out/${year}/函`).find((file) => file.includes(place) && file.endsWith('.docx')) ?? ''
  const made = ({ json }: Answered) => json.documents.map(({ docx }) => /函\/\d\d (\S+) /u.exec(docx)?.[1])

  test('a correction that moved letters alone is taken back in them as well', async () => {
    const before = office.bytes(letterOf('四平市'))
    const data = office.text(plan)
    office.edit(plan, '计划: 2.26万人', '计划: 2.05万人')
    await revise()
    expect(office.bytes(letterOf('四平市')).equals(before)).toBe(false)
    office.write(plan, data)
    const answered = await revise()
    expect(answered.codes).toContain('letter-stale')
    expect(office.bytes(letterOf('四平市')).equals(before)).toBe(true)
    expect((await revise()).json.documents).toEqual([])
  })

  test.each([
    ['all', []],
    ['one of them', ['--only', '吉林市']],
  ])('nor is a draft in between, after which %s were made, the end of it', async (_, only) => {
    office.edit('data/2023-示例/上报/吉林市.yaml', '12466人次', '22466人次')
    await office.tongbao('draft', year)
    if (only.length > 0) await office.tongbao('letters', year, ...only)
    const answered = await revise()
    expect(answered.codes).toContain('letter-stale')
    expect(made(answered).length).toBeGreaterThan(1)
    expect(made(answered).includes('吉林市')).toBe(only.length === 0)
    expect((await revise()).json.documents).toEqual([])
  })
})

test('a damaged record of letters is told, not passed over', async () => {
  office.write(`data/版次/${year}/摘录函/第1版.jsonl`, '{')
  const { exit, codes } = await revise()
  expect({ exit, told: codes.includes('edition-damaged') }).toEqual({ exit: 2, told: true })
})

test('the letter to a place that is called otherwise now leaves the index, and is told of', async () => {
  const [before, after] = ['延边州', '延边朝鲜族自治州']
  for (const file of office.files('data').filter((each) => !/^data\/(?:版次|2022)/u.test(each))) {
    const text = office.text(file).replaceAll(before, after)
    office.remove(file)
    office.write(file.replace(before, after), text)
  }
  const { codes } = await revise()
  expect(codes).toContain('letter-outdated')
  const index = office.text(`out/${year}/函/索引.html`)
  expect([index.includes(`${before}人民政府`), index.includes(`${after}人民政府`)]).toEqual([false, true])
  expect((await office.tongbao('letters', year)).codes).toContain('letter-outdated')
})

test('a place that comes in the middle gives the letters behind it other numbers, and no two letters one', async () => {
  for (const [file, by] of [['上报', '新安市.yaml'] as const, ['亮点', '新安市.md'] as const]) {
    const from = `data/${year}/${file}/四平市${by.slice(by.lastIndexOf('.'))}`
    office.write(`data/${year}/${file}/${by}`, office.text(from).replaceAll('四平', '新安'))
  }
  const entry = '  - 名称: 新安市\n    简称: 新安\n    主送机关: 新安市人民政府\n    主送统称: 各市（州）人民政府\n'
  office.edit('data/地方.yaml', '  - 名称: 辽源市', `${entry}  - 名称: 辽源市`)
  const { json, codes } = await revise()
  expect(codes).toContain('letter-renamed')
  expect(json.effects).toContainEqual(expect.objectContaining({ id: `${year}/摘录函/辽源市`, status: 'same' }))
  const numbers = office
    .files(`out/${year}/函`)
    .filter((file) => file.endsWith('.docx'))
    .map((file) => basename(file).slice(0, 2))
  expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')))
  expect((await revise()).codes).not.toContain('letter-renamed')
})

test('a website edition that has not kept up is told of', async () => {
  await office.tongbao('draft', year, '--format', 'web')
  expect((await office.tongbao('draft', year)).codes).not.toContain('web-stale')
  correct()
  expect((await revise()).codes).toContain('web-stale')
  expect((await office.tongbao('draft', year)).codes).toContain('web-stale')
})

describe('files of the notice as it was before, under another name,', () => {
  const outdated = ({ json }: Answered) => json.diagnostics.find(({ code }) => code === 'document-outdated')?.message
  const number = (sequence: string) => office.edit(`data/${year}/文件.yaml`, '\n顺序号:', `\n顺序号: ${sequence}`)

  test('are told of with their redlines, as long as they are there', async () => {
    correct()
    expect(outdated(await revise())).toBeUndefined()
    number('21')
    const names = outdated(await revise())
    expect(names?.match(/×号[^、]*\.(?:docx|pdf)/gu)).toHaveLength(4)
    expect(outdated(await office.tongbao('draft', year))).toBe(names)
    for (const file of office.files(`out/${year}`).filter((each) => /^out\/[^/]+\/[^/]*×号/u.test(each)))
      office.remove(file)
    expect(outdated(await office.tongbao('draft', year))).toBeUndefined()
  })

  test('are not those that went out; a correction that was taken back is', async () => {
    const figure = (from: string, to: string) => office.edit('data/2022/指标.yaml', from, to)
    await office.tongbao('draft', '2022')
    figure('25.17万人', '25.71万人')
    expect(outdated(await office.tongbao('revise', '2022'))).toBeUndefined()
    figure('25.71万人', '25.17万人')
    expect(outdated(await office.tongbao('revise', '2022'))).toMatch(/第2版\/[^、]*（第2版）\.docx/u)
  })
})

describe('an issued notice', () => {
  const figure = (from: string, to: string) => office.edit('data/2022/指标.yaml', from, to)
  const correctionText = () => {
    const file = office.files('out').find((each) => /更正.+\.docx$/u.test(each)) ?? ''
    return readDocx(office.bytes(file)).paragraphs.join('\n')
  }
  const letterOf = ({ json }: Answered) => json.documents.find(({ docx }) => docx.includes('更正'))

  test('is not touched; its correction is a later edition in a folder of its own, with the draft of a 更正函', async () => {
    await office.tongbao('draft', '2022')
    makeOld()
    figure('25.17万人', '25.71万人')
    const answered = await office.tongbao('revise', '2022')
    expect(written().filter((file) => /^out\/2022\/吉政函〔2023〕10号/u.test(file))).toEqual([])
    expect(written().filter((file) => file.startsWith('out/2022/第2版/'))).toHaveLength(4)
    expect(letterOf(answered)?.edition).toBe(1)
    expect(correctionText()).toContain(
      '第1页第16行，原文“全省共实现城镇新增就业25.17万人”，更正为“全省共实现城镇新增就业25.71万人”',
    )
    // It is what a 更正函 corrects, however often corrections were tried since.
    figure('25.71万人', '25.18万人')
    const second = await office.tongbao('revise', '2022')
    expect(second.json.since).toBe('第2版（印发）')
    expect(correctionText()).toContain('原文“全省共实现城镇新增就业25.17万人”，更正为“全省共实现城镇新增就业25.18万人”')
  })

  test('that is as it was issued again, or issued anew, has no use for the draft of a 更正函: which is told', async () => {
    await office.tongbao('draft', '2022')
    figure('25.17万人', '25.71万人')
    expect((await office.tongbao('revise', '2022')).codes).not.toContain('correction-stale')
    expect((await office.tongbao('revise', '2022')).codes).not.toContain('correction-stale')
    figure('25.71万人', '25.17万人')
    expect((await office.tongbao('revise', '2022')).codes).toContain('correction-stale')
    for (const file of office.files('out/2022').filter((each) => each.includes('更正吉政函'))) office.remove(file)
    expect((await office.tongbao('revise', '2022')).codes).not.toContain('correction-stale')
  })

  test('is compared with again once a correction was taken back, until there is another one', async () => {
    const since = async () => (await office.tongbao('revise', '2022')).json.since
    await office.tongbao('draft', '2022')
    figure('25.17万人', '25.71万人')
    expect(await since()).toBe('第1版（印发）')
    figure('25.71万人', '25.17万人')
    expect(await since()).toBe('第2版（印发）')
    expect(await since()).toBe('第1版（印发）')
    figure('25.17万人', '25.71万人')
    expect(await since()).toBe('第1版（印发）')
    expect(await since()).toBe('第2版（印发）')
    figure('25.71万人', '25.18万人')
    expect(await since()).toBe('第2版（印发）')
    expect(await since()).toBe('第3版（印发）')
  })

  test('that is as it was issued again gets no redline: no one has changed what went out', async () => {
    const redlines = () => office.files('out/2022').filter((file) => file.includes('花脸稿'))
    await office.tongbao('draft', '2022')
    figure('25.17万人', '25.71万人')
    await office.tongbao('revise', '2022')
    const tried = redlines()
    expect(tried).toHaveLength(2)
    figure('25.71万人', '25.17万人')
    await office.tongbao('revise', '2022')
    expect(redlines()).toEqual(tried)
  })

  test('that was issued anew under another number is what is corrected from then on', async () => {
    const introduction = 'data/2022/片段/引言.md'
    await office.tongbao('draft', '2022')
    office.edit(introduction, '现将', '现把')
    await office.tongbao('revise', '2022')
    office.edit('data/台账.yaml', '日期: 2023年4月3日', '日期: 2023年4月3日\n    作废: 有误，另发')
    expect((await office.tongbao('issue', '2022', '--number', '11', '--date', '2023-05-08')).exit).toBe(0)
    office.edit(introduction, '现把', '现已将')
    const answered = await office.tongbao('revise', '2022')
    expect(letterOf(answered)?.docx).toContain('更正吉政函〔2023〕11号')
    expect(answered.codes).toContain('correction-stale')
    expect(answered.json.diagnostics.find(({ code }) => code === 'edition-issued')?.message).toMatch(/11号 的第3版/u)
    const file = office.files('out').find((each) => /更正吉政函〔2023〕11号.+\.docx$/u.test(each)) ?? ''
    const words = readDocx(office.bytes(file)).paragraphs.join('\n')
    expect(words).toMatch(/原文“[^”]*现把[^”]*”，更正为“[^”]*现已将/u)
  })
})

test('letters that quote a correction under the number of the issued notice are told of', async () => {
  await office.tongbao('draft', '2022')
  office.edit('data/2022/片段/结果应用.md', '资金', '专项资金')
  const { codes, json } = await office.tongbao('revise', '2022')
  expect(codes).toContain('letter-quote')
  const told = json.diagnostics.find(({ code }) => code === 'letter-quote')
  expect([told?.severity, told?.message.includes('长春市')]).toEqual(['warning', true])
})

test('letters that 函.yaml calls issued are kept, though it was revise that saw it first', async () => {
  for (const command of ['draft', 'letters']) await office.tongbao(command, '2022')
  office.edit('data/2022/函.yaml', '机关代字:', '状态: 印发\n机关代字:')
  await office.tongbao('revise', '2022')
  makeOld()
  office.edit('data/2022/亮点/松原市.md', '15957名', '15967名')
  await office.tongbao('revise', '2022')
  const letters = written().filter((file) => file.startsWith('out/2022/函/') && /松原市.*\.(docx|pdf)$/u.test(file))
  expect(letters.map((file) => file.split('/')[3])).toEqual(['第3版', '第3版'])
})

test('letters that are issued, corrected and taken back are those of the print that was made of them', async () => {
  office.edit('data/2022/函.yaml', '机关代字:', '状态: 印发\n机关代字:')
  await office.tongbao('draft', '2022')
  expect((await office.tongbao('letters', '2022', '--merge')).exit).toBe(0)
  office.edit('data/2022/亮点/四平市.md', '四平市', '四平市全市')
  await office.tongbao('revise', '2022')
  office.edit('data/2022/亮点/四平市.md', '四平市全市', '四平市')
  const { codes } = await office.tongbao('revise', '2022')
  expect([codes.includes('document-outdated'), codes.includes('letter-stale')]).toEqual([true, false])
})

test('letters that have only got their numbers quote no correction', async () => {
  await office.tongbao('draft', '2022')
  expect((await office.tongbao('letters', '2022', '--reserve')).exit).toBe(0)
  office.edit('data/2022/亮点/四平市.md', '四平市', '四平市全市')
  const { json, codes } = await office.tongbao('revise', '2022')
  const told = json.diagnostics.find(({ code }) => code === 'letter-quote')
  expect([codes.includes('letter-quote'), told?.message.endsWith('：四平市')]).toEqual([true, true])
})

test('letters that were made since, as they read now, are neither made nor to be sent again', async () => {
  await office.tongbao('draft', '2022')
  office.edit('data/2022/函.yaml', '2023年4月10日', '2023年4月12日')
  expect((await office.tongbao('letters', '2022', '--reserve')).exit).toBe(0)
  office.edit('data/2022/亮点/四平市.md', '四平市', '四平市全市')
  makeOld()
  const { json } = await office.tongbao('revise', '2022')
  const page = office.text('out/2022/2022更正影响单.html')
  expect(page).toMatch(/要重做的函 1 份[^：]*：四平市(?!、)/u)
  expect(page).toMatch(/已经做过的函 10 份[^：]*：长春市、/u)
  expect(json.settled).toHaveLength(10)
  const made = written().filter((file) => /函\/.*\.(?:docx|pdf)$/u.test(file))
  expect(made.every((file) => file.includes('四平市'))).toBe(true)
  // Against a version that was asked for, all that differs is told.
  const asked = await office.tongbao('revise', '2022', '--since', '第1版', '--dry-run')
  expect(asked.json.settled).toEqual([])
})

test('options of other commands are refused', async () => {
  for (const args of [['--zip'], ['--format', 'pdf'], ['--since', '']])
    await expect(revise(...args)).rejects.toThrow(UsageError)
  await expect(office.tongbao('draft', year, '--since', 'HEAD')).rejects.toThrow(UsageError)
  await expect(office.tongbao('draft', year, '--watch')).rejects.toThrow(UsageError)
  await expect(revise('--watch')).rejects.toThrow(UsageError)
})

describe('nothing differs from the base', () => {
  test('but the files are gone: it says so', async () => {
    office.remove('out')
    const answered = await revise()
    expect(answered.exit).toBe(0)
    expect(answered.codes).toContain('document-missing')
    expect(office.files('out')).toEqual([])
    await office.tongbao('draft', year)
    expect((await revise()).codes).not.toContain('document-missing')
  })

  test('but a backup has brought back the files of the edition before: it says so', async () => {
    const before = new Map(office.files('out').map((file) => [file, office.bytes(file)]))
    correct()
    await office.tongbao('draft', year)
    expect((await revise()).codes).not.toContain('document-missing')
    for (const [file, bytes] of before) office.write(file, bytes)
    expect((await revise()).codes).toContain('document-missing')
    await office.tongbao('draft', year)
    expect((await revise()).codes).not.toContain('document-missing')
  })

  test('but the index of the letters is as before: a killed run has not come to it, and it is written', async () => {
    await office.tongbao('letters', year)
    const index = `out/${year}/函/索引.html`
    const before = office.bytes(index)
    correct()
    await revise()
    const after = office.bytes(index)
    expect(after.equals(before)).toBe(false)
    office.write(index, before)
    expect((await revise('--dry-run')).exit).toBe(0)
    expect(office.bytes(index).equals(before)).toBe(true)
    expect((await revise()).exit).toBe(0)
    expect(office.bytes(index).equals(after)).toBe(true)
    const stamp = office.files(`out/${year}`).map((file) => statSync(office.path(file)).mtimeMs)
    await revise()
    expect(office.files(`out/${year}`).map((file) => statSync(office.path(file)).mtimeMs)).toEqual(stamp)
  })

  test('but the files are those of a later edition: it says so', async () => {
    correct()
    await office.tongbao('draft', year)
    office.edit(report, '79796人', '84796人')
    const answered = await revise('--since', '第1版')
    expect(answered.codes).toContain('document-missing')
  })
})
