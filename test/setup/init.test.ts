import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/request/arguments.js'
import { type Office, openOffice } from '../office.js'
import { root } from '../workspace.js'

let office: Office
beforeEach(() => {
  office = openOffice('empty')
})
afterEach(() => office.close())

const init = (...args: readonly string[]) => office.tongbao('init', office.folder, ...args)

describe('a workspace for another office', () => {
  test('drafts its sample at once, notice and letters, with nothing to complain of', async () => {
    expect((await init('--year', '2031')).exit).toBe(0)
    for (const command of [['draft'], ['letters', '--format', 'pdf']]) {
      const { exit, json } = await office.tongbao(...command)
      const loud = json.diagnostics.filter(({ severity }) => severity !== 'note')
      expect({ exit, loud: loud.filter(({ code }) => code !== 'letter-other-place') }).toEqual({ exit: 0, loud: [] })
    }
    const made = office.files('out').join('\n')
    expect(made).toContain('out/2031-示例/示例 讨论稿 某政函〔2032〕×号')
    expect(made).toContain('04 丁州')
  })

  test('counts 前两名 in its sample, and numbers 第二名', async () => {
    await init('--year', '2031')
    await office.tongbao('draft', '--format', 'web')
    const [page = ''] = office.files('out').filter((file) => file.endsWith('.txt'))
    expect(office.text(page)).toContain('前两名')
    expect(office.text(page)).not.toContain('前二名')
  })

  test('says in every file of the data what it is for', async () => {
    await init('--year', '2031')
    const files = office.files('data').filter((file) => file.endsWith('.yaml'))
    expect(files.length).toBeGreaterThan(10)
    for (const file of files) {
      const [first = '', second = ''] = office.text(file).split('\n')
      expect(first).toMatch(/^# yaml-language-server: \$schema=/)
      expect(office.has(join(file, '..', first.split('=')[1] ?? ''))).toBe(true)
      expect(second).toMatch(/^# .{10,}/)
    }
    for (const manual of ['data/README.md', 'templates/README.md']) expect(office.has(manual)).toBe(true)
  })

  test('names no province, and has no year but the one that was asked for', async () => {
    const folder = join(root, 'src/setup/starter')
    const starter = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n')
    expect(starter).not.toMatch(/吉林|长春|20\d\d/)
    await init('--year', '2031')
    const sample = office
      .files('data/2031-示例')
      .map((file) => office.text(file))
      .join('\n')
    expect(sample).not.toContain('@')
    expect(new Set(sample.match(/\b20\d\d(?=[年\s])/g))).toEqual(new Set(['2031', '2032']))
  })

  test('gives the same files for the same command, and without a year the newest that the program knows', async () => {
    await init()
    const other = openOffice('empty')
    await other.tongbao('init', other.folder)
    expect(other.files('.')).toEqual(office.files('.'))
    for (const file of office.files('.')) expect(other.text(file)).toBe(office.text(file))
    expect(office.files('data').some((file) => file.startsWith('data/2023-示例/'))).toBe(true)
    other.close()
  })

  test('leads to a year of its own: places, then new-year, then the check as the list of what to do', async () => {
    await init('--year', '2031')
    office.write(
      'data/地方.yaml',
      '地方:\n  - {名称: 子市, 简称: 子, 主送机关: 子市人民政府, 主送统称: 各市（州）人民政府}\n  - {名称: 丑市, 简称: 丑, 主送机关: 丑市人民政府, 主送统称: 各市（州）人民政府}\n',
    )
    expect((await office.tongbao('new-year', '2031')).exit).toBe(0)
    const { exit, codes } = await office.tongbao('check', '2031')
    expect(exit).toBe(0)
    expect(codes.filter((code) => code === 'text-pending').length).toBeGreaterThan(20)
    // Nothing that the templates themselves would have to be mended for.
    expect(codes).not.toContain('term-inconsistent')
    expect((await office.tongbao('draft', '2031')).exit).toBe(0)
  })

  test('is made in a new folder too, and never in one that holds something', async () => {
    expect((await office.tongbao('init', office.path('新的/文件夹'))).exit).toBe(0)
    expect(office.has('新的/文件夹/templates/通报.hbs')).toBe(true)
    const before = office.files('.')
    const { exit, codes } = await init()
    expect({ exit, codes }).toEqual({ exit: 2, codes: ['setup-exists'] })
    expect(office.files('.')).toEqual(before)
  })

  test('--dry-run writes nothing', async () => {
    expect((await init('--dry-run')).exit).toBe(0)
    expect(office.files('.')).toEqual([])
  })

  test.each([
    [['init']],
    [['init', 'a', 'b']],
    [['init', 'a', '--year', '24']],
    [['new-year']],
    [['new-year', '24']],
    [['draft', '--year', '2024']],
    [['draft', '--from', '2022']],
  ])('wrong usage: %s', (args) => {
    expect(() => parseArguments(args)).toThrow()
  })
})
