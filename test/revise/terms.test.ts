import { expect, test } from 'vitest'
import { itemChoice } from '../../src/compose/choose-items.js'
import type { TermRecord } from '../../src/compose/vocabulary.js'
import { follow, turnsOf } from '../../src/revise/cause/terms.js'

const place: TermRecord = { 名称: null }

test('what nothing has is nothing, however far a template goes down', () => {
  expect(follow([{ term: { 地方: place }, parent: null }], ['地方', '名称', '简称', '别称'])).toEqual([
    { term: null, parent: null },
  ])
})

test('a list may hold nothing, which has no value of any name', () => {
  const lists = [{ term: [null, place, { 名称: [] }], parent: null }]
  expect(turnsOf(lists, itemChoice({ 有: '名称' }))).toEqual([{ term: { 名称: [] }, parent: null }])
  expect(turnsOf(lists, itemChoice({}))).toHaveLength(3)
})
