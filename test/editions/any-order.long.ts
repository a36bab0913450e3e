import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Answered, type Office, openOffice } from '../office.js'
import { readDocx } from '../read-docx.js'

/** What people do between commands, and the commands, of one year: in any order. */
type Step =
  | { readonly kind: 'figure'; readonly of: number; readonly to: number }
  | { readonly kind: 'words'; readonly of: number }
  | { readonly kind: 'state'; readonly file: '文件' | '函'; readonly to: '讨论稿' | '送审稿' | '印发' }
  | { readonly kind: 'hand' | 'delete'; readonly of: number }
  | { readonly kind: 'command'; readonly args: readonly string[] }

const figures = [
  ['data/2022/数字.yaml', '劳务经纪人', ['9260人', '9261人', '9206人']],
  ['data/2022/数字.yaml', '就业帮扶载体', ['221个', '222个', '212个']],
  ['data/2022/亮点/四平市.md', '劳务品牌', ['7个', '8个', '9个']],
] as const

const wordings = [
  ['templates/通报.hbs', '予以表扬，对', '给予表扬，对'],
  ['templates/摘录函.hbs', '摘录如下', '摘抄如下'],
] as const

const COMMANDS = [
  ['draft', '2022'],
  ['letters', '2022'],
  ['letters', '2022', '--only', '四平市'],
  ['letters', '2022', '--reserve'],
  ['letters', '2022', '--since', '第1版'],
  ['revise', '2022'],
  ['revise', '2022', '--since', '第1版'],
  ['issue', '2022'],
  ['issue', '2022', '--number', '11'],
] as const

const which = fc.nat(99)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('figure' as const), of: which, to: which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('words' as const), of: which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('state' as const),
      file: fc.constantFrom('文件' as const, '函' as const),
      to: fc.constantFrom('讨论稿' as const, '送审稿' as const, '印发' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('hand' as const, 'delete' as const), of: which }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('command' as const), args: fc.constantFrom(...COMMANDS) }) },
)

const letterFacts = 'data/2022/函.yaml'
const isDocument = (file: string): boolean => /\.(?:docx|pdf)$/u.test(file) && !/花脸稿|更正/u.test(file)
const nth = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]

/** What the office holds, and what of it must stay as it is. */
class Year {
  readonly #office: Office
  /** Documents that left the house, and files that a hand has been in: path → content. */
  readonly #kept = new Map<string, string>()

  constructor(office: Office) {
    this.#office = office
    office.edit('data/2022/文件.yaml', '状态: 印发', '状态: 送审稿')
    office.write('data/台账.yaml', '# yaml-language-server: $schema=模式/台账.schema.json\n\n台账: []\n')
  }

  async take(next: Step): Promise<void> {
    const office = this.#office
    if (next.kind === 'command') return this.#command(next.args)
    if (next.kind === 'figure') {
      const [file, name, values] = nth(figures, next.of) ?? figures[0]
      const value = nth(values, next.to) ?? values[0]
      office.write(file, office.text(file).replace(new RegExp(`(?<=^  ${name}: ).+$`, 'mu'), value))
    } else if (next.kind === 'words') {
      const [file, one, other] = nth(wordings, next.of) ?? wordings[0]
      const [from, to] = office.text(file).includes(one) ? [one, other] : [other, one]
      office.edit(file, from, to)
    } else if (next.kind === 'state') {
      const file = `data/2022/${next.file}.yaml`
      const rest = office.text(file).replace(/^状态: .*\n/mu, '')
      office.write(file, `${rest}状态: ${next.to}\n`)
    } else {
      const file = nth(office.files('out').filter(isDocument), next.of)
      if (file === undefined) return
      if (next.kind === 'delete') {
        office.remove(file)
        this.#kept.delete(file)
      } else {
        appendFileSync(office.path(file), 'x')
        this.#keep(file)
      }
    }
  }

  #keep(file: string): void {
    this.#kept.set(file, this.#office.bytes(file).toString('latin1'))
  }

  async #command(args: readonly string[]): Promise<void> {
    const office = this.#office
    const answer = await office.tongbao(...args)
    // 70 is a fault of the program itself.
    expect([0, 1, 2, 3]).toContain(answer.exit)
    for (const [file, content] of this.#kept)
      expect([file, office.has(file) && office.bytes(file).toString('latin1') === content]).toEqual([file, true])
    if (answer.exit === 0) await this.#settled(args, answer)
    const numbers: readonly Readonly<Record<string, unknown>>[] = parse(office.text('data/台账.yaml')).台账 ?? []
    const taken = numbers.map((each) => `${each.机关代字}${each.年份}${each.顺序号}`)
    expect(taken).toEqual([...new Set(taken)])
  }

  /** A command that was done: what it issued is kept from now on, what it drafted says what the data say. */
  async #settled(args: readonly string[], { json }: Answered): Promise<void> {
    const office = this.#office
    const issuesLetters = /^状态: 印发/mu.test(office.text(letterFacts))
    const issued = office
      .files('out')
      .filter((file) => isDocument(file) && !/讨论稿|送审稿/u.test(file) && (!file.includes('/函') || issuesLetters))
    if (args[0] === 'issue' || args[0] === 'draft' || args[0] === 'letters') for (const file of issued) this.#keep(file)
    if (args[0] === 'issue')
      for (const sealed of office.files('data/版次').filter((file) => file.endsWith('.zip')))
        expect([sealed, (await office.tongbao('verify', office.path(sealed))).codes]).toEqual([sealed, []])
    const docx = json.documents[0]?.docx.slice(office.folder.length + 1)
    if (args[0] !== 'draft' || docx === undefined) return
    const words = (await readDocx(office.bytes(docx))).paragraphs.join('')
    expect(words).toContain(/^ {2}劳务经纪人: (\S+)/mu.exec(office.text('data/2022/数字.yaml'))?.[1])
  }
}

test('whatever is done in any order: what was issued or typed into stays, drafts say what the data say, packages verify', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 20 }), async (steps) => {
      const office = openOffice()
      try {
        const year = new Year(office)
        for (const next of steps) await year.take(next)
      } finally {
        office.close()
      }
    }),
    { numRuns: 5 },
  )
})
