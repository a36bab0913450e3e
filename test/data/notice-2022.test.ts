import { expect, test } from 'vitest'
import { loadDataset } from '../../src/data/load-dataset.js'
import { buildFigureBook } from '../../src/figures/figure-book.js'
import { rankListText } from '../../src/figures/rank-text.js'
import { changedWorkspace } from '../workspace.js'

const loaded = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('the data of 2022 must load')
  return result.value
}
const dataset = loaded(loadDataset(changedWorkspace([]), '2022'))
const book = loaded(buildFigureBook(dataset))

test('the 2022 data hold 49 figures and 8 completion percentages', () => {
  const completions = book.figures.filter(({ name }) => name.endsWith('/完成率'))
  expect(completions.map(({ text }) => text)).toEqual(['109%', '111%', '147%', '222%', '130%', '117%', '199%', '107%'])
  expect(book.figures).toHaveLength(49 + 8)
})

test('there are eleven places, each with its highlight, in official order', () => {
  expect(dataset.places).toHaveLength(11)
  expect(dataset.highlights.map(({ place }) => place)).toEqual(dataset.places)
})

test('thirteen indicators are ranked, one of them with a tie', () => {
  const rankings = dataset.indicators.flatMap(({ ranking }) => ranking ?? [])
  expect(rankings).toHaveLength(13)
  expect(rankings.flatMap(({ groups }) => groups).filter((group) => group.length > 1)).toHaveLength(1)
  expect(rankings.map((ranking) => rankListText(ranking, '及'))[6]).toBe('四平市及白山市、吉林市、长白山保护开发区')
  expect(dataset.overall && rankListText(dataset.overall, '及')).toBe('长春市、辽源市、吉林市、延边州')
})

test('no snippet types a figure', () => {
  const names = dataset.facts.properNames.map(({ value }) => value)
  for (const { text, name } of [...dataset.snippets, ...dataset.highlights]) {
    const typed = names.reduce((rest, known) => rest.replaceAll(known, ''), text).replace(/\{\{.*?\}\}/g, '')
    expect(`${name} ${typed.match(/[0-9０-９]+/g)?.join(' ') ?? ''}`).toBe(`${name} `)
  }
})
