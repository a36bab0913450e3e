import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Journal } from '../../src/batch/journal.js'
import { jobsFor } from '../../src/batch/letter-makers.js'
import { inShare, parseShare } from '../../src/batch/share.js'
import { parseArguments } from '../../src/cli/request/arguments.js'
import { checksum } from '../../src/editions/checksum.js'
import { PackedText } from '../../src/editions/packed-text.js'
import { scratchLetters } from '../letters/scratch-letters.js'
import { openOffice } from '../office.js'

const { letters, stopped, written, folder, contents, edit, path, bytes } = scratchLetters()
/** What the journal keeps of a letter without words. */
const nothingSaid = new PackedText('{"段落":{},"数字":[]}')
const names = (ending: string) => written().filter((name) => name.endsWith(ending))
const first = (ending: string) => join(folder(), names(ending)[0] ?? '')

test.each([
  [11, 8, 1],
  [299, 8, 1],
  [300, 1, 1],
  [300, 2, 2],
  [3999, 2, 2],
  [4000, 2, 1],
  [4000, 3, 3],
  [100_000, 64, 4],
])('%i letters on %i processors are made by %i at once', (count, processors, jobs) => {
  expect(jobsFor(count, processors)).toBe(jobs)
})

test('a journal that is written to again and again keeps no more than twice its letters, and their last state', () => {
  const file = path('.进度.jsonl')
  const journal = new Journal(file, undefined)
  const places = ['长春市', '吉林市', '四平市']
  for (let pages = 1; pages <= 20; pages += 1) {
    for (const [index, place] of places.entries()) {
      const about = { place, order: index + 1, organ: '', number: '', genre: '函', title: '', pages }
      journal.add({ ...about, print: '', described: nothingSaid, files: [] })
    }
    journal.tidy()
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(2 * places.length)
  }
  const again = new Journal(file, readFileSync(file, 'utf8'))
  expect(again.entries.map(({ place, pages }) => [place, pages])).toEqual(places.map((place) => [place, 20]))
})

test('a journal that cannot be written is told once', async () => {
  mkdirSync(join(folder(), '.进度.jsonl'), { recursive: true })
  const { stderr } = await letters()
  // The letters cannot be written down; nor can what there is of them at the end.
  const told = stderr.split('\n').filter((line) => line.includes('[file-unwritable]'))
  expect(told.length).toBe(new Set(told).size)
  expect(told).not.toEqual([])
})

describe('shares of a batch', () => {
  test('every letter belongs to exactly one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 400 }), (count, letterCount) => {
        for (let order = 1; order <= letterCount; order += 1) {
          const owners = Array.from({ length: count }, (_, index) => inShare({ index: index + 1, count }, order))
          expect(owners.filter(Boolean)).toHaveLength(1)
        }
      }),
      { numRuns: 30 },
    )
  })

  test.each(['0/4', '5/4', '1', '1/0', '1/2/3', 'a/b', '1/10001', '01/2'])('%s is none', (text) => {
    expect(parseShare(text)).toBeUndefined()
    expect(() => parseArguments(['letters', '--shard', text])).toThrow(/第几份\/共几份/)
  })

  test('together they are the single run, byte for byte, once they are collected', async () => {
    await letters('--reserve', '--zip', '--merge')
    const whole = contents()
    const ledger = readFileSync(path('data/台账.yaml'), 'utf8')
    rmSync(folder(), { recursive: true })
    // In any order: the last first.
    for (const index of [3, 2, 1]) expect((await letters('--shard', `${index}/3`, '--reserve')).exit).toBe(0)
    expect(names('.xlsx')).toEqual([])
    expect((await letters('--collect', '--zip', '--merge')).exit).toBe(0)
    expect(contents()).toEqual(whole)
    expect(readFileSync(path('data/台账.yaml'), 'utf8')).toBe(ledger)
  })

  test('--final refuses of all what it would refuse of a single run', async () => {
    for (const share of ['1/2', '2/2']) await letters('--shard', share, '--format', 'docx')
    const { exit, stderr } = await letters('--collect', '--final')
    expect(exit).toBe(3)
    expect(stderr).toContain('11 份函还没有文号')
    expect(names('.xlsx')).toEqual([])
  })

  test('shares of different data are not joined', async () => {
    await letters('--shard', '1/2', '--format', 'docx')
    edit('data/2022/函.yaml', (text) => text.replace('特此函告', '专此函告'))
    await letters('--shard', '2/2', '--format', 'docx')
    const { exit, stderr } = await letters('--collect')
    expect(exit).toBe(1)
    // All six in one list.
    expect(stderr.match(/letter-uncollected/gu)).toHaveLength(1)
    expect(stderr.match(/^ .*不是用现在的数据/gmu)).toHaveLength(6)
    expect(names('.xlsx')).toEqual([])
  })

  test('collecting tells every letter that is missing or was changed, and writes nothing', async () => {
    await letters('--shard', '1/2')
    await letters('--shard', '2/2', '--only', '吉林市')
    writeFileSync(first('.pdf'), 'x')
    const { exit, stderr } = await letters('--collect')
    expect(exit).toBe(1)
    expect(stderr.match(/\[letter-uncollected\]/gu)).toHaveLength(5)
    expect(stderr).toContain('与记录的校验码不符：01 长春市')
    expect(stderr).toContain('缺给辽源市的函')
    expect(names('.xlsx')).toEqual([])
  })
})

describe('a run that was stopped goes on where it stopped', () => {
  test.each([1, 4, 10])('after %d letters', async (after) => {
    await letters()
    const whole = contents()
    rmSync(folder(), { recursive: true })
    const { exit, stderr } = await stopped(after)
    expect(exit).toBe(130)
    expect(stderr).toContain('再运行一次会接着做')
    expect(names('.pdf')).toHaveLength(after)
    expect(names('.xlsx')).toEqual([])
    const times = new Map(names('.pdf').map((name) => [name, statSync(join(folder(), name)).mtimeMs]))
    const again = await letters()
    expect(again.exit).toBe(0)
    expect(again.stderr).toContain(`其中 ${after} 份与上次相同`)
    expect(contents()).toEqual(whole)
    for (const [name, time] of times) expect(statSync(join(folder(), name)).mtimeMs).toBe(time)
  })

  test('and so does one that was stopped before it had printed them all', async () => {
    const { exit, stderr } = await stopped(11, '--merge')
    expect(exit).toBe(130)
    expect(stderr).toContain('再运行一次会接着做')
    expect(names('.pdf').filter((name) => name.startsWith('合订'))).toEqual([])
    expect(names('.xlsx')).toEqual([])
    const again = await letters('--merge')
    expect([again.exit, names('.pdf').includes('合订.pdf')]).toEqual([0, true])
    expect(again.stderr).toContain('其中 11 份与上次相同')
  })

  test('by checksums: a file that is lost or cut short is made again, one that says the same is not', async () => {
    await letters('--format', 'pdf')
    const whole = contents()
    const [lost = '', cut = ''] = names('.pdf')
    rmSync(join(folder(), lost))
    writeFileSync(join(folder(), cut), bytes(cut).slice(0, 100))
    // A comment moves every place in the file, and nothing that is printed.
    edit('data/2022/数字.yaml', (text) => `# 注\n${text}`)
    const { stderr } = await letters('--format', 'pdf', '--force')
    expect(stderr).toContain('其中 9 份与上次相同')
    for (const [name, content] of whole) expect(contents().get(name)).toBe(content)
  })

  test('only the letters that a correction touches are made again', async () => {
    await letters('--format', 'pdf')
    edit('data/2022/亮点/松原市.md', (text) => text.replace('多渠道', '多途径'))
    const { stderr } = await letters('--format', 'pdf')
    expect(stderr).toContain('其中 10 份与上次相同')
  })

  test('a letter that is made in the other format keeps the files of the first, as long as they say the same', async () => {
    await letters('--format', 'docx')
    const docx = names('.docx')
    await letters('--format', 'pdf')
    expect(names('.docx')).toEqual(docx)
    expect(names('.pdf')).toHaveLength(docx.length)
    expect(new Set(readFileSync(join(folder(), '索引.html'), 'utf8').match(/\.docx|\.pdf/gu))).toEqual(
      new Set(['.docx', '.pdf']),
    )
    // What says something else now is not left behind.
    edit('data/2022/函.yaml', (text) => text.replace('特此函告', '专此函告'))
    await letters('--format', 'pdf')
    expect(names('.docx')).toEqual([])
  })

  test('a print and an archive of letters as they were are told of', async () => {
    await letters('--format', 'pdf', '--merge', '--zip')
    expect((await letters('--format', 'pdf')).stderr).not.toContain('letter-stale')
    edit('data/2022/函.yaml', (text) => text.replace('特此函告', '专此函告'))
    const { exit, stderr } = await letters('--format', 'pdf')
    expect(exit).toBe(0)
    expect(/^.*函\.zip.*letter-stale.*$/mu.exec(stderr)?.[0]).toContain('合订.pdf')
    expect((await letters('--format', 'pdf', '--merge', '--zip')).stderr).not.toContain('letter-stale')
  })

  test('letters are called by the official order as it is now', async () => {
    await letters('--format', 'docx')
    edit('data/地方.yaml', (text) => {
      const [head, first, second, ...rest] = text.split(/(?=^ {2}- 名称)/mu)
      return [head, second, first, ...rest].join('')
    })
    await letters('--format', 'docx')
    expect(
      names('.docx')
        .slice(0, 2)
        .map((name) => name.slice(0, 6)),
    ).toEqual(['01 吉林市', '02 长春市'])
    expect(names('.docx')).toHaveLength(11)
  })

  test('a line that was cut off by a kill is passed over', () => {
    const entry = {
      ...{ place: '甲市', order: 1, organ: '甲市人民政府', number: '', genre: '函', title: '函', pages: 1 },
      ...{ print: 'a', described: nothingSaid, files: [] },
    }
    const journal = new Journal('', `${JSON.stringify(entry)}\n{"place":"乙市","ord`)
    expect(journal.entries).toEqual([entry])
  })
})

test('a letter that is written down behind a line that was cut short is known again', async () => {
  await letters('--format', 'pdf')
  const file = join(folder(), '.进度.jsonl')
  const whole = readFileSync(file, 'utf8')
  writeFileSync(file, whole.slice(0, -40))
  edit('data/2022/亮点/松原市.md', (text) => text.replace('多渠道', '多途径'))
  expect((await letters('--format', 'pdf', '--only', '松原市')).exit).toBe(0)
  expect(readFileSync(file, 'utf8').endsWith('}\n')).toBe(true)
  edit('data/2022/亮点/松原市.md', (text) => text.replace('多途径', '多渠道'))
  expect((await letters('--format', 'pdf', '--only', '松原市')).exit).toBe(0)
  expect(names('.pdf').filter((name) => name.includes('（原有）'))).toEqual([])
  const again = new Journal(file, readFileSync(file, 'utf8'))
  // All but the one whose line was cut.
  expect(again.entries).toHaveLength(10)
  expect(again.find('松原市')).toBeDefined()
})

describe('a journal that was tampered with', () => {
  const tamper = (change: (entry: ReturnType<typeof JSON.parse>) => void) => {
    const file = join(folder(), '.进度.jsonl')
    const [line = '', ...others] = readFileSync(file, 'utf8').split('\n')
    const entry = JSON.parse(line)
    change(entry)
    writeFileSync(file, [JSON.stringify(entry), ...others].join('\n'))
  }

  test.each(['../../../data/2022/函.yaml', '..\\..\\..\\data\\2022\\函.yaml', '..', 'C:函.yaml', 'a\0b.docx', ''])(
    'has no file %j read, packed or taken away',
    async (name) => {
      await letters('--format', 'pdf')
      const victim = readFileSync(path('data/2022/函.yaml'))
      tamper((entry) => {
        entry.files.push({ name, size: victim.length, sha256: checksum(victim) })
        entry.print = 'as if of other data'
      })
      expect((await letters('--format', 'pdf', '--zip')).exit).toBe(0)
      expect(readFileSync(path('data/2022/函.yaml'))).toEqual(victim)
      expect(Object.keys(unzipSync(bytes('函.zip'))).filter((each) => /函\.yaml$/u.test(each))).toEqual([])
    },
  )

  test('puts no number, title or organ into the index', async () => {
    await letters('--format', 'pdf')
    const before = bytes('索引.xlsx')
    tamper((entry) => Object.assign(entry, { number: '吉政函〔2023〕99号', title: '假', organ: '假', order: 7 }))
    const { exit, stdout } = await letters('--format', 'pdf')
    expect(exit).toBe(0)
    expect(bytes('索引.xlsx')).toEqual(before)
    expect(stdout).not.toContain('99号')
    tamper((entry) => Object.assign(entry, { number: '吉政函〔2023〕99号' }))
    expect((await letters('--collect')).exit).toBe(0)
    expect(bytes('索引.xlsx')).toEqual(before)
  })

  test('does not spoil the record of the run', async () => {
    await letters('--format', 'pdf')
    tamper((entry) => Object.assign(entry, { described: 'no words{' }))
    expect((await letters('--format', 'pdf')).exit).toBe(0)
    expect((await letters('--format', 'pdf')).exit).toBe(0)
  })
})

test('what cannot be put in its place is not left beside it', async () => {
  await letters('--format', 'pdf')
  const file = first('.pdf')
  rmSync(file)
  mkdirSync(file)
  expect((await letters('--format', 'pdf')).exit).toBe(2)
  expect(names('.tmp')).toEqual([])
})

describe('a letter that could not be made', () => {
  test('leaves a warning of the old one, and is made when it can be again', async () => {
    await letters('--format', 'pdf')
    edit('templates/摘录函.hbs', (text) => text.replace('{{本地.亮点}}', '{{本地.亮点}}“全部完成”。'))
    const { exit, stderr } = await letters('--format', 'pdf')
    expect(exit).toBe(1)
    expect(stderr).toContain('[letter-quote]')
    expect(stderr.match(/\[letter-outdated\]/gu)?.length).toBeGreaterThan(0)
    // Nothing vouches for the old ones.
    expect((await letters('--collect')).exit).toBe(1)
    edit('templates/摘录函.hbs', (text) => text.replace('“全部完成”。', ''))
    expect((await letters('--format', 'pdf')).exit).toBe(0)
    expect((await letters('--collect')).exit).toBe(0)
  })
})

describe('what a hand has edited', () => {
  test('is not written over; --force keeps a copy', async () => {
    await letters('--only', '长春市')
    writeFileSync(first('.docx'), 'by hand')
    const refused = await letters('--only', '长春市')
    expect(refused.exit).toBe(2)
    expect(refused.stderr).toContain('[file-edited]')
    expect(readFileSync(first('.docx'), 'utf8')).toBe('by hand')
    expect((await letters('--only', '长春市', '--force')).exit).toBe(0)
    const copy = names('.docx').find((name) => name.includes('（手改）')) ?? ''
    expect(readFileSync(join(folder(), copy), 'utf8')).toBe('by hand')
  })
})

describe('numbers', () => {
  test('--reserve leaves a letter under its old name that a hand has edited', async () => {
    await letters('--format', 'pdf')
    const [edited = '', untouched = ''] = names('.pdf').filter((name) => /^0[12] /u.test(name))
    writeFileSync(join(folder(), edited), 'edited in a reader')
    await letters('--format', 'pdf', '--reserve')
    expect(written()).toContain(edited)
    expect(written()).not.toContain(untouched)
    expect(readFileSync(join(folder(), edited), 'utf8')).toBe('edited in a reader')
  })

  test('--reserve gives them in official order behind the last, keeps what is there, and renames the files', async () => {
    await letters('--format', 'pdf')
    edit(
      'data/台账.yaml',
      (text) =>
        `${text}  # 手工登记的\n  - {机关代字: 吉就办函, 年份: 2023, 顺序号: 6, 文件: 2022/摘录函, 地方: 吉林市, 日期: 2023年4月10日}\n`,
    )
    const before = readFileSync(path('data/台账.yaml'), 'utf8')
    const { exit, stderr } = await letters('--format', 'pdf', '--reserve')
    expect(exit).toBe(0)
    expect(stderr).toContain('登记了 10 个文号')
    const after = readFileSync(path('data/台账.yaml'), 'utf8')
    expect(after.startsWith(before)).toBe(true)
    expect(names('.pdf').map((name) => /〔2023〕(\S+)号/u.exec(name)?.[1])).toEqual([
      '7',
      '6',
      '8',
      '9',
      '10',
      '11',
      '12',
      '13',
      '14',
      '15',
      '16',
    ])
    // Again: nothing is left to give out.
    await letters('--format', 'pdf', '--reserve')
    expect(readFileSync(path('data/台账.yaml'), 'utf8')).toBe(after)
    expect((await letters('--format', 'pdf', '--final')).exit).toBe(0)
  })

  test('--dry-run shows them and gives none out', async () => {
    const before = readFileSync(path('data/台账.yaml'), 'utf8')
    const { stdout } = await letters('--reserve', '--dry-run', '--json')
    expect(JSON.parse(stdout).documents[10].number).toBe('吉就办函〔2023〕11号')
    expect(readFileSync(path('data/台账.yaml'), 'utf8')).toBe(before)
    expect(existsSync(folder())).toBe(false)
  })
})

test('a rank that the issued notice does not give is not restated, and one that it gives is not left out', async () => {
  const office = openOffice()
  try {
    await office.tongbao('draft', '2022')
    office.edit(
      'data/2022/指标.yaml',
      '排名: [白山市, 白城市, 长白山保护开发区]',
      '排名: [松原市, 白城市, 长白山保护开发区]',
    )
    const { exit, json, codes } = await office.tongbao('letters', '2022')
    expect({ exit, told: codes.includes('letter-rank') }).toEqual({ exit: 1, told: true })
    const told = json.diagnostics.filter(({ code }) => code === 'letter-rank').map(({ message }) => message)
    for (const place of ['白山市', '松原市', '白城市', '长白山保护开发区'])
      expect(told.filter((message) => message.includes(`涉及${place}`))).toHaveLength(1)
    expect(json.documents).toHaveLength(7)
  } finally {
    office.close()
  }
})
