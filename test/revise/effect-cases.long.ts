import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Change } from '../workspace.js'
import { effectOf, shownEffect } from './effect-of.js'

interface Case {
  readonly why: string
  readonly year: string
  /** What the year has before: nothing that this checkout has may be below zero. */
  readonly from?: readonly Change[]
  readonly change: readonly Change[]
}

const folder = new URL('../cases/revise/', import.meta.url)

// Read them when they change: what a correction moves, no more and no less.
test.each(readdirSync(folder).sort())('%s', async (file) => {
  const { why, year, from, change }: Case = parse(readFileSync(new URL(file, folder), 'utf8'))
  const { effect, diagnostics } = effectOf(change, year, from)
  expect(diagnostics.map(({ message }) => message)).toEqual([])
  const words = [why, '', ...shownEffect(effect)].join('\n')
  await expect(`${words}\n`).toMatchFileSnapshot(`goldens/${file.replace('.yaml', '.txt')}`)
})
