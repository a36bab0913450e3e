import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { findEffect } from '../../src/revise/effect.js'
import type { Change } from '../workspace.js'
import { baseYear, changedYear } from './effect-of.js'

interface Case {
  readonly year: string
  readonly change: readonly Change[]
}

/** What is told to have no cause, where none of the changed inputs is known. */
function uncaused(name: string) {
  const { year, change }: Case = parse(readFileSync(new URL(`../cases/revise/${name}.yaml`, import.meta.url), 'utf8'))
  const { effect, diagnostics } = findEffect(baseYear(year), changedYear(change, year).version, [])
  const told = (words: string) => diagnostics.filter(({ message }) => message.includes(`“${words}”`)).length
  return { effect, told, codes: new Set(diagnostics.map(({ code }) => code)), count: diagnostics.length }
}

test('every figure, ranking and sentence that changed without a cause is told', () => {
  const { effect, told, codes, count } = uncaused('rank-flip')
  expect([...codes]).toEqual(['change-uncaused'])
  const names = [...effect.figures, ...effect.rankings].map((each) => each.name)
  expect(names).toContain('城镇新增就业/排名')
  const sentences = effect.documents.flatMap((document) => document.sentences)
  const words = sentences.map(({ old, now }) => (now ?? old)?.text ?? '')
  expect([...names, ...words].filter((each) => told(each) === 0)).toEqual([])
  expect(count).toBe(names.length + words.length)
})

test('and a document that is only set otherwise', () => {
  const { effect, told, count } = uncaused('title-lines')
  const changed = effect.documents.filter(({ status }) => status !== 'same')
  expect(changed.map(({ status, id }) => [status, told(id)])).toEqual(changed.map(() => ['layout', 1]))
  expect([changed.length > 0, count]).toEqual([true, changed.length])
})
