import { type Causes, union } from '../cause/causes.js'
import { sameFigure } from '../cause/figure-changes.js'
import type { InputChange } from '../cause/input-changes.js'
import { inNewNames, pairInputs, type Rename, saysTheSame } from '../cause/renamed-places.js'
import type { SentenceEffect } from '../document-effect.js'
import type { Effect, FigureEffect, RankingEffect } from '../effect.js'
import { unnumbered, withExchanges, withMoves } from './moved-sentences.js'
import { renamedRanking } from './renamed-ranking.js'
import type { ToldChange, ToldDocument, ToldEffect, ToldSentence } from './told.js'

/**
 * What people want to read of an effect: a renamed place as one change, what moved as moved, and the positions of places
 * with their rankings only.
 */
export function toldEffect(effect: Effect): ToldEffect {
  const renames = effect.renamed.map(({ rename }) => rename)
  const { changes, causes, causesOf } = toldChanges(effect.changes, renames)
  const paired = pairFigures(effect.figures, renames)
  const rankings = effect.rankings.map((each) => renamedRanking(each, renames))
  const withCauses = <T extends { readonly causes: Causes }>(
    each: T,
    ...words: readonly (string | undefined)[]
  ): T => ({
    ...each,
    causes: causesOf(each.causes, words.join('\n')),
  })
  return {
    ...effect,
    changes,
    figures: paired.figures.filter((figure) => !isPosition(figure)).map((figure) => withCauses(figure, figure.name)),
    rankings: rankings
      .filter(({ same }) => !same)
      .map(({ ranking }): RankingEffect => {
        const { old, now, moves } = ranking
        return withCauses(ranking, old, now, ...moves.map(({ place }) => place))
      }),
    documents: withRenamedLetters(effect).map((document) => {
      const words = [
        ...renames,
        ...effect.renamed.flatMap(({ letter, form }) => (letter?.id === document.id && form) || []),
      ]
      const sentences = document.sentences.map((sentence) =>
        toldSentence(withCauses(sentence, sentence.context, sentence.old?.text, sentence.now?.text), words),
      )
      return { ...document, causes: causes(document.causes), sentences: withExchanges(withMoves(sentences)) }
    }),
    renames: renames.map((rename) => ({
      ...rename,
      figures: paired.same.get(rename.old) ?? 0,
      rankings: rankings.filter(({ same, own }) => same && own.includes(rename)).map(({ ranking }) => ranking.name),
    })),
  }
}

const isPosition = ({ old, now }: FigureEffect): boolean => (now ?? old)?.derivation?.kind === 'rank'

/** The changes with one for each new name, and what stands for a cause among them. */
function toldChanges(all: readonly InputChange[], renames: readonly Rename[]) {
  const pairs = pairInputs(all, renames)
  const told = new Map<InputChange, ToldChange>()
  const names = new Map<InputChange, Rename>()
  for (const rename of renames) {
    const named = pairs.filter((pair) => pair.rename === rename && saysTheSame(pair))
    const mentions = all.filter(
      ({ old, now }) => old && now && old.text.includes(rename.old) && inNewNames(old.text, renames) === now.text,
    )
    const members = [...named.flatMap(({ gone, come }) => [gone, come]), ...mentions]
    const name = named.find(({ come }) => come.kind === 'place' && come.path[2] === '名称')
    if (!name) continue
    const one: ToldChange = { ...name.come, old: name.gone.old, name: '地方改名', also: members.length - 2 }
    for (const member of members) told.set(member, told.get(member) ?? one)
    names.set(one, rename)
  }
  for (const { gone, come } of pairs.filter((pair) => !saysTheSame(pair))) {
    const one: ToldChange = { ...come, old: gone.old }
    told.set(gone, one)
    told.set(come, one)
  }
  const of = (change: InputChange): ToldChange => told.get(change) ?? change
  const causes = (own: Causes): Causes => new Set([...own].map(of))
  /** The causes of what has some words: a new name is none of what does not bear it, where there is another. */
  const causesOf = (own: Causes, words: string): Causes => {
    const bears = ({ old, now }: Rename): boolean => words.includes(old) || words.includes(now)
    const others = [...causes(own)].filter((change) => {
      const rename = names.get(change)
      return !rename || bears(rename)
    })
    return others.length > 0 ? new Set(others) : causes(own)
  }
  return { changes: [...new Set(all.map(of))], causes, causesOf }
}

/** Figures under the new name of their place; how many of each place are the same, those that are given included. */
function pairFigures(figures: readonly FigureEffect[], renames: readonly Rename[]) {
  const byName = new Map(figures.map((figure) => [figure.name, figure]))
  const merged = new Map<string, FigureEffect>()
  const same = new Map<string, number>()
  for (const gone of figures) {
    const rename = renames.find(({ old }) => gone.now === null && gone.name.startsWith(`${old}/`))
    const come = rename && byName.get(rename.now + gone.name.slice(rename.old.length))
    if (!come || come.old !== null) continue
    merged.set(come.name, { ...come, old: gone.old, causes: union([gone.causes, come.causes]) })
    merged.set(gone.name, merged.get(come.name) ?? come)
    if (gone.old && come.now && sameFigure(gone.old, come.now) && !isPosition(come))
      same.set(rename.old, (same.get(rename.old) ?? 0) + 1)
  }
  return { figures: [...new Set(figures.map((figure) => merged.get(figure.name) ?? figure))], same }
}

/** A sentence whose words are the same but for a new name, or the number in front, is one of those. */
function toldSentence(sentence: SentenceEffect, renames: readonly Rename[]): ToldSentence {
  const { old, now } = sentence
  if (old && now && old.label !== now.label && unnumbered(old) === unnumbered(now))
    return { ...sentence, fate: 'renumbered' }
  const named = renames.length > 0 && old && now && old.text !== now.text && inNewNames(old.text, renames) === now.text
  return named ? { ...sentence, fate: 'renamed' } : sentence
}

/** The letter to a place under its new name stands for the one under the old name, and is held against it. */
function withRenamedLetters({ documents, renamed }: Effect): readonly ToldDocument[] {
  const letters = renamed.flatMap(({ rename, letter }) => (letter ? [{ ...letter, formerly: rename.old }] : []))
  return documents.flatMap((document): readonly ToldDocument[] => {
    if (letters.some(({ formerly }) => document.place === formerly)) return []
    return [letters.find(({ place }) => document.place === place) ?? document]
  })
}
