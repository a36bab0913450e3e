import { expect, test } from 'vitest'
import { describeParagraphs } from '../../src/editions/describe-edition.js'
import { layOut } from '../../src/layout/lay-out.js'
import { composeDocument } from '../../src/pipeline.js'
import { changedWorkspace } from '../workspace.js'

test('a paragraph is recorded where it begins, with the figures that it prints and no other values', () => {
  const composed = composeDocument({ host: changedWorkspace([]), folder: '2022', template: '通报' })
  if (!composed.ok) throw new Error('the notice of 2022 must compose')
  const laidOut = layOut(composed.value.document)
  if (!laidOut.ok) throw new Error('the notice of 2022 must lay out')
  const paragraphs = describeParagraphs(composed.value.document, laidOut.value.pages)
  const begin = paragraphs.map(({ page }) => page)
  expect(begin).toEqual(begin.toSorted((a, b) => a - b))
  expect(new Set(begin)).toEqual(new Set(laidOut.value.pages.pages.map(({ number }) => number)))
  const printed = paragraphs.flatMap(({ figures }) => figures.map(({ name, text }) => [name, text]))
  expect(printed.length).toBeGreaterThan(50)
  expect(printed).toEqual(printed.map(([name = '']) => [name, composed.value.figures.find(name, null)?.text]))
})
