import { expect, test } from 'vitest'
import { modelLines } from '../layout/page-lines.js'
import { wordPages } from '../render/docx/word-model.js'
import { laidOut, samples } from './corpus.js'

test.each(Object.keys(samples))('%s: Word breaks lines and pages where the layout does', (name) => {
  const { document, fit, pages } = laidOut(name)
  const word = wordPages(document, fit)
  expect([word.stoppedAt, ...word.guesses]).toEqual([undefined])
  expect(word.pages).toEqual(modelLines(document, { fit, pages }))
})
