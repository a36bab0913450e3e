import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/request/arguments.js'
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

/** The codes of the errors and warnings about a year. */
const said = (change: readonly Change[], year: string): ReadonlySet<string> =>
  new Set(
    checkWorkspace(change, year, { printed: false })
      .filter(({ severity }) => severity !== 'note')
      .map(({ code }) => code),
  )

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

describe('the examples of templates/README.md print what they say', () => {
  test.each(triedExamples('templates/README.md'))(
    'line $line: $own.first',
    ({ lines, own: { year = '', change = [] } }) => {
      const notice = 'templates/通报.hbs'
      const head = /^---\n[\s\S]*?\n---\n/u.exec(workspaceFiles()[notice] ?? '')?.[0] ?? ''
      // What stands far to the right is said of the line.
      const text = lines.map((line) => line.replace(/ {3,}\S.*$/u, '')).join('\n')
      const host = changedWorkspace([...change, { file: notice, content: `${head}${text}\n` }])
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
