import type { Highlight } from '../../data/dataset.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

/** Shorter clauses are phrases that everybody uses. */
const SHORTEST = 6
/** From here on, as a share of its letters, a highlight is that of another place. */
const ALIKE = 0.6

/**
 * A highlight that says what another place's says: it was copied as a pattern and not rewritten. Clause by clause, so
 * that ten thousand are compared in one go.
 */
export const copiedHighlights: Check = ({ dataset }) => {
  const owners = new Map<string, Set<Highlight>>()
  return dataset.highlights.flatMap((highlight) => {
    const all = clausesOf(highlight)
    const clauses = all.filter((clause) => clause.length >= SHORTEST)
    const common = new Map<Highlight, number>()
    for (const clause of clauses)
      for (const other of owners.get(clause) ?? []) common.set(other, (common.get(other) ?? 0) + clause.length)
    for (const clause of clauses) {
      const known = owners.get(clause)
      // What many say is a phrase; so the work stays in bounds.
      if (known && known.size < MOST) known.add(highlight)
      else if (!known) owners.set(clause, new Set([highlight]))
    }
    const total = all.reduce((sum, clause) => sum + clause.length, 0)
    const [other, shared] = [...common].reduce<readonly [Highlight | null, number]>(
      (best, each) => (each[1] > best[1] ? each : best),
      [null, 0],
    )
    if (!other || shared < total * ALIKE) return []
    const names = `“${highlight.place.name.value}”的亮点与“${other.place.name.value}”的`
    return finding('highlight-copied', 'warning', `${names}有 ${Math.floor((shared / total) * 100)}% 相同`, {
      at: highlight.at,
      about: highlight.text,
      hint: '请核对是不是照抄了别处的，请写这个地方自己的做法。',
    })
  })
}

const MOST = 5

/** The clauses without tags, digits and the place's own name. */
const clausesOf = ({ text, place }: Highlight): readonly string[] =>
  text
    .replace(/\{\{[^{}]*\}\}/gu, '')
    .split(/[，。；：、]/u)
    .map((clause) => clause.replaceAll(place.name.value, '').replace(/[^\p{L}]/gu, ''))
