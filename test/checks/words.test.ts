import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSlip, makeNearMisses } from '../../src/checks/content/near-miss.js'
import { similarity } from '../../src/checks/content/similarity.js'
import { makeWordIndex } from '../../src/checks/word-index.js'

const letter = fc.constantFrom(...'甲乙丙丁戊己')
const word = (least: number, most: number) =>
  fc.array(letter, { minLength: least, maxLength: most }).map((list) => list.join(''))

describe('near misses', () => {
  test('one character missing, added or replaced inside a term is found wherever it stands', () => {
    const slip = fc.record({
      term: word(4, 9),
      at: fc.nat(8),
      how: fc.constantFrom('missing', 'added', 'replaced'),
      wrong: fc.constantFrom(...'东南西北'),
    })
    fc.assert(
      fc.property(slip, ({ term, at, how, wrong }) => {
        // Inside: neither the first character nor, for one that is added, behind the last.
        const index = 1 + (at % (term.length - 1))
        const end = how === 'added' ? index : index + 1
        const written = term.slice(0, index) + (how === 'missing' ? '' : wrong) + term.slice(end)
        if (written === term || written.length < 3) return
        const text = `，${written}。`
        const found = makeNearMisses([term])(text, new Array<boolean>(text.length).fill(false))
        expect(found.map((miss) => miss.term)).toEqual([term])
      }),
    )
  })

  test.each([
    ['脱贫劳务力', '脱贫劳动力', true],
    ['高校毕业', '高校毕业生', true],
    ['离校毕业生', '高校毕业生', false],
    ['成镇新增就业', '城镇新增就业', true],
    ['镇新增就业', '城镇新增就业', false],
    ['城镇新新增就业', '城镇新增就业', true],
    ['城镇新甲乙就业', '城镇新增就业', false],
    ['脱贫的劳动力', '脱贫劳动力', true],
    ['高校毕业生', '高校毕业生', false],
    ['高校毕业生就', '高校毕业生', false],
    ['脱贫，劳动力', '脱贫劳动力', false],
    ['白城市', '白山市', true],
  ])('%s for %s: %s', (words, term, expected) => {
    expect(isSlip(words, term)).toBe(expected)
  })

  test('what belongs to a known word is no slip', () => {
    const text = '白城新闻网和吉林市人民政府'
    const taken = [...text].map((_, index) => index >= 6)
    expect(makeNearMisses(['吉林省人民政府'])(text, taken)).toEqual([])
  })
})

test('a word index finds what a search for each word finds, the longest first, without overlaps', () => {
  fc.assert(
    fc.property(fc.array(word(1, 5), { minLength: 1, maxLength: 6 }), word(0, 30), (words, text) => {
      const expected: string[] = []
      for (let at = 0; at < text.length; ) {
        const longest = words.filter((each) => text.startsWith(each, at)).sort((a, b) => b.length - a.length)[0]
        if (longest) expected.push(`${at} ${longest}`)
        at += longest?.length ?? 1
      }
      expect(makeWordIndex(words)(text).map(({ start, word: found }) => `${start} ${found}`)).toEqual(expected)
    }),
  )
})

test('similarity is 1 for the same words, whatever the numbers, and symmetric', () => {
  expect(similarity('举办招聘会336场。', '举办招聘会{{数 "场次"}}。')).toBeCloseTo(
    similarity('举办招聘会场', '举办招聘会'),
  )
  expect(similarity('举办招聘会12场', '举办招聘会345场')).toBe(1)
  expect(similarity('稳就业', '养肉牛')).toBe(0)
  // Of three pairs and two, one in common.
  expect(similarity('稳就业岗', '稳就岗')).toBeCloseTo(2 / 5)
  fc.assert(
    fc.property(word(0, 20), word(0, 20), (a, b) => {
      expect(similarity(a, b)).toBe(similarity(b, a))
      expect(similarity(a, b)).toBeGreaterThanOrEqual(0)
      expect(similarity(a, b)).toBeLessThanOrEqual(1)
    }),
  )
})
