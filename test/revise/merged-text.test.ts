import { expect, test } from 'vitest'
import type { Block } from '../../src/document/element.js'
import { plainText, text } from '../../src/document/inline.js'
import type { TextBlock } from '../../src/revise/pair-elements.js'
import { mergeText, mergeWords, type Words } from '../../src/revise/pdf/merged-text.js'

const merged = (old: string, now: string): string => plainText(mergeWords([text(old)], [text(now)]).inlines)

test('between a number and the one that it became is a space, where a line can end', () => {
  expect(merged('完成12.5万人。', '完成13.5万人。')).toBe('完成12.5 13.5万人。')
  expect(merged('占63.0%。', '占四成。')).toBe('占63.0%四成。')
  expect(merged('占四成。', '占63.0%。')).toBe('占四成63.0%。')
  // Of words that only go, or only come, nothing is parted.
  expect(merged('完成12.5万人，占63.0%。', '完成12.5万人。')).toBe('完成12.5万人，占63.0%。')
})

const runIn = (heading: string, rest: string): TextBlock => ({
  ...{ kind: 'run-in', level: 2, label: '（一）' },
  ...{ heading: [text(heading)], inlines: [text(rest)] },
})
const paragraph = (words: string): TextBlock => ({ kind: 'paragraph', inlines: [text(words)] })

/** The heading and the rest of what is printed, with what went in [-…-] and what came in {+…+}. */
const parted = (old: TextBlock, now: TextBlock): readonly (readonly string[])[] => {
  const { element, marks }: Words<Block> = mergeText(old, now)
  if (element.kind !== 'run-in') throw new Error('a run-in heading')
  const shown = marks.map((edits) =>
    edits.map((edit) => ({ same: edit.text, removed: `[-${edit.text}-]`, added: `{+${edit.text}+}` })[edit.kind]),
  )
  const bare = (words: readonly string[]) => words.join('').replaceAll(/\[-|-\]|\{\+|\+\}/gu, '')
  const [, heading = [], rest = []] = shown
  const printed = [element.heading, element.inlines].map((words) => plainText(words).replaceAll(' ', ''))
  expect([bare(heading), bare(rest)]).toEqual(printed)
  return [heading, rest]
}

test('a paragraph that got a heading has the words of the new heading in it, and what went where it stood', () => {
  const now = runIn('工作亮点纷呈。', '建成驿站13处。')
  expect(parted(paragraph('工作亮点纷呈。建成驿站13处。'), now)).toEqual([['工作亮点纷呈。'], ['建成驿站13处。']])
  expect(parted(paragraph('各地工作亮点纷呈。建成驿站13处。'), now)).toEqual([
    ['[-各地-]', '工作亮点纷呈。'],
    ['建成驿站13处。'],
  ])
  expect(parted(paragraph('工作纷呈。建成驿站15处。'), now)).toEqual([
    ['工作', '{+亮点+}', '纷呈。'],
    ['建成驿站', '[-15-]', '{+13+}', '处。'],
  ])
  const long = '这一句是原来有的，比新的标题长得多，现在整句删去了。'
  expect(parted(paragraph(`工作亮点纷呈。${long}建成驿站13处。`), now)).toEqual([
    ['工作亮点纷呈。'],
    [`[-${long}-]`, '建成驿站13处。'],
  ])
  expect(parted(paragraph(`${long}工作亮点纷呈。建成驿站13处。`), now)).toEqual([
    [`[-${long}-]`, '工作亮点纷呈。'],
    ['建成驿站13处。'],
  ])
})
