import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/request/arguments.js'
import { approximations, bounds, parseQuantity } from '../../src/data/parse-quantity.js'
import { place } from '../../src/diagnostics/diagnostic.js'
import { passagesOf } from '../../src/document/passages.js'
import * as library from '../../src/index.js'
import { composeDocument } from '../../src/pipeline.js'
import { checkWorkspace } from '../checks/check-workspace.js'
import { type Change, changedWorkspace, root, workspaceFiles } from '../workspace.js'
import { casesOf, triedExamples } from './cases.js'
import { commandsOf, examplesOf, isTyped, manuals, wordsOf } from './examples.js'
import { mergeExample } from './merge-example.js'

describe.each(manuals)('the fenced examples of %s', (manual) => {
  const others = examplesOf(manual).filter((example) => !isTyped(example))

  test('are all tried, in test/cases/manuals.yaml or on the command line', () => {
    const begin = casesOf(manual).map(({ first }) => first)
    expect(others.map(({ lines }, index) => (lines[0] ?? '').slice(0, begin[index]?.length))).toEqual(begin)
  })
})

describe('what the manuals have one type', () => {
  const typed = manuals.flatMap((manual) => examplesOf(manual).filter(isTyped).flatMap(commandsOf))

  test('is there', () => expect(typed.length).toBeGreaterThan(30))

  test.each(typed)('%s', (command) => {
    const [program, ...words] = wordsOf(command)
    if (program === 'npx') expect(parseArguments(words.slice(1))).toMatchObject({ kind: 'request' })
    else {
      const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
      expect(['ci', ...Object.keys(scripts)]).toContain(words.at(-1))
    }
  })
})

test.each(triedExamples('README.md').filter(({ own }) => own.exported))(
  'the library has what README.md imports',
  ({ lines }) => {
    const names = /^import \{ (.+) \} from 'tongbao'$/u.exec(lines[0] ?? '')?.[1]?.split(', ') ?? []
    expect(names.length).toBeGreaterThan(0)
    expect(Object.keys(library)).toEqual(expect.arrayContaining(names))
  },
)

const notice = 'templates/通报.hbs'
const templateHead = () => /^---\n[\s\S]*?\n---\n/u.exec(workspaceFiles()[notice] ?? '')?.[0] ?? ''

/** The codes of the errors and warnings about a year. */
const said = (change: readonly Change[], year: string): ReadonlySet<string> =>
  new Set(
    checkWorkspace(change, year, { printed: false })
      .filter(({ severity }) => severity !== 'note')
      .map(({ code }) => code),
  )

describe('the forms of numbers of data/README.md', () => {
  const [section = ''] = /^## 数字怎么写\n[\s\S]*?(?=^## )/mu.exec(readFileSync(`${root}data/README.md`, 'utf8')) ?? []
  const codesIn = (text: string) => [...text.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code)
  const [taken = '', refused = '', also = ''] = section.split(/这些写法不收：|计量单位里的/u)
  const rows = [...taken.matchAll(/^\| (`.+?`) \|/gmu)].flatMap(([, cell = '']) => codesIn(cell))
  const isTaken = (text: string) => parseQuantity(text, place('数字.yaml', 1, 1)).ok

  test.each([...rows.filter((row) => row !== '待补'), ...codesIn(also), '3000', '0.3万'])('%s is taken', (text) =>
    expect(isTaken(text)).toBe(true),
  )

  test.each(codesIn(refused).filter((text) => !['3000', '0.3万'].includes(text)))('%s is not', (text) =>
    expect(isTaken(text)).toBe(false),
  )

  test('name every word that may stand before and after', () => {
    expect(/前面可以有：(.+?) \|/u.exec(section)?.[1]?.split('、').sort()).toEqual([...approximations].sort())
    expect(/后面可以有：(.+?) \|/u.exec(section)?.[1]?.split('、').sort()).toEqual([...bounds].sort())
  })
})

describe('the examples of data/README.md are taken as they stand', () => {
  test.each(triedExamples('data/README.md'))(
    'line $line: $own.first',
    ({ lines, own: { into = '', whole, change = [], says = [] } }) => {
      const example = `${lines.join('\n')}\n`
      const year = into.split('/').find((part) => /^\d/u.test(part)) ?? '2022'
      const file = change.reduce(
        (text, { replace = '', by = '' }) => text.replace(replace, () => by),
        workspaceFiles()[into] ?? '',
      )
      const own = said([{ file: into, content: whole ? example : mergeExample(file, example) }], year)
      const before = said([], year)
      expect([...own].filter((code) => !before.has(code)).sort()).toEqual(says)
    },
  )
})

describe('the tags that templates/README.md writes in a line are taken', () => {
  const text = readFileSync(`${root}templates/README.md`, 'utf8').replace(/```[\s\S]*?```/gu, '')
  const all = [...text.matchAll(/`([^`\n]+)`/gu)].map(([, code = '']) => code)
  // Names alone are held by the vocabulary (test/compose); … and 组 stand for whatever one likes.
  const tags = all.filter(
    (code) => /\{\{#?\S+ /u.test(code) && !/\{\{[^}]*(?:…|模板名|文件名|组|本地|更正)/u.test(code),
  )
  /** Where it may stand: a notice, or what goes through its lists. */
  const places = ['', '地方', '指标', '片段顺序.问题', '地方}}{{#each 上报'].map(
    (list) => (code: string) =>
      list === '' ? code : `{{#each ${list}}}${code}${'{{/each}}'.repeat(list.split('each').length)}`,
  )

  test('are there', () => expect(tags.length).toBeGreaterThan(20))

  test.each([...new Set(tags)])('%s', (code) => {
    // A block that is written without its end.
    const open: string[] = []
    for (const [, mark, name = ''] of code.matchAll(/\{\{([#/])(\S+?)[ }]/gu))
      if (mark === '#') open.unshift(name)
      else open.shift()
    const whole = code + open.map((name) => `{{/${name}}}`).join('')
    const wrong = places.map((put) => tagErrors(put(whole)))
    expect(wrong).toContainEqual([])
  })
})

/** What is wrong with a tag, but that 甲 and 乙 are no figures of the sample, or figures of it have another unit. */
function tagErrors(body: string): readonly string[] {
  const content = `${templateHead()}正文：${body}\n`
  const change = [{ file: notice, content }]
  const { diagnostics } = composeDocument({ host: changedWorkspace(change), folder: '2023-示例', template: '通报' })
  return diagnostics.flatMap(({ severity, code, message }) =>
    severity === 'error' && code !== 'figure-unknown' && !message.includes('的单位是') ? [message] : [],
  )
}

describe('the examples of templates/README.md print what they say', () => {
  test.each(triedExamples('templates/README.md'))(
    'line $line: $own.first',
    ({ lines, own: { year = '', change = [] } }) => {
      // What stands far to the right is said of the line.
      const text = lines.map((line) => line.replace(/ {3,}\S.*$/u, '')).join('\n')
      const host = changedWorkspace([...change, { file: notice, content: `${templateHead()}${text}\n` }])
      const composed = composeDocument({ host, folder: year, template: '通报' })
      if (!composed.ok) throw new Error(composed.diagnostics.map(({ message }) => message).join('\n'))
      const { document, dataset } = composed.value
      const printed = passagesOf(document).map((passage) => passage.label + passage.text)
      const promised = lines.flatMap((line) => / → ([^\s：]+)(?:\s{2,}|$)/u.exec(line)?.[1] ?? [])
      for (const each of promised) expect(printed.map((own) => own.slice(0, each.length))).toContain(each)
      const [table] = document.elements.flatMap((element) => (element.kind === 'table' ? [element] : []))
      const ofPlaces = text.includes('{{#each 地方}}')
      expect(promised.length).toBe(ofPlaces ? 0 : 7)
      expect(table?.rows).toHaveLength(ofPlaces ? dataset.places.length : 1)
    },
  )
})
