import { expect, test } from 'vitest'
import { loadDataset } from '../../src/data/load-dataset.js'
import { andThen } from '../../src/diagnostics/diagnostic.js'
import { buildFigureBook } from '../../src/figures/figure-book.js'
import { changedWorkspace } from '../workspace.js'

const dataset = loadDataset(changedWorkspace([]), '2022')
const built = andThen(dataset, buildFigureBook)
if (!built.ok) throw new Error('the data of 2022 must make a book')
const book = built.value
const placeNamed = (name: string) =>
  (dataset.ok ? dataset.value.places.find((place) => place.name.value === name) : undefined) ?? null

test('a text of a place means its own figure before the province’s', () => {
  expect(book.find('城镇新增就业', null)?.text).toBe('25.17万人')
  expect(book.find('城镇新增就业', placeNamed('长春市'))?.text).toBe('10万人')
  expect(book.find('城镇新增就业', placeNamed('吉林市'))?.text).toBe('25.17万人')
})

test('a figure of a place can be named from anywhere by its full name only', () => {
  expect(book.find('吉林市/提供岗位', null)?.text).toBe('16.3万个次')
  expect(book.find('吉林市/提供岗位', placeNamed('长春市'))?.text).toBe('16.3万个次')
  expect(book.find('提供岗位', null)).toBeUndefined()
  expect(book.find('提供岗位', placeNamed('长春市'))).toBeUndefined()
})

test('a figure knows where it is defined', () => {
  expect(book.find('城镇新增就业/完成率', null)?.origin).toEqual({
    file: 'data/2022/指标.yaml',
    line: 13,
    column: 10,
    length: 4,
  })
  expect(book.find('提供岗位', placeNamed('吉林市'))?.origin).toEqual({
    file: 'data/2022/亮点/吉林市.md',
    line: 4,
    column: 9,
    length: 7,
  })
})

test('a misspelt name is answered with a name that the text may use', () => {
  expect(book.nearest('县域就业', null)).toBe('县域内就业')
  expect(book.nearest('提供岗', placeNamed('吉林市'))).toBe('提供岗位')
  expect(book.nearest('人均地区生产总值', null)).toBeUndefined()
})
