import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { correctionTerms } from '../../src/compose/correction-terms.js'
import { excerptTerms } from '../../src/compose/excerpt-terms.js'
import { isList, isSnippet, isValue, type Term, vocabulary } from '../../src/compose/vocabulary.js'
import { makeExcerpts } from '../../src/letters/compose-letters.js'
import { composeDocument } from '../../src/pipeline.js'
import { changedWorkspace, root } from '../workspace.js'

const composed = composeDocument({ host: changedWorkspace([]), folder: '2023-示例', template: '通报' })
if (!composed.ok) throw new Error('the sample can be composed')
const { dataset, figures, document } = composed.value
const [place] = dataset.places
if (!place || !dataset.letter) throw new Error('the sample has letters')
const excerpt = makeExcerpts(dataset.letter, { dataset, notice: document })(place)
const spot = { page: 1, line: 2, after: false, where: '标题', old: '甲', now: '乙' }
const correction = { notice: document, date: null, spots: [spot, spot] }

/** Keys that the data give: a name of its own for each office. */
const ofData = ['片段', '片段顺序', '其他']

/** Every name that a template can write, with the roots that stand before it. */
function names(terms: readonly (readonly [string, Term])[], before = ''): readonly string[] {
  return terms.flatMap(([name, term]): readonly string[] => {
    const path = before === '' ? name : `${before}.${name}`
    const inside = isList(term) ? term[0] : term
    if (!inside || isValue(inside) || isSnippet(inside) || isList(inside) || ofData.includes(path)) return [path]
    return [path, ...names(Object.entries(inside), path)]
  })
}

test('templates/README.md explains every name that a template can use', () => {
  const readme = readFileSync(`${root}templates/README.md`, 'utf8')
  const code = [...readme.matchAll(/`([^`\n]+)`/gu)].map(([, text = '']) => text)
  const explained = new Set(code.flatMap((text) => text.match(/[\p{L}\p{N}.]+/gu) ?? []))
  const all = new Set([
    ...names(Object.entries(vocabulary(dataset, figures, '通报'))),
    ...names(excerptTerms(dataset, figures, excerpt)),
    ...names(correctionTerms(dataset.facts, correction)),
  ])
  const known = (name: string) =>
    explained.has(name) ||
    explained.has(name.split('.').at(-1) ?? '') ||
    [...explained].some((each) => each.startsWith(`${name}.`))
  expect([...all].filter((name) => !known(name))).toEqual([])
  expect(all.size).toBeGreaterThan(60)
})
