import { expect, test } from 'vitest'
import { parseSnippet, placeOf } from '../../src/compose/parse-handlebars.js'
import { place } from '../../src/diagnostics/diagnostic.js'

const text = '甲{{数 "乙"}}'
const piece = (file: string, line: number) => parseSnippet({ text, at: place(file, line, 1) }).piece

/** Where the tag of a piece stands. */
function tagOf(parsed: ReturnType<typeof piece>) {
  const tag = parsed?.program.body.find(({ type }) => type === 'MustacheStatement')
  return parsed && tag && placeOf(parsed, tag.loc)
}

test('a text that stands where it stood is the same piece', () => {
  expect(piece('片段/甲.md', 1)).toBe(piece('片段/甲.md', 1))
})

test('the same text elsewhere is a piece of its own, with its own places', () => {
  const [first, other, moved] = [piece('片段/甲.md', 1), piece('片段/乙.md', 1), piece('片段/乙.md', 4)]
  expect([first, other, moved].map(tagOf)).toEqual([
    place('片段/甲.md', 1, 2, 9),
    place('片段/乙.md', 1, 2, 9),
    place('片段/乙.md', 4, 2, 9),
  ])
})
