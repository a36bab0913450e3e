import { type Passage, wholeSpot } from '../../document/passages.js'
import { groupNeighbours } from '../../keyed/group-by.js'
import type { Check } from '../check.js'
import { type Finding, finding } from '../finding.js'

const NUMERALS = '一二三四五六七八九'

/** Numbered lists run on without a gap, and their items end in ； and the last in 。; so do 一是, 二是, 三是. */
export const lists: Check = ({ passages }) => [
  ...itemGroups(passages).flatMap((items) => [...numbering(items), ...endings(items)]),
  ...ordinals(passages),
]

/** Items that follow one another at one level. */
const itemGroups = (passages: readonly Passage[]): readonly (readonly Passage[])[] =>
  groupNeighbours(
    passages,
    ({ kind }, next) => kind === 'item' && next.kind === 'item' && !/^(?:1\.|（1）)$/.test(next.label),
  ).filter(([first]) => first.kind === 'item')

const numberOf = ({ label }: Passage): number => Number(/[0-9]+/.exec(label)?.[0] ?? Number.NaN)

function numbering(items: readonly Passage[]): readonly Finding[] {
  return items.flatMap((passage, index) => {
    const before = items[index - 1]
    const expected = before ? numberOf(before) + 1 : 1
    if (Number.isNaN(numberOf(passage)) || numberOf(passage) === expected) return []
    return finding('list-numbering', 'error', `编号“${passage.label}”不连续，这里应是 ${expected}`, {
      spot: wholeSpot(passage),
    })
  })
}

function endings(items: readonly Passage[]): readonly Finding[] {
  return items.flatMap((passage, index) => {
    const wanted = index === items.length - 1 ? '。' : '；'
    const end = passage.text.at(-1) ?? ''
    // An item of several sentences ends in 。 wherever it stands; one that introduces items of its own in ：.
    const right = end === wanted || (end === '。' && passage.text.slice(0, -1).includes('。')) || end === '：'
    if (right) return []
    const hint = `列举各项末尾用“；”，最后一项用“。”。`
    return finding('text-paragraph-end', 'warning', `列举项末尾是“${end}”，应是“${wanted}”（习惯）`, {
      spot: { passage, start: Math.max(0, passage.text.length - 1), end: passage.text.length },
      hint,
    })
  })
}

/** 一是…二是…三是… within a paragraph, or over the paragraphs below one heading, of which each step may take several. */
function ordinals(passages: readonly Passage[]): readonly Finding[] {
  const found: Finding[] = []
  let last = 0
  for (const passage of passages) {
    const steps = [...passage.text.matchAll(/(?:^|(?<=[。；：，]))([一二三四五六七八九])是/gu)]
    if (passage.kind !== 'paragraph') last = 0
    for (const { 1: numeral = '', index } of steps) {
      const number = NUMERALS.indexOf(numeral) + 1
      if (number !== last + 1 && number !== 1) {
        found.push(
          finding('count-mismatch', 'error', `“${numeral}是”的次序不对，这里应是“${NUMERALS[last] ?? '一'}是”`, {
            spot: { passage, start: index, end: index + 2 },
            hint: '请核对次序，看是不是漏了一段。',
          }),
        )
      }
      last = number
    }
  }
  return found
}
