import type { OfficialDocument } from '../../src/document/document.js'
import { passagesOf } from '../../src/document/passages.js'
import type { Exact } from '../../src/figures/exact.js'
import type { RankingResult } from '../../src/figures/figure-book.js'
import type { Host } from '../../src/host/host.js'
import { layOut } from '../../src/layout/lay-out.js'
import type { Pages } from '../../src/layout/pages.js'
import { makeLetterComposer } from '../../src/letters/compose-letters.js'
import { composeDocument } from '../../src/pipeline.js'
import type { Effect } from '../../src/revise/effect.js'

/** A document as a full build makes it. */
export interface Built {
  readonly document: OfficialDocument
  readonly pages: Pages
}

/** Everything that a full build of a year makes, in plain words. */
export interface FullBuild {
  readonly documents: ReadonlyMap<string, Built>
  /** Printed text and exact value by full name. */
  readonly figures: ReadonlyMap<string, string>
  /** Names of the printed list of each ranking, those of one position joined. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  /** Every position of every place, by ranking and place. */
  readonly positions: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly margins: readonly string[]
  /** What is wrong with the letter to each place. */
  readonly letterFaults: ReadonlyMap<string, string>
}

/** Builds a year in full, as `draft` and `letters` do: nothing is left out because it may be as it was. */
export function buildYear(host: Host, year: string): FullBuild | null {
  const notice = composeDocument({ host, folder: year, template: '通报' })
  if (!notice.ok) return null
  const { dataset, figures, templates, document } = notice.value
  const documents = new Map([[`${year}/通报`, onPages(document)]])
  const letterFaults = new Map<string, string>()
  const composer = makeLetterComposer({ dataset, figures, templates, notice: document })
  for (const place of composer.ok ? dataset.places : []) {
    const letter = composer.ok ? composer.value(place) : composer
    letterFaults.set(place.name.value, letter.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
    if (letter.ok) documents.set(`${year}/摘录函/${place.name.value}`, onPages(letter.value.document))
  }
  const { rankings } = figures
  const all = [...figures.figures, ...dataset.places.flatMap((place) => figures.reported(place))]
  return {
    documents,
    letterFaults,
    figures: new Map(all.map((figure) => [figure.name, figureWords(figure)])),
    lists: new Map(rankings.map((ranking) => [nameOf(ranking), listOf(ranking)])),
    positions: new Map(
      rankings.map((ranking) => [
        nameOf(ranking),
        new Map(ranking.ranked.map(({ place, position }) => [place.name.value, position])),
      ]),
    ),
    margins: figures.findings.flatMap(({ diagnostic }) =>
      diagnostic.code === 'rank-margin-thin' ? [diagnostic.message] : [],
    ),
  }
}

function onPages(document: OfficialDocument): Built {
  const laidOut = layOut(document)
  if (!laidOut.ok) throw new Error('every document of the sample can be laid out')
  return { document, pages: laidOut.value.pages }
}

const nameOf = ({ indicator }: RankingResult) => (indicator === null ? '综合排名' : `${indicator}/排名`)
const listOf = ({ printed }: RankingResult) =>
  printed.groups.map((group) => group.map(({ value }) => value.name.value).join(' '))
const figureWords = ({ text, exact }: { readonly text: string; readonly exact: Exact | null }) =>
  exact ? `${text} = ${exact.numerator}/${exact.denominator}` : text

/** What two builds differ in, or what a correction is said to move, in one form: sorted, so that they can be held against each other. */
export interface Movement {
  readonly documents: readonly string[]
  readonly gone: readonly string[]
  readonly come: readonly string[]
  readonly figures: readonly string[]
  readonly rankings: readonly string[]
  readonly moves: readonly string[]
  readonly newTies: readonly string[]
  readonly entered: readonly string[]
  readonly left: readonly string[]
  readonly margins: readonly string[]
}

/** The difference of two full builds. */
export function difference(old: FullBuild, now: FullBuild): Movement {
  const ids = [...new Set([...old.documents.keys(), ...now.documents.keys()])]
  const changed = ids.filter((id) => wordsOf(old.documents.get(id)) !== wordsOf(now.documents.get(id)))
  const [before, after] = [old, now].map(({ documents }) =>
    changed.flatMap((id) => sentencesOf(documents.get(id)).map((sentence) => `${id} ${sentence}`)),
  )
  const names = [...new Set([...old.lists.keys(), ...now.lists.keys()])]
  const positions = ({ positions: all }: FullBuild, name: string) => all.get(name) ?? new Map<string, number>()
  const moves = names.flatMap((name) =>
    [...new Set([...positions(old, name).keys(), ...positions(now, name).keys()])].flatMap((place) => {
      const [was, is] = [positions(old, name).get(place), positions(now, name).get(place)]
      return was === is ? [] : [`${name} ${place} ${was ?? '–'} → ${is ?? '–'}`]
    }),
  )
  const listed = ({ lists }: FullBuild) =>
    [...lists].flatMap(([name, list]) => list.flatMap((group) => group.split(' ')).map((place) => `${name} ${place}`))
  return {
    documents: changed.sort(),
    gone: without(before ?? [], after ?? []),
    come: without(after ?? [], before ?? []),
    figures: [...new Set([...old.figures.keys(), ...now.figures.keys()])]
      .filter((name) => old.figures.get(name) !== now.figures.get(name))
      .map((name) => `${name}: ${old.figures.get(name) ?? '–'} → ${now.figures.get(name) ?? '–'}`)
      .sort(),
    rankings: names
      .filter(
        (name) =>
          old.lists.get(name)?.join('、') !== now.lists.get(name)?.join('、') ||
          moves.some((move) => move.startsWith(`${name} `)),
      )
      .sort(),
    moves: moves.sort(),
    newTies: without(tiesOf(now), tiesOf(old)),
    entered: without(listed(now), listed(old)),
    left: without(listed(old), listed(now)),
    margins: [...without(now.margins, old.margins), ...without(old.margins, now.margins).map((each) => `-${each}`)],
  }
}

/** What a correction is said to move. */
export function reported({ documents, figures, rankings, margins }: Effect): Movement {
  const changed = documents.filter(({ status }) => status !== 'same')
  const sentences = (side: 'old' | 'now') =>
    changed
      .flatMap(({ id, sentences: all }) =>
        all.flatMap((each) => cut(each[side]?.text ?? '').map((text) => `${id} ${text}`)),
      )
      .sort()
  const each = (key: 'entered' | 'left') =>
    rankings.flatMap((ranking) => ranking[key].map((place) => `${ranking.name} ${place}`)).sort()
  return {
    documents: changed.map(({ id }) => id).sort(),
    gone: sentences('old'),
    come: sentences('now'),
    figures: figures
      .map(({ name, old, now }) => `${name}: ${old ? figureWords(old) : '–'} → ${now ? figureWords(now) : '–'}`)
      .sort(),
    rankings: rankings.map(({ name }) => name).sort(),
    moves: rankings
      .flatMap(({ name, moves }) =>
        moves.map(({ place, old, now }) => `${name} ${place} ${old ?? '–'} → ${now ?? '–'}`),
      )
      .sort(),
    newTies: rankings
      .flatMap(({ name, newTies }) => newTies.map((tie) => `${name} ${[...tie].sort().join(' ')}`))
      .sort(),
    entered: each('entered'),
    left: each('left'),
    margins: [...[...margins.appeared].sort(), ...[...margins.gone].sort().map((margin) => `-${margin}`)],
  }
}

/** All that is printed of a document and where, the words of the Word file included. */
const wordsOf = (built: Built | undefined): string =>
  built ? JSON.stringify([sentencesOf(built), built.pages, built.document.properties]) : ''

/** Every sentence that a reader of a document sees, labels with them. */
const sentencesOf = (built: Built | undefined): readonly string[] =>
  built ? passagesOf(built.document).flatMap(({ label, list, text }) => cut(list === 0 ? label + text : text)) : []

const cut = (text: string): readonly string[] => text.match(/[^。！？；]*[。！？；]|[^。！？；]+$/gu) ?? []

/** Members of a list that another has not, or has fewer of; sorted. */
function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return list
    .filter((each) => {
      const at = left.indexOf(each)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    .sort()
}

const tiesOf = ({ positions }: FullBuild): readonly string[] =>
  [...positions].flatMap(([name, places]) =>
    [...new Set(places.values())].flatMap((position) => {
      const tied = [...places].flatMap(([place, own]) => (own === position ? [place] : [])).sort()
      return tied.length > 1 ? [`${name} ${tied.join(' ')}`] : []
    }),
  )
