import { documentNumber, OPEN_SEQUENCE } from '../data/check-ledger.js'
import type { Dataset, Highlight, Place, RankingBasis, Snippet } from '../data/dataset.js'
import type { Facts } from '../data/facts.js'
import { highlightOf } from '../data/of-place.js'
import { printDate } from '../data/parse-date.js'
import { pendingQuantity } from '../data/quantity.js'
import { rankingName } from '../data/ranking-name.js'
import type { Sourced } from '../data/sourced.js'
import { rankGroupText } from '../data/tie-wording.js'
import { type ValueInline, value } from '../document/inline.js'
import { chineseCount, chineseNumeral, firstWords } from '../figures/chinese-numeral.js'
import type { Figure, FigureBook, RankingResult } from '../figures/figure-book.js'
import { overallName, type ReportPart, reportName, reportParts } from '../figures/figure-names.js'
import { formatFigure } from '../figures/format-figure.js'
import { rankedPosition } from '../figures/printed-position.js'

/** A piece of this year's wording where a template names it. */
export interface SnippetTerm {
  readonly kind: 'snippet'
  readonly snippet: Snippet
  readonly scope: Place | null
}

/** A value, a snippet, a list (a ranking is the list of its positions), or a record of terms. */
export type Term = ValueInline | SnippetTerm | readonly Term[] | TermRecord | null
/** What templates may name at one point. Every key is always there: null where this year has no such value. */
export interface TermRecord {
  readonly [name: string]: Term
}

/** 【待补】 */
export const pendingText = formatFigure(pendingQuantity)

/** A figure as the document prints it, bound to its name and origin. */
export const figureValue = (figure: Figure): ValueInline =>
  value(figure.text, figure.name, { figure: true, origin: figure.origin })

/** A value of the data under its name; null where this year has none. */
export const printed = (
  name: string,
  source: Sourced<unknown> | null,
  text = source ? String(source.value) : '',
): Term => (source ? value(text, name, { origin: source.at }) : null)

/** A snippet where a template names it; `scope` is the place whose own figures it may name. */
const snippetTerm = (snippet: Snippet, scope: Place | null = null): SnippetTerm => ({
  kind: 'snippet',
  snippet,
  scope,
})

export const isList = (term: Term | undefined): term is readonly Term[] => Array.isArray(term)
export const isSnippet = (term: Term): term is SnippetTerm => term !== null && 'kind' in term && term.kind === 'snippet'
export const isValue = (term: Term): term is ValueInline => term !== null && 'kind' in term && term.kind === 'value'

/** 亮点, where the document has any: without, it is a name that nobody knows, so that no template prints it empty. */
export const highlightTerm = (highlight: Highlight | undefined): readonly (readonly [string, Term])[] =>
  highlight ? [['亮点', snippetTerm(highlight, highlight.place)]] : []

/** Terms by name, without a prototype that a template could reach. */
export const record = (entries: Iterable<readonly [string, Term]>): TermRecord =>
  Object.assign(Object.create(null) as object, Object.fromEntries(entries))

/** Adds terms that are made when they are asked for: of ten thousand places most are never. */
const later = (terms: TermRecord, added: Readonly<Record<string, () => Term>>): TermRecord =>
  Object.defineProperties(
    terms,
    Object.fromEntries(Object.entries(added).map(([name, get]) => [name, { get, enumerable: true }])),
  )

/** Makes a term when it is asked for, and keeps it as long as somebody holds it. */
function whenAsked(make: () => readonly Term[]): () => readonly Term[] {
  let kept: WeakRef<readonly Term[]> | undefined
  return () => {
    const known = kept?.deref()
    if (known) return known
    const made = make()
    kept = new WeakRef(made)
    return made
  }
}

/** The terms of both; the second's where both have the name. None is made for it that is made when it is asked for. */
export const joined = (a: TermRecord, b: TermRecord): TermRecord =>
  Object.defineProperties(record([]), {
    ...Object.getOwnPropertyDescriptors(a),
    ...Object.getOwnPropertyDescriptors(b),
  })

/** The day of a document as printed; one that is open shows as 【待补】. */
export const dayText = ({ date, datePending }: Pick<Facts, 'date' | 'datePending'>): string =>
  datePending ? pendingText : printDate(date.value)

/** 吉政函〔2023〕10号; an open number keeps one ideographic space for the pen. */
function numberTerm({ facts }: Dataset): Term {
  const sequence = facts.numberSequence
  const text = documentNumber(facts.numberCode.value, facts.numberYear.value, sequence?.value ?? OPEN_SEQUENCE)
  return value(text, '文号', { origin: (sequence ?? facts.numberCode).at })
}

/** The positions of a ranking as printed; those that share a position are one value (四平市及白山市). */
function rankingTerm(ranking: RankingResult | null): Term {
  if (!ranking) return null
  const name = rankingName(ranking.indicator)
  const { groups, at } = ranking.printed
  if (groups.length === 0) return [value(pendingText, name, { origin: at })]
  return groups.map((group) => {
    const names = group.map(({ value: place }) => place.name.value)
    return value(rankGroupText(names, ranking.rule.tieWord), name, { origin: group[0]?.at ?? at })
  })
}

/** What a place reports, a row for each indicator; no rows where it reports nothing. */
export const reportTerms = (dataset: Dataset, figures: FigureBook, place: Place): Term =>
  figures.reported(place).length === 0 ? [] : reportRows(dataset, figures, place)

/** A row for each indicator, empty where the place reports nothing for it: a table of all places has its cells. */
function reportRows(dataset: Dataset, figures: FigureBook, place: Place): Term {
  const reported = new Map(figures.reported(place).map((figure) => [figure.name, figure]))
  return dataset.indicators.map(({ name }) => {
    const term = (part: ReportPart): readonly [string, Term] => {
      const figure = reported.get(reportName(place, name.value, part))
      return [part, figure ? figureValue(figure) : null]
    }
    const own = rankedPosition(figures.ranking(name.value), place)
    return record([
      ['指标', printed('指标名称', name)],
      ...reportParts.map(term),
      ['并列', own?.tied ? value('并列', '并列') : null],
    ])
  })
}

const BASES: Readonly<Record<RankingBasis, string>> = { 完成率: '完成比例', 得分: '得分', 完成: '完成数' }

/**
 * What the rankings of the indicators go by, as words behind 按照: 指标完成比例; each once, where they go by several. Null
 * where there are no indicators.
 */
export function rankingBasis({ indicators }: Pick<Dataset, 'indicators'>, figures: FigureBook): string | null {
  const ranked = indicators.filter(({ name }) => figures.ranking(name.value))
  const rules = (ranked.length > 0 ? ranked : indicators).map(({ rule }) => rule)
  // Where some have the least in front, no one order can be said of all.
  const upwards = rules.every(({ order }) => order === '升序')
  const words = rules.map(({ by }) => BASES[by] + (upwards ? (by === '完成' ? '由少到多' : '由低到高') : ''))
  return words.length > 0 ? `指标${[...new Set(words)].join('、')}` : null
}

/**
 * Everything a template can name, from the data of one year. This is the users' vocabulary: `templates/README.md`
 * explains each name, and a test holds the two together.
 */
export function vocabulary(dataset: Dataset, figures: FigureBook, genre: string): TermRecord {
  const { facts } = dataset
  const basis = rankingBasis(dataset, figures)
  // Where there is no such ranking, a name that nobody knows.
  const count = (kind: '综合' | '单项', source: Sourced<number> | null): readonly (readonly [string, Term])[] => {
    if (!source) return []
    // One name for all three: they are there, and change, by the same key.
    const cut = (text: string) => printed(`${kind}取前`, source, text)
    return [
      [`${kind}取前`, cut(chineseCount(source.value))],
      [`${kind}前几名`, cut(firstWords(source.value))],
      [`${kind}只取一名`, source.value === 1 ? cut(firstWords(1)) : null],
    ]
  }
  const terms = record([
    ['年度', printed('年度', facts.year)],
    ['时段', printed('时段', facts.period, facts.period?.value.words)],
    ['奖励年度', printed('奖励年度', facts.rewardYear)],
    ['文种', value(genre, '文种')],
    ['发文机关', printed('发文机关', facts.organ)],
    ['文号', numberTerm(dataset)],
    ['成文日期', printed('成文日期', facts.date, dayText(facts))],
    ['主送机关', printed('主送机关', facts.addressees)],
    ['附注', printed('附注', facts.note)],
    ['抄送', printed('抄送', facts.carbonCopy)],
    ['考评单位', printed('考评单位', facts.assessor)],
    ...count('单项', dataset.indicatorCut),
    ...count('综合', dataset.overallCut),
    ['单项依据', basis === null ? null : value(basis, '单项依据')],
    ...(dataset.overallCut ? [['综合排名', rankingTerm(figures.ranking(null))] as const] : []),
    ['指标', indicatorTerms(dataset, figures)],
    ['片段', record(dataset.snippets.map((snippet) => [snippet.name, snippetTerm(snippet)] as const))],
    ['片段顺序', record([...dataset.snippetLists].map(([name, list]) => [name, ordered(list)] as const))],
    ['其他', record([...facts.others].map(([name, source]) => [name, printed(`其他.${name}`, source)] as const))],
  ])
  // Letters to ten thousand places need no list of them all.
  return later(terms, { 地方: whenAsked(() => placeTerms(dataset, figures)) })
}

const figureTerm = (figure: Figure | null | undefined): Term => (figure ? figureValue(figure) : null)

const indicatorTerms = (dataset: Dataset, figures: FigureBook): Term =>
  dataset.indicators.map((indicator) => {
    const result = figures.indicators.get(indicator.name.value)
    return record([
      ['名称', printed('指标名称', indicator.name)],
      ['表述', printed('指标表述', indicator.wording)],
      ['完成', figureTerm(result?.actual)],
      ['完成率', figureTerm(result?.completion)],
      ['排名', rankingTerm(figures.ranking(indicator.name.value))],
    ])
  })

const placeTerms = (dataset: Dataset, figures: FigureBook): readonly Term[] =>
  dataset.places.map((place) => {
    const own = record([
      ['名称', printed('地方名称', place.name)],
      ['简称', printed('地方简称', place.shortName)],
      ['主送', printed('地方主送', place.organ)],
      ...highlightTerm(highlightOf(dataset, place)),
    ])
    const overall = (part: '综合得分' | '综合名次') =>
      figureTerm(figures.reported(place).find(({ name }) => name === overallName(place, part)))
    return later(own, {
      上报: () => (dataset.reports.length > 0 ? reportRows(dataset, figures, place) : []),
      综合得分: () => overall('综合得分'),
      综合名次: () => overall('综合名次'),
    })
  })

/** Snippets in an order: with their Chinese ordinal, for 一是, 二是, and their heading if they have one. */
const ordered = (snippets: readonly Snippet[]): Term =>
  snippets.map((snippet, index) =>
    record([
      ['序', value(chineseNumeral(index + 1), '序')],
      [
        '标题',
        snippet.heading ? value(snippet.heading.value, `${snippet.name}/标题`, { origin: snippet.heading.at }) : null,
      ],
      ['正文', snippetTerm(snippet)],
    ]),
  )
