import { type Finding, finding } from '../checks/finding.js'
import { formFor } from '../compose/excerpt-terms.js'
import type { Dataset, Place } from '../data/dataset.js'
import type { LetterFacts } from '../data/facts.js'
import type { OfficialDocument } from '../document/document.js'
import { blockKinds } from '../document/element.js'
import { occurrences, type Passage, passagesOf, type Spot, spotAt } from '../document/passages.js'
import type { FigureBook } from '../figures/figure-book.js'
import { OVERALL } from '../figures/figure-names.js'
import { type NameFinder, namesOf, placesNamed } from './place-names.js'
import { inside } from './quotations.js'

/** Whom a notice commends (表扬). */
export interface Commended {
  readonly places: ReadonlySet<Place>
  /** Whether it can be said of a place that it is not: neither is it listed where the notice keeps the list to itself, nor may it be yet. */
  readonly isPassedOver: (place: Place) => boolean
}

/** A clause that commends: no 受到国务院表扬, nor 不再予以表扬. */
const COMMENDS = /^(?!.*[不未没]).*(?:予以|给予|进行|提出)(?:全[省市州县区旗盟]|公开|通报)*表扬/u
const BY_RANK = /排名|排序|名次|靠前|前.{1,3}[名位]|第一[名位]/u

/** What the notice tells, and what stands for a place in it. */
interface ToldNames {
  readonly told: ReadonlySet<string>
  readonly names: NameFinder
  /** Names that hold that of a place and mean none. */
  readonly organs: readonly string[]
}

/**
 * Whom the words of a notice commend: the places that the clause names, else those that the rankings list which it speaks
 * of. Null where the words leave it open (某市等4个单位, 下列单位, 受到表扬的单位): then nothing is held against them.
 */
export function commendedBy(
  { highlights, indicators }: Dataset,
  figures: FigureBook,
  notice: OfficialDocument,
  { told, names, organs }: ToldNames,
): Commended | null {
  const ofHighlights = new Set(highlights.map(({ at }) => at.file))
  const clauses = passagesOf(notice)
    .filter(({ kind }) => blockKinds.has(kind))
    .flatMap(({ inlines }) => {
      const own = inlines.filter((each) => !ofHighlights.has(each.at?.file ?? ''))
      const text = own.map((each) => each.text).join('')
      return text.split(/[，；。：]/u).filter((clause) => clause.includes('表扬'))
    })
  const places = new Set<Place>()
  const doubtful = new Set<Place>()
  let isOpen = false
  for (const clause of clauses) {
    // 吉林省人民政府 names no place.
    const named = placesNamed(
      organs.reduce((words, organ) => words.replaceAll(organ, ''), clause),
      names,
    )
    if (!COMMENDS.test(clause) || clause.includes('等') || (named.size === 0 && !BY_RANK.test(clause))) return null
    for (const place of named) places.add(place)
    if (named.size > 0) continue
    const spoken = indicators.map(({ name }) => name.value).filter((name) => clause.includes(name))
    for (const ranking of figures.rankings) {
      const subject = ranking.indicator ?? OVERALL
      if (!meant(subject, clause, spoken)) continue
      const listed = ranking.printed.groups.flat()
      isOpen ||= listed.length === 0
      for (const { value: place } of listed) (told.has(subject) ? places : doubtful).add(place)
    }
  }
  return { places, isPassedOver: (place) => !isOpen && !places.has(place) && !doubtful.has(place) }
}

/** Which rankings a clause speaks of: 综合排名靠前的 of one, 以上排名靠前的 of all that the notice tells. */
const meant = (subject: string, clause: string, subjects: readonly string[]): boolean =>
  subjects.length > 0
    ? subjects.includes(subject)
    : clause.includes('综合') === clause.includes('单项') || (subject === OVERALL) === clause.includes('综合')

/** Behind the name of a place: that it is commended, or is not. 你市应向受到表扬的单位学习 says neither. */
const IS_COMMENDED =
  /^(?:也|均|都|已|还|同样|没有|并未|未能|未|不|被|在|列入|受到?|获得?|得到|予以|给予|进行|全[省市州县区旗盟]|公开|通报)*表扬(?![了的])/u
const NOT = /[不未没]/u

/** A letter tells a place that it is commended where the notice commends it, and only there. */
export function verifyCommendation(
  { place, letter, commended }: { place: Place; letter: LetterFacts | null; commended: Commended | null },
  passages: readonly Passage[],
  quotations: readonly Spot[],
): readonly Finding[] {
  if (!commended) return []
  const isDue = commended.places.has(place)
  const to = `给${place.name.value}的函`
  const own = new Set([...namesOf(place), ...(letter ? [formFor(letter, place.name).value] : [])])
  const said = passages.flatMap((passage) => statements(passage, own, quotations))
  const wrong = said.filter(({ isPraise }) => (isPraise ? commended.isPassedOver(place) : isDue))
  if (wrong.length > 0)
    return wrong.map(({ spot, isPraise }) =>
      isPraise
        ? finding('letter-commended', 'error', `${to}说它受到表扬，通报没有表扬它`, { spot, hint: HINT })
        : finding('letter-commended', 'error', `${to}说它没有受到表扬，通报表扬了它`, { spot, hint: HINT }),
    )
  if (!isDue || said.length > 0) return []
  const mention = passages.flatMap((passage) => {
    const start = passage.text.indexOf('表扬')
    return start < 0 || !blockKinds.has(passage.kind) ? [] : spotAt(passage, start, '表扬')
  })[0]
  const message = `通报表扬了${place.name.value}，${to}没有说`
  // What a letter leaves out is nothing false: an office may want to tell figures alone, and says so in a waiver.
  const where = mention ? { spot: mention } : { at: null, about: titleOf(passages) }
  return [finding('letter-commended', 'warning', message, { ...where, hint: HINT })]
}

const HINT = '表扬谁，函要与通报一致：“在表扬之列”写在 {{#if 本地.综合名次}}、{{#if 本地.单项}} 里面。'

const titleOf = (passages: readonly Passage[]): string => passages.find(({ kind }) => kind === 'title')?.text ?? ''

/** What the own words of a letter say of its place: 你市在表扬之列. */
const statements = (passage: Passage, own: ReadonlySet<string>, quotations: readonly Spot[]) =>
  (passage.text.includes('表扬') ? [...own] : []).flatMap((name) =>
    occurrences(passage, name).flatMap(({ end }) => {
      const [words] = IS_COMMENDED.exec(passage.text.slice(end)) ?? []
      const spot = words === undefined ? undefined : spotAt(passage, end, words)
      return !spot || quotations.some((each) => inside(spot, each)) ? [] : { spot, isPraise: !NOT.test(words ?? '') }
    }),
  )
