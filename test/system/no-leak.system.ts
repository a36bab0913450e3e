import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compose } from '../../src/compose/compose.js'
import { loadTemplates } from '../../src/compose/template-file.js'
import type { Dataset } from '../../src/data/dataset.js'
import { loadDataset } from '../../src/data/load-dataset.js'
import { buildFigureBook } from '../../src/figures/figure-book.js'
import { complaints, composeLetters, paragraphsOf } from '../letters/letters-of.js'
import { changedWorkspace } from '../workspace.js'

const host = changedWorkspace([])
const loaded = loadDataset(host, '2022')
const templates = loadTemplates(host)
if (!loaded.ok || !templates.ok) throw new Error('the workspace is broken')
const base = loaded.value

/** Any three groups of places, with ties, as a published ranking. */
const ranking = fc
  .tuple(fc.shuffledSubarray([...base.places], { minLength: 3 }), fc.constantFrom('none', 'first', 'last'))
  .map(([places, tie]) => {
    const of = (list: typeof places) => list.map((value) => ({ value, at: value.name.at }))
    const [a, b, c, d] = [places.slice(0, 1), places.slice(1, 2), places.slice(2, 3), places.slice(3, 4)]
    const groups = tie === 'first' ? [[...a, ...b], c, d] : tie === 'last' ? [a, b, [...c, ...d]] : [a, b, c]
    return { groups: groups.filter((group) => group.length > 0).map(of), at: base.facts.year.at }
  })

const years = fc
  .tuple(ranking, fc.array(ranking, { minLength: base.indicators.length, maxLength: base.indicators.length }))
  .map(
    ([overall, single]): Dataset => ({
      ...base,
      overall,
      indicators: base.indicators.map((indicator, index) => ({ ...indicator, ranking: single[index] ?? null })),
    }),
  )

test('whatever the rankings, each letter restates its own and holds no other place', () => {
  fc.assert(
    fc.property(years, (dataset) => {
      const figures = buildFigureBook(dataset)
      if (!figures.ok || !templates.ok) throw new Error('no figures')
      const common = { dataset, figures: figures.value, templates: templates.value }
      const notice = compose({ ...common, template: '通报' })
      if (!notice.ok) throw new Error('no notice')
      const letters = composeLetters({ ...common, notice: notice.value })
      expect(complaints(letters)).toEqual([])
      for (const letter of letters.ok ? letters.value : []) {
        const words = paragraphsOf(letter).join('\n')
        for (const { name } of dataset.places)
          if (name.value !== letter.place.name.value) expect(words).not.toContain(name.value)
        const ranks = dataset.indicators.filter(({ ranking: list }) =>
          list?.groups.some((group) => group.some(({ value }) => value === letter.place)),
        )
        expect(words.match(/单项“/gu)?.length ?? 0).toBe(ranks.length)
      }
    }),
    { numRuns: 20 },
  )
}, 60_000)
