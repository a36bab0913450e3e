import type { Dataset, Place } from '../data/dataset.js'
import type { Facts, LetterFacts } from '../data/facts.js'
import { highlightOf } from '../data/of-place.js'
import { rankingName } from '../data/ranking-name.js'
import type { Sourced } from '../data/sourced.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
import { value } from '../document/inline.js'
import type { Cited } from '../document/issuers.js'
import { chineseNumeral } from '../figures/chinese-numeral.js'
import type { FigureBook, RankingResult } from '../figures/figure-book.js'
import { overallName, placeName, reportName } from '../figures/figure-names.js'
import { printedPosition } from '../figures/printed-position.js'
import {
  dayText,
  figureValue,
  highlightTerm,
  pendingText,
  printed,
  rankingBasis,
  record,
  reportTerms,
  type Term,
} from './vocabulary.js'

/** What a letter to one place is made from, besides the data of the year. */
export interface Excerpt {
  readonly place: Place
  readonly letter: LetterFacts
  /** The number of the letter as printed, and where it is assigned (or would be). */
  readonly number: Sourced<string>
  /** The notice that the letter cites, composed from the same data. */
  readonly notice: Cited
}

/**
 * The roots that only letters have: 本地, 通报 and 本函; and the 文种 of the letter in place of the template's. What only a
 * correction has (correction-terms.ts) is there by name, as everywhere.
 */
export const excerptTerms = (
  dataset: Dataset,
  figures: FigureBook,
  excerpt: Excerpt | null,
): readonly (readonly [string, Term])[] => [
  ['本地', excerpt && placeTerms(dataset, figures, excerpt)],
  ['通报', excerpt && noticeTerms(excerpt.notice, dataset.facts, dayText(dataset.facts))],
  ['本函', excerpt && letterTerms(excerpt)],
  ['更正', null],
  ...(excerpt ? [['文种', value(excerpt.letter.genre.value, '文种')] as const] : []),
]

/** What a notice that bears a title says of itself there; a joint one has others on its head. */
export const CITED = { title: '通报标题', issuers: '通报发文机关' } as const

/** Values that are digits by nature keep the names that the check of typed digits knows. `day`: as printed. */
export function noticeTerms({ title, number, issuers }: Cited, { organ }: Pick<Facts, 'organ'>, day: string): Term {
  const others = issuers.slice(1)
  const all = issuers.join('、')
  const unnamed = others.some((each) => !title.includes(each))
  return record([
    ['标题', value(title, CITED.title)],
    ['文号', value(number, '文号')],
    ['日期', value(day, '成文日期')],
    ['发文机关', others.length === 0 ? printed('发文机关', organ) : value(all, CITED.issuers)],
    // Offices cite 《甲、乙关于……》 by its title alone, and say whose 《甲关于……》 or 《关于……》 is.
    ['联合印发', unnamed ? value(`${all}联合印发`, CITED.issuers) : null],
  ])
}

const letterTerms = ({ letter, number }: Excerpt): Term =>
  record([
    ['文种', printed('本函文种', letter.genre)],
    ['发文机关', printed('本函发文机关', letter.organ)],
    ['标志', printed('本函标志', letter.mark)],
    ['文号', value(number.value, '文号', { origin: number.at })],
    ['成文日期', printed('成文日期', letter.date, dayText(letter))],
    ['结语', printed('结语', letter.closing)],
    ['附注', printed('本函附注', letter.note)],
    ['抄送', printed('本函抄送', letter.carbonCopy)],
  ])

function placeTerms(dataset: Dataset, figures: FigureBook, { place, letter }: Excerpt): Term {
  const overall = positionTerms(figures.ranking(null), place, overallName(place, '综合名次'))
  const basis = ownBasis(dataset, figures, place)
  return record([
    ['名称', printed('地方名称', place.name)],
    ['简称', printed('地方简称', place.shortName)],
    ['称呼', printed('称呼', formFor(letter, place.name))],
    ['主送', printed('地方主送', place.organ)],
    ...highlightTerm(highlightOf(dataset, place)),
    ['综合名次', overall?.position ?? null],
    ['综合并列', overall?.tie ?? null],
    ['结果待补', openResult(figures, place)],
    [
      '单项',
      dataset.indicators.flatMap(({ name }) => {
        const found = positionTerms(figures.ranking(name.value), place, reportName(place, name.value, '名次'))
        if (!found) return []
        return record([
          ['指标', printed('指标名称', name)],
          ['名次', found.position],
          ['并列', found.tie],
        ])
      }),
    ],
    ['单项依据', basis === null ? null : value(basis, ownBasisName(place))],
    ['有得分', firstScore(dataset, figures, place)],
    ['上报', reportTerms(dataset, figures, place)],
  ])
}

/** A score that the place has for an indicator, where there is any: a table has a column for them then. */
function firstScore({ indicators }: Dataset, figures: FigureBook, place: Place): Term {
  const names = new Set(indicators.map(({ name }) => reportName(place, name.value, '得分')))
  const found = figures.reported(place).find(({ name }) => names.has(name))
  return found ? figureValue(found) : null
}

/** The name under which a text prints what the rankings that list a place go by. */
export const ownBasisName = (place: Place): string => placeName(place, '单项依据')

/** What the rankings of the indicators that list a place, or may yet, go by: what the others go by is nothing to it. */
export function ownBasis({ indicators }: Dataset, figures: FigureBook, place: Place): string | null {
  const listing = indicators.filter(({ name }) => {
    const ranking = figures.ranking(name.value)
    return openAt(ranking, place) !== undefined || printedPosition(ranking, place) !== null
  })
  return rankingBasis({ indicators: listing }, figures)
}

/** 称呼: how a letter speaks to a place of this name. */
export const formFor = ({ forms }: Pick<LetterFacts, 'forms'>, name: Sourced<string>): Sourced<string> =>
  forms.get([...name.value].at(-1) ?? '') ?? name

/**
 * What a letter restates of a ranking, under the name of the position; undefined where the place is not listed. While that
 * is open, nobody can be told yet that he is not in it.
 */
function positionTerms(ranking: RankingResult | null, place: Place, name: string) {
  const open = openAt(ranking, place)
  if (open) return { position: value(pendingText, name, { origin: open }), tie: null }
  const found = printedPosition(ranking, place)
  if (!found) return undefined
  const position = value(chineseNumeral(found.position), name, { origin: found.at })
  return { position, tie: found.tied ? value('并列', '并列') : null }
}

/** Where a ranking has the 待补 that leaves open whether it lists a place: all of it, or what the place has to report. */
const openAt = (ranking: RankingResult | null, place: Place): SourcePlace | undefined =>
  ranking?.open.get(place) ?? (ranking?.printed.groups.length === 0 ? ranking.printed.at : undefined)

/**
 * 【待补】 as long as nobody knows whether the place is praised, and among whom: the overall ranking decides; where it does
 * not list the place, any of the others does.
 */
function openResult({ rankings }: FigureBook, place: Place): Term {
  const decided = rankings.some((ranking) => printedPosition(ranking, place) !== null)
  for (const ranking of rankings) {
    const open = decided && ranking.indicator !== null ? undefined : openAt(ranking, place)
    if (open) return value(pendingText, rankingName(ranking.indicator), { origin: open })
  }
  return null
}
