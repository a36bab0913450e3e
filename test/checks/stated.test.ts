import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { lookAtSentence } from './stated-sentence.js'

const { right, wrong }: { right: Readonly<Record<string, readonly string[]>>; wrong: readonly Wrong[] } = parse(
  readFileSync(new URL('../cases/stated.yaml', import.meta.url), 'utf8'),
)

interface Wrong {
  readonly sentence: string
  readonly code: string
  readonly at: string
  /** What the number should be. */
  readonly says: string
}

test.each(wrong)('$sentence: $at', ({ sentence, code, at, says }) => {
  const found = lookAtSentence(sentence)
  expect(found.map((each) => [each.code, each.about])).toEqual([[code, at]])
  expect(found[0]?.message).toContain(says)
})

test.each(wrong)('and in a cell of a table: $at', ({ sentence, code }) => {
  expect(lookAtSentence(sentence, 'table').map((each) => each.code)).toEqual([code])
})

describe.each(Object.entries(right))('right sentences: %s', (_, sentences) => {
  test.each(sentences)('%s', (sentence) => {
    expect(lookAtSentence(sentence).map(({ message }) => message)).toEqual([])
  })
})
