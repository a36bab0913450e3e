import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook } from '../workbook/make-workbook.js'
import { copyWorkspace, root } from '../workspace.js'
import { commandsOf, examplesOf, isTyped, wordsOf } from './examples.js'

// The life that README.md tells of: each command as it stands, one after the other, in one folder, whose year 2023 is the sample.
const office = mkdtempSync(join(tmpdir(), 'tongbao-manual-'))
const inOffice = (path: string) => join(office, path)

const waivers = `豁免:
  - {代码: term-inconsistent, 原文: 对考核综合得分排序, 理由: 沿用, 批准: 示例, 日期: 2024年4月8日}
  - {代码: completion-coverage, 原文: 创业致富带头人1464人，完成年计划的118.2%, 理由: 没有计划, 批准: 示例, 日期: 2024年4月8日}
  - {代码: rank-margin-thin, 原文: 梅河口市、四平市、松原市, 理由: '122.0800%、122.0385%', 批准: 示例, 日期: 2024年4月8日}
`

beforeAll(() => {
  for (const workspace of ['', '甲省', '乙省']) {
    copyWorkspace(inOffice(workspace))
    cpSync(inOffice(`${workspace}/data/2023-示例`), inOffice(`${workspace}/data/2023`), { recursive: true })
  }
  writeFileSync(inOffice('data/2023/豁免.yaml'), waivers)
  writeFileSync(
    inOffice('全省数字.xlsx'),
    makeWorkbook({
      rows: [
        ['名称', '完成'],
        ['进校园招聘活动', '232场'],
      ],
    }),
  )
  writeFileSync(
    inOffice('长春市.xlsx'),
    makeWorkbook({
      rows: [
        ['名称', '完成'],
        ['夜间招聘会', '184场'],
      ],
    }),
  )
})
afterAll(() => rmSync(office, { recursive: true, force: true }))

/** What has been done before a command by whoever types it. */
const before: Readonly<Record<string, () => void>> = {
  'npx tongbao revise 2023': () => tongbao('draft', '2023'),
  'npx tongbao import 2023 2023复录表.xlsx': () =>
    cpSync(inOffice('out/2023/2023复录表.xlsx'), inOffice('2023复录表.xlsx')),
}

/** Names that the manual cannot know, and a font that no machine of ours has. */
const known = (word: string): string =>
  word
    .replace('out/2023-示例/….docx', () => found('out/2023-示例', /通报\.docx$/u))
    .replace('data/版次/2023/通报/第3版 印发.zip', () => found('data/版次/2023/通报', / 印发\.zip$/u))
    .replace('D:\\fonts\\FZXBSJW.TTF', () => join(root, 'src/fonts/bundle/xiaobiaosong.ttf'))

const found = (folder: string, name: RegExp): string =>
  join(folder, readdirSync(inOffice(folder)).find((each) => name.test(each)) ?? '')

function run(program: string, ...args: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, program), ...args], {
    cwd: office,
    encoding: 'utf8',
  })
  return status === 0 ? '' : `${status} ${stderr.split('\n').slice(-12).join('\n')}`
}

const script = (name: string) => join(root, `scripts/${name}.mjs`)
const tongbao = (...args: readonly string[]) => run('dist/cli/launch.js', ...args)

test('every command of README.md does what it is there for, in the order in which they stand', () => {
  const commands = examplesOf('README.md').filter(isTyped).flatMap(commandsOf)
  const failed = commands
    .map((command) => {
      before[command]?.()
      const [program, first = '', ...more] = wordsOf(command).map(known)
      // `npm ci` and `npm test` are how this came to be run.
      if (program === 'npm' && first !== 'run') return ''
      const own = program === 'npx' ? tongbao(...more) : run('node_modules/zx/build/cli.js', script(more[0] ?? ''))
      return own && `${command}: ${own}`
    })
    .filter((complaint) => complaint !== '')
  expect(failed).toEqual([])
}, 300_000)
