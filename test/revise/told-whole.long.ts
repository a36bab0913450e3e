import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Change } from '../workspace.js'
import { effectOf } from './effect-of.js'

const folder = new URL('../cases/revise/', import.meta.url)

// What is told together must not be lost: people read nothing else.
test.each(readdirSync(folder).sort())('of %s nothing is left out that people are told of', (file) => {
  const { year, change, from }: { year: string; change: readonly Change[]; from?: readonly Change[] } = parse(
    readFileSync(new URL(file, folder), 'utf8'),
  )
  const { effect, told } = effectOf(change, year, from)
  expect(told.changes).toEqual(effect.changes)
  const names = new Set(told.figures.map(({ name }) => name))
  const places = new Set(told.rankings.flatMap(({ name, moves }) => moves.map(({ place }) => `${place} ${name}`)))
  const untold = effect.figures.filter(({ name }) => {
    const [place = '', , indicator = ''] = name.split('/')
    const ranking = name.endsWith('综合名次') ? '综合排名' : `${indicator}/排名`
    return !names.has(name) && !places.has(`${place} ${ranking}`)
  })
  expect(untold.map(({ name }) => name)).toEqual([])
  for (const [index, { sentences }] of told.documents.entries()) {
    const all = effect.documents[index]?.sentences ?? []
    // A sentence that is gone in one place and new in another is told once.
    const taken = all.filter(({ old, now }) => !now && sentences.some((told) => told.now && told.old === old))
    expect(sentences.length + taken.length).toBe(all.length)
  }
})
