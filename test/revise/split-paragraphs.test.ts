import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Pair } from '../../src/revise/align.js'
import { splitParagraphs } from '../../src/revise/split-paragraphs.js'

const sentences = [
  '实施“书香示例”行动，组织进校园招聘231场。',
  '年末在岗见习人员留用7845人，占63.0%。',
  '动态清零零就业家庭近800户。',
  '兑现补贴3672.4万元，受益企业2772户，比上年多出三成。',
]

test('the stretches of a paragraph follow each other, none is empty, and together they are all of it', () => {
  const words = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 }).map((list) => list.join(''))
  const split = fc.tuple(fc.array(words, { minLength: 2, maxLength: 4 }), fc.nat(), fc.boolean(), fc.boolean())
  let count = 0
  fc.assert(
    fc.property(split, ([several, at, turned, many]) => {
      const whole = (turned ? several.toReversed() : several).join('')
      const pairs = several.map((other, index): Pair<string> => {
        const one = index === at % several.length ? whole : null
        return many ? ({ old: one, now: other } as Pair<string>) : ({ old: other, now: one } as Pair<string>)
      })
      const parts = splitParagraphs(pairs, (text) => text)
      expect(parts).toHaveLength(several.length)
      const stretches = parts.flatMap((part) => part.old ?? part.now ?? [])
      if (stretches.length === 0) return
      count += 1
      expect(stretches.map(({ from }) => from)).toEqual([0, ...stretches.slice(0, -1).map(({ to }) => to)])
      expect(stretches.at(-1)?.to).toBe(whole.length)
      for (const { from, to } of stretches) expect(to).toBeGreaterThan(from)
    }),
    { numRuns: 500 },
  )
  expect(count).toBeGreaterThan(50)
})
