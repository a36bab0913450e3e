import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runCommand } from '../../src/cli/main.js'
import { type Office, openOffice } from '../office.js'
import { readDocx } from '../read-docx.js'
import { requestOf } from '../run-command.js'
import { makeWorkbook } from '../workbook/make-workbook.js'

const year = '2023-示例'
const report = `data/${year}/上报/长春市.yaml`

// It waits for the disk as a user's editor makes it wait.
vi.setConfig({ testTimeout: 60_000 })

let office: Office
let stop: AbortController
let ended: Promise<number>
beforeEach(() => {
  office = openOffice()
  stop = new AbortController()
})
afterEach(async () => {
  stop.abort()
  await ended
  office.close()
})

/** Starts the watch; the function waits for what it says next. */
function watch(...args: readonly string[]): () => Promise<string> {
  const request = requestOf('revise', year, ...args, '--watch', '--workspace', office.folder, '--fonts', 'bundled')
  const said: string[] = []
  let tell = () => {}
  const err = (text: string) => {
    said.push(...text.trimEnd().split('\n'))
    tell()
  }
  const console = { out: () => {}, err, colour: false, interrupted: stop.signal }
  ended = runCommand(request, console)
  return async () => {
    while (said.length === 0)
      await new Promise<void>((resolve) => {
        tell = resolve
      })
    return said.shift() ?? ''
  }
}

const correct = (from: string, to: string) => office.edit(report, from, to)
const notice = () => office.files('out').find((file) => /的通报\.docx$/u.test(file)) ?? ''
const printed = () => readDocx(office.bytes(notice())).paragraphs.join('\n')

test('letters that were made after the notice are written again when a correction of them is taken back', async () => {
  await office.tongbao('draft', year)
  office.edit(`data/${year}/函.yaml`, '2024年4月15日', '2024年4月16日')
  await office.tongbao('letters', year)
  const letter = () => office.files('out').find((file) => /长春市.*\.docx$/u.test(file)) ?? ''
  const before = office.bytes(letter())
  const said = watch()
  await said()
  await said()
  correct('84796人', '79796人')
  await said()
  expect(office.bytes(letter()).equals(before)).toBe(false)
  correct('79796人', '84796人')
  await said()
  expect(office.bytes(letter()).equals(before)).toBe(true)
})

test('a workbook that is not there is told of, by its name', async () => {
  const said = watch(office.path('来表.xlsx'))
  expect(await said()).toMatch(/^正在看 /u)
  expect(await said()).toMatch(/^没有 .*来表\.xlsx/u)
  expect(await said()).toMatch(/^1\. /u)
})

test('makes what changes whenever an input is saved, a line each time, as one edition', async () => {
  await office.tongbao('draft', year)
  const before = office.bytes(notice())
  const said = watch()
  expect(await said()).toMatch(/^正在看 /u)
  expect(await said()).toMatch(/^1\. 与第1版（讨论稿）没有不同/u)
  expect(existsSync(office.path('.tongbao.lock'))).toBe(false)
  correct('84796人', '79796人')
  expect(await said()).toMatch(
    /^2\. 改动1处，变了4份（通报、长春市的函、白山市的函、长白山保护开发区的函），写了12个文件/u,
  )
  expect(printed()).toContain('28.29万人')

  // On an error the last good files stay, and it is told where it is.
  const good = office.bytes(notice())
  correct('79796人', '七万人')
  expect(await said()).toMatch(/^3\. 没有更新，文件还是上一次的：data\/2023-示例\/上报\/长春市\.yaml:5 /u)
  expect(office.bytes(notice()).equals(good)).toBe(true)

  // A figure, the words of a snippet, and a template.
  const changed = [
    [report, '七万人', '78796人'],
    [`data/${year}/片段/引言.md`, '现通报如下', '现将结果通报如下'],
    ['templates/通报.hbs', '# 工作中存在的问题', '# 存在的问题'],
  ] as const
  for (const [file, from, to] of changed) office.edit(file, from, to)
  let line = await said()
  // They may be seen one after the other.
  while (!/改动3处/u.test(line)) line = await said()
  expect(printed()).toContain('现将结果通报如下')
  expect(printed()).toContain('二、存在的问题')

  // What goes back to what it was is written again.
  office.edit(report, '78796人', '84796人')
  for (const [file, from, to] of changed.slice(1)) office.edit(file, to, from)
  line = await said()
  while (!/改动0处/u.test(line)) line = await said()
  expect(line).toMatch(/改动0处，公文都不变，写了/u)
  expect(office.bytes(notice()).equals(before)).toBe(true)
  const editions = office.files(`data/版次/${year}`).filter((file) => file.includes('第'))
  expect(editions.map((file) => basename(file))).toEqual(['第1版.jsonl', '第1版 讨论稿.json', '第2版 讨论稿.json'])
  // A draft of the same words finds its own files, and nothing that a hand has been in.
  const { exit, json } = await office.tongbao('draft', year)
  expect({ exit, fresh: json.documents[0]?.fresh }).toEqual({ exit: 0, fresh: false })
})

test('imports a workbook that was named whenever it is saved; the cause names its cell', async () => {
  const table = (value: string) =>
    makeWorkbook({
      rows: [
        ['名称', '完成'],
        ['进校园招聘活动', value],
      ],
    })
  office.write('表.xlsx', table('231场'))
  const said = watch(office.path('表.xlsx'))
  await said()
  expect(await said()).toMatch(/^1\. 与开始时没有不同/u)
  office.write('表.xlsx', table('232场'))
  expect(await said()).toMatch(/^2\. 导入1处，改动1处，变了1份（通报），/u)
  expect(office.text(`data/${year}/数字.yaml`)).toContain('进校园招聘活动: 232场')
  expect(printed()).toContain('232场')
  // What the import wrote is no news.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  office.write('表.xlsx', table('二百场'))
  expect(await said()).toMatch(/^3\. 没有更新，文件还是上一次的：表.*\.xlsx/u)
  expect(printed()).toContain('232场')
  stop.abort()
  expect(await ended).toBe(130)
})
