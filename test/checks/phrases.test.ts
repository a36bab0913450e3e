import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { printedValues } from '../../src/checks/printed-values.js'
import { brackets } from '../../src/checks/text/brackets.js'
import { brokenRules } from '../../src/checks/text/broken-rules.js'
import { calendarDays } from '../../src/checks/text/calendar-days.js'
import { lists } from '../../src/checks/text/lists.js'
import { numberForm } from '../../src/checks/text/number-form.js'
import { severityOf, textRules } from '../../src/checks/text/text-rules.js'
import { numbersInWords } from '../../src/checks/wording/numbers-in-words.js'
import { text } from '../../src/document/inline.js'
import { passagesOf, spotText } from '../../src/document/passages.js'
import { notice } from './notice-of-2022.js'

const { wrong, right }: { wrong: readonly { phrase: string; code: string; at: string }[]; right: readonly string[] } =
  parse(readFileSync(new URL('../cases/phrases.yaml', import.meta.url), 'utf8'))

/** What the rules of numbers and punctuation say of one paragraph. */
function look(phrase: string) {
  const document = {
    ...notice.document,
    elements: [{ kind: 'paragraph', inlines: [text(phrase)] } as const],
  }
  const passages = passagesOf(document)
  const input = { ...notice, document, passages, printed: printedValues(passages) }
  return [brokenRules, calendarDays, brackets, lists, numberForm, numbersInWords].flatMap((check) => check(input))
}

describe('numbers and punctuation', () => {
  test.each(wrong)('$phrase: $code', ({ phrase, code, at }) => {
    const found = look(phrase).filter((each) => each.code === code)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]?.spot && spotText(found[0].spot)).toBe(at)
  })

  test.each(right)('is right: %s', (phrase) => {
    expect(look(phrase).map(({ code, message }) => `${code} ${message}`)).toEqual([])
  })

  test('only what a standard demands is an error, and it names its clause', () => {
    for (const { code, clause, strength } of textRules) {
      expect([code, severityOf[strength]]).toEqual([code, strength === '必须' ? 'error' : 'warning'])
      if (strength === '必须') expect(clause).toMatch(/^GB\/T \d+-\d{4} \d/)
    }
  })
})
