import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/request/arguments.js'
import { mergeLetters } from '../../src/letters/merge-letters.js'
import { readPdf } from '../read-pdf.js'
import { copyWorkspace } from '../workspace.js'
import { lettersOf } from './letters-of.js'
import { scratchLetters } from './scratch-letters.js'

const { letters, written, folder, bytes, edit, path } = scratchLetters()
const numberSeven =
  '  - {机关代字: 吉就办函, 年份: 2023, 顺序号: 7, 文件: 2022/摘录函, 地方: 长春市, 日期: 2023年4月10日}\n'
const short = '2022年度就业创业工作目标责任制考评有关情况的函'

describe('tongbao letters', () => {
  test('calls and counts letters, on the screen and in the index, by what is sent', async () => {
    const title = () => /<h1>([^<]+)<\/h1>/u.exec(strFromU8(bytes('索引.html')))?.[1]
    await letters()
    expect(title()).toBe('2022年度摘录函索引')
    edit('data/2022/函.yaml', (text) => text.replace('文种: 函', '文种: 通知'))
    const { stderr } = await letters()
    expect(stderr).toContain('11 份通知：')
    expect(title()).toBe('2022年度摘录通知索引')
    expect(strFromU8(bytes('索引.html'))).toContain('共 11 份通知，22 个文件')
    expect((await letters('--final')).stderr).toContain('11 份通知还没有文号')
  })

  test('writes DOCX and PDF of every place in official order, and the index', async () => {
    const { exit, stdout } = await letters('--json')
    expect(exit).toBe(0)
    expect(written()).toHaveLength(24)
    expect(written().slice(0, 2)).toEqual([
      `01 长春市 吉就办函〔2023〕×号 ${short}.docx`,
      `01 长春市 吉就办函〔2023〕×号 ${short}.pdf`,
    ])
    const answer = JSON.parse(stdout)
    expect(answer.documents.map(({ place }: { place: string }) => place).slice(8)).toEqual([
      '延边州',
      '长白山保护开发区',
      '梅河口市',
    ])
    expect(answer.documents[9]).toMatchObject({
      id: '2022/摘录函/长白山保护开发区',
      kind: '函',
      pages: 2,
      pdf: join(folder(), `10 长白山保护开发区 吉就办函〔2023〕×号 ${short}.pdf`),
    })
    expect(answer.files).toEqual([join(folder(), '索引.xlsx'), join(folder(), '索引.html')])
    // On paper a letter is ticked off once, not once a file.
    const page = strFromU8(bytes('索引.html'))
    expect(page.match(/<tbody>/g)).toHaveLength(11)
    expect(page.match(/吉林市人民政府/g)).toHaveLength(1)
  })

  test('the index lists number, place, pages, file and checksum', async () => {
    await letters('--only', '松原市', '--format', 'pdf')
    const pdf = `07 松原市 吉就办函〔2023〕×号 ${short}.pdf`
    expect(written()).toEqual([pdf, '索引（部分）.html', '索引（部分）.xlsx'])
    const words = Object.values(unzipSync(bytes('索引（部分）.xlsx')))
      .map((part) => strFromU8(part))
      .join('')
    const page = strFromU8(bytes('索引（部分）.html'))
    for (const word of [
      '松原市人民政府',
      '吉就办函〔2023〕',
      pdf,
      createHash('sha256').update(bytes(pdf)).digest('hex'),
    ]) {
      expect(words).toContain(word)
      expect(page).toContain(word)
    }
  })

  test('gives the same bytes again, in the archive and the print of all too', async () => {
    const names = ['--only', '长春市', '--only', '四平市', '--zip', '--merge']
    await letters(...names)
    const before = new Map(written().map((name) => [name, bytes(name)]))
    rmSync(folder(), { recursive: true })
    await letters(...names)
    expect(written()).toHaveLength(8)
    for (const name of written()) expect(Buffer.compare(bytes(name), before.get(name) ?? new Uint8Array())).toBe(0)
    expect(Object.keys(unzipSync(bytes('函（部分）.zip'))).sort()).toEqual(
      written().filter((name) => !name.endsWith('.zip')),
    )
    expect(readPdf(bytes('合订（部分）.pdf')).pages).toHaveLength(4)
  })

  test('an unknown name is answered with the nearest, and nothing is written', async () => {
    const { exit, stderr } = await letters('--only', '长春', '--only', '梅河市')
    expect(exit).toBe(1)
    expect(stderr).toContain('是不是“长春市”？')
    expect(stderr).toContain('是不是“梅河口市”？')
    expect(written()).toEqual([])
  })

  test('a wrong letter keeps none of the others back; the index says which are missing', async () => {
    edit('templates/摘录函.hbs', (text) => text.replace('并列{{/if}}第{{名次}}名', '{{/if}}第{{名次}}名'))
    const { exit, stderr } = await letters('--format', 'pdf', '--zip')
    expect(exit).toBe(1)
    expect(stderr).toContain('函.zip（缺没有做成的 2 份）')
    expect(stderr).toContain('给四平市的函')
    expect(stderr).toContain('给白山市的函')
    expect(stderr).toContain('9 份函；2 份没有做成')
    expect(written().filter((name) => name.endsWith('.pdf'))).toHaveLength(9)
    const page = strFromU8(bytes('索引.html'))
    const made = page.split('<tbody>').find((rows) => rows.includes('四平市人民政府'))
    expect(made?.replace(/<[^>]+>/g, ' ')).toMatch(/^ {1,2}3 +四平市 +四平市人民政府 +0 +没有做成 *$/m)
  })

  test('where no letter can be made, none is said to have been held against anything', async () => {
    edit('templates/摘录函.hbs', (text) => text.replace('{{本地.亮点}}', '{{本地.亮点}}“全部完成”。'))
    const { exit, stderr } = await letters('--format', 'pdf')
    expect({ exit, held: stderr.includes('逐字核对过') }).toEqual({ exit: 1, held: false })
    expect(stderr).toContain('未完成，一份函也没有做成')
  })

  test('a notice that its checks refuse keeps the letters back', async () => {
    edit('data/2022/数字.yaml', (text) => text.replace('132.89万人', '133.89万人'))
    expect((await letters()).exit).toBe(1)
    expect(written()).toEqual([])
  })

  test('--final wants numbers of the ledger', async () => {
    const { exit, stderr } = await letters('--final', '--only', '长春市')
    expect(exit).toBe(3)
    expect(stderr).toContain('还没有文号（长春市）')
    edit('data/台账.yaml', (text) => text + numberSeven)
    expect((await letters('--final', '--only', '长春市', '--format', 'docx')).exit).toBe(0)
    expect(written()[0]).toBe(`01 长春市 吉就办函〔2023〕7号 ${short}.docx`)
  })

  test('--final says what it refuses, each once', async () => {
    edit('data/台账.yaml', (text) => text + numberSeven)
    edit('data/2022/亮点/长春市.md', (text) => text.replace('长春市', '长春市联合松原市，'))
    edit('templates/摘录函.hbs', (text) => text.replace('希望{{本地.称呼}}总结', '希望{{本地.称呼}}，，总结'))
    const { exit, stderr } = await letters('--final', '--only', '长春市', '--only', '吉林市')
    expect(exit).toBe(3)
    expect(stderr).toContain('给长春市的函里出现了别的地方：“松原市”')
    expect(stderr).toContain('还有 2 条警告没有处理')
  })

  test('a waiver that no letter needs has expired, when all letters are made', async () => {
    const waive = (file: string, quote: string) =>
      edit('data/2022/豁免.yaml', (text) =>
        text.replace(
          '豁免:\n',
          `豁免:\n  - {代码: text-repeated-mark,${file} 原文: ${quote}, 理由: 原样, 批准: 张三, 日期: 2023年4月8日}\n`,
        ),
      )
    const stale = async (...options: readonly string[]) => {
      const { exit, stdout } = await letters('--json', '--format', 'pdf', '--dry-run', ...options)
      const found: readonly { code: string; line: number }[] = JSON.parse(stdout).diagnostics
      return { exit, lines: found.flatMap(({ code, line }) => (code === 'waiver-stale' ? [line] : [])) }
    }
    edit('templates/摘录函.hbs', (text) => text.replace('希望{{本地.称呼}}总结', '希望{{本地.称呼}}，，总结'))
    waive(' 文件: 摘录函,', '"，，总结"')
    expect((await stale()).lines).toEqual([])
    edit('templates/摘录函.hbs', (text) => text.replace('，，总结', '总结'))
    const { lines } = await stale()
    expect(lines).toHaveLength(1)
    expect((await stale('--only', '长春市')).lines).toEqual([])
    expect((await stale('--shard', '1/2')).lines).toEqual([])
    expect(await stale('--final')).toEqual({ exit: 3, lines })
  })

  test('what is wrong with the notice is shown in the notice, what is wrong with a letter in that letter', async () => {
    edit('data/2022/亮点/长春市.md', (text) => text.replace('长春市', '长春市联合松原市‘校企双元’，'))
    edit('templates/摘录函.hbs', (text) => text.replace('希望{{本地.称呼}}总结', '希望{{本地.称呼}}，，总结'))
    const places = async (...options: readonly string[]) => {
      const { stdout } = await letters('--json', '--format', 'pdf', '--dry-run', ...options)
      const found: readonly { code: string; letter: string | null }[] = JSON.parse(stdout).diagnostics
      const where = (wanted: string) => found.flatMap(({ code, letter }) => (code === wanted ? [letter] : []))
      return [where('text-nesting'), where('letter-other-place'), where('text-repeated-mark')]
    }
    expect(await places()).toEqual([[null], ['长春市'], ['长春市']])
    expect(await places('--jobs', '2')).toEqual([[null], ['长春市'], ['长春市']])
    const { stderr } = await letters('--format', 'pdf', '--dry-run')
    expect(stderr).toMatch(/印在给长春市的函第\d页第\d+行/)
  })

  test('where nothing can be written, nothing is said to be there, and no edition is recorded', async () => {
    mkdirSync(dirname(folder()), { recursive: true })
    writeFileSync(folder(), '')
    const { exit, stderr } = await letters('--format', 'docx')
    expect({ failed: exit !== 0, outdated: stderr.includes('letter-outdated') }).toEqual({
      failed: true,
      outdated: false,
    })
    expect(existsSync(path('data/版次/2022/摘录函'))).toBe(false)
  })

  test('--dry-run writes nothing', async () => {
    expect((await letters('--dry-run')).exit).toBe(0)
    expect(written()).toEqual([])
  })

  test.each([
    ['draft', '--only', '长春市'],
    ['check', '--zip'],
    ['letters', '--format', 'odt'],
  ])('wrong usage: %s %s', (...args) => {
    expect(() => parseArguments(args)).toThrow(/只用于 letters|只能写/)
  })
})

test('in the print of all, each letter starts on an odd page, with bookmarks of its own', () => {
  const made = lettersOf([], '2022', ['长春市', '四平市', '梅河口市'])
  if (!made.ok) throw new Error('no letters')
  // The first letter as if it had one page: a blank one follows.
  const cut = made.value.map((letter, index) =>
    index > 0 ? letter : { ...letter, pages: { ...letter.pages, pages: letter.pages.pages.slice(0, 1) } },
  )
  const merged = mergeLetters(cut)
  expect(merged?.pages.pages.map(({ number, items }) => `${number}${items.length > 0 ? '' : ' blank'}`)).toEqual([
    '1',
    '2 blank',
    '3',
    '4',
    '5',
    '6',
  ])
  const tops = merged?.pages.outline.filter(({ level }) => level === 1).map(({ title, page }) => `${title} ${page}`)
  expect(tops).toEqual(['长春市 1', '四平市 3', '梅河口市 5'])
  expect(merged?.pages.outline.filter(({ level }) => level === 2).map(({ title }) => title)).toContain('一、考评结果')
})

describe('--reserve and the form of the ledger', () => {
  async function spoilRecord() {
    await letters('--format', 'pdf', '--only', '长春市')
    const records = path('data/版次/2022/摘录函')
    for (const name of readdirSync(records)) writeFileSync(join(records, name), '{')
  }

  /** Two of the eleven say no more that they share their rank. */
  const spoilLetters = (): void =>
    edit('templates/摘录函.hbs', (text) => text.replace('并列{{/if}}第{{名次}}名', '{{/if}}第{{名次}}名'))

  test('a byte order mark and CRLF stay', async () => {
    edit('data/台账.yaml', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    const before = readFileSync(path('data/台账.yaml'), 'utf8')
    expect((await letters('--reserve', '--format', 'pdf')).exit).toBe(0)
    const after = readFileSync(path('data/台账.yaml'), 'utf8')
    expect(after).not.toBe(before)
    expect(after.startsWith('\uFEFF')).toBe(true)
    expect(after.replaceAll('\r\n', '')).not.toContain('\n')
    const again = await letters('--reserve', '--format', 'pdf')
    expect(again.exit).toBe(0)
    expect(readFileSync(path('data/台账.yaml'), 'utf8')).toBe(after)
  })

  test.each([
    [
      'a warning that --final refuses',
      ['--final'],
      3,
      (): void => edit('data/2022/豁免.yaml', (text) => text.replace('原文: 脱贫劳务力', '原文: 脱贫劳动力')),
    ],
    ['fonts that --strict-fonts refuses', ['--final', '--strict-fonts'], 3, (): void => undefined],
    ['a base that is not there', ['--since', '第9版'], 2, (): void => undefined],
    ['an edition of which the record is spoilt', [], 2, spoilRecord],
    ['a letter that cannot be made, of those that are to be final', ['--final'], 3, spoilLetters],
    ['such a letter of a place that is not asked for now', ['--final', '--only', '长春市'], 3, spoilLetters],
  ])('no number is given out before %s', async (_, options, code, spoil) => {
    const before = readFileSync(path('data/台账.yaml'), 'utf8')
    await spoil()
    const { exit, stderr } = await letters('--reserve', ...options)
    expect(exit).toBe(code)
    expect(stderr).not.toContain('ledger-assigned')
    expect(readFileSync(path('data/台账.yaml'), 'utf8')).toBe(before)
  })

  test('nor where no letter is to be made again', async () => {
    edit('data/台账.yaml', (text) => text + numberSeven)
    copyWorkspace(path('上周'))
    edit('上周/data/台账.yaml', (text) => text + numberSeven)
    const before = readFileSync(path('data/台账.yaml'), 'utf8')
    const { exit, stderr } = await letters('--reserve', '--since', path('上周'), '--only', '长春市')
    expect(exit).toBe(0)
    expect(stderr).not.toContain('ledger-assigned')
    expect(readFileSync(path('data/台账.yaml'), 'utf8')).toBe(before)
  })

  test('--final tells what it refuses letters for, once', async () => {
    edit('templates/摘录函.hbs', (text) => text.replace('希望{{本地.称呼}}', '考核以后希望{{本地.称呼}}'))
    const { exit, stderr } = await letters('--reserve', '--final')
    expect(exit).toBe(3)
    expect(stderr.match(/term-inconsistent/gu)).toHaveLength(1)
    expect(stderr).toContain('还有 1 条警告没有处理')
  })

  test('what --final does not refuse has its numbers', async () => {
    expect((await letters('--reserve', '--final', '--format', 'pdf')).stderr).toContain('登记了 11 个文号')
    expect(written()[0]).toBe(`01 长春市 吉就办函〔2023〕1号 ${short}.pdf`)
  })

  test('no number is given out on a day that nobody has set', async () => {
    edit('data/2022/函.yaml', (text) => text.replace(/成文日期: .*/u, '成文日期: 待补'))
    const before = readFileSync(path('data/台账.yaml'), 'utf8')
    const { exit, stderr } = await letters('--reserve')
    expect(exit).toBe(2)
    expect(stderr).toContain('issue-facts')
    expect(readFileSync(path('data/台账.yaml'), 'utf8')).toBe(before)
  })
})
