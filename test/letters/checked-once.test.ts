import { expect, test } from 'vitest'
import { inputOf } from '../../src/checks/index.js'
import { letterChecks, runLetterChecks } from '../../src/checks/letter-checks.js'
import { type Inline, text, value } from '../../src/document/inline.js'
import type { Passage } from '../../src/document/passages.js'
import { notice } from '../checks/notice-of-2022.js'

const input = inputOf(notice)
const figures = [...notice.figures.figures, ...notice.dataset.places.flatMap((place) => notice.figures.reported(place))]

/** A cell of an attachment that prints one figure. */
const cell = (text: string, name: string): Passage => ({
  ...{ element: 0, kind: 'attachment', list: 1, paragraph: 0, label: '', text },
  inlines: [value(text, name, { figure: true })],
})

/** What the checks that look at one passage say of it, by their codes. */
const said = (text: string, name: string) =>
  letterChecks.one.map((check) => check({ ...input, passages: [cell(text, name)] }).map(({ code }) => code))

// Of a hundred letters with such cells one alone is looked through: this is what allows it.
test.each(['', '十', '０', '（）'])(
  'of a figure alone in a cell, with “%s” behind it, checks of one passage see the form only',
  (behind) => {
    expect(figures.length).toBeGreaterThan(50)
    const [another] = figures
    for (const { text, name } of figures) {
      const written = text + behind
      expect(said(written, name), written).toEqual(said(written.replace(/[0-9]/g, '0'), another?.name ?? ''))
    }
  },
)

test('and they do look at it', () => {
  const [figure] = figures
  expect(said('12十', figure?.name ?? '').flat()).toContain('text-mixed-numerals')
  expect(said('12人', figure?.name ?? '').flat()).toEqual([])
})

test('what stands beside a figure is seen each time', () => {
  const { document } = notice
  const inLetter = (...inlines: Inline[]) =>
    runLetterChecks(
      { ...notice, document: { ...document, elements: [{ kind: 'paragraph', inlines }] } },
      [],
      () => null,
    ).map(({ code }) => code)
  const [figure] = figures
  const printed = value(figure?.text ?? '', figure?.name ?? '', { figure: true })
  expect(inLetter(text('新增'), printed, text('。'))).toEqual([])
  expect(inLetter(printed, text('。'))).toEqual([])
  expect(inLetter(printed, text('，，共计。'))).toContain('text-repeated-mark')
})
