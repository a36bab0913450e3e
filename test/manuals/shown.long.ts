import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { type Office, openOffice } from '../office.js'
import { runHere } from '../run-command.js'
import { triedExamples } from './cases.js'
import { manuals } from './examples.js'

let office: Office | undefined
afterEach(() => office?.close())

const shown = manuals.flatMap(triedExamples).filter(({ own }) => own.shown)

/** …… and … stand for what a manual leaves out. */
const patternOf = (line: string): RegExp =>
  new RegExp(
    line
      .trim()
      .split(/…+/u)
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'))
      .join('.*'),
    'u',
  )

test.each(shown)(
  '$manual, line $line: $own.first',
  async ({ lines, own }) => {
    const { before = [], change = [], typed, shown: command = [] } = own
    const here = openOffice()
    office = here
    for (const words of before) expect((await here.tongbao(...words)).exit).toBe(0)
    for (const { file, replace = '', by = '' } of change) here.edit(file, replace, by)
    const docx = here.files('out/2023-示例').find((file) => file.endsWith('通报.docx')) ?? ''
    if (typed) {
      const parts = unzipSync(here.bytes(docx))
      const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
      expect(words).toContain(typed.from)
      here.write(docx, zipSync({ ...parts, 'word/document.xml': strToU8(words.replace(typed.from, typed.to)) }))
    }
    const words = command.map((word) => (word.endsWith('.docx') ? here.path(docx) : word))
    const { stdout, stderr } = await runHere([...words, '--workspace', here.folder, '--fonts', 'bundled'])
    let rest = (stdout + stderr).split('\n')
    for (const line of lines.filter((each) => !/^\s*…+$/u.test(each))) {
      const at = rest.findIndex((each) => patternOf(line).test(each))
      expect([line, at >= 0]).toEqual([line, true])
      rest = rest.slice(at + 1)
    }
  },
  60_000,
)
