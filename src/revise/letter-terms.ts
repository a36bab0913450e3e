import { excerptTerms } from '../compose/excerpt-terms.js'
import type { ParsedTemplate } from '../compose/parse-handlebars.js'
import type { TemplateFile } from '../compose/template-file.js'
import {
  isList,
  isSnippet,
  isValue,
  joined,
  record,
  type Term,
  type TermRecord,
  vocabulary,
} from '../compose/vocabulary.js'
import { LETTER, NOTICE } from '../data/check-ledger.js'
import type { Place } from '../data/dataset.js'
import { printedPosition } from '../figures/printed-position.js'
import { oncePer, oncePerKey, oncePerPair } from '../keyed/once-per.js'
import { makeExcerpts } from '../letters/compose-letters.js'
import type { InputChange } from './cause/input-changes.js'
import type { Meaning } from './cause/terms.js'
import { walkTemplate } from './cause/walk-template.js'
import type { YearVersion } from './year-version.js'

/** The names that a template may use for one document; made once a version for all letters, but for their own. */
const sharedTerms = oncePer(
  ({ dataset, figures, notice }: YearVersion): TermRecord =>
    vocabulary(dataset, figures, notice.document.properties.genre),
)

/** The same with what each document has of its own: of as many as a province has, not of a country. */
const known = new WeakMap<YearVersion, Map<string | null, TermRecord>>()
const KNOWN = 200

/** What a template can name for one document: the notice, or the letter to a place. */
export function termsOf(version: YearVersion, place: string | null): TermRecord {
  const ofVersion = known.get(version) ?? new Map<string | null, TermRecord>()
  known.set(version, ofVersion)
  const terms = ofVersion.get(place) ?? makeTerms(version, place)
  if (ofVersion.size < KNOWN) ofVersion.set(place, terms)
  return terms
}

function makeTerms(version: YearVersion, place: string | null): TermRecord {
  const { dataset, figures, notice } = version
  const to = place === null ? undefined : version.letterPlaces.get(place)
  const excerpt = to && dataset.letter ? makeExcerpts(dataset.letter, { dataset, notice: notice.document })(to) : null
  return joined(sharedTerms(version), record(excerptTerms(dataset, figures, excerpt)))
}

/** The template of a document with its attachments, and what it may call. */
export function piecesOf({ templates }: YearVersion, name: string) {
  const own = [...templates.values()].filter((file) => file.name === name || file.name.startsWith(`${name}.附件`))
  return {
    pieces: own.flatMap(({ head, body }): readonly ParsedTemplate[] => [...[...head.values()].flat(), body]),
    partials: new Map([...templates].map(([key, { body }]) => [key, body])),
  }
}

/**
 * Whether the letter to a place may read otherwise than before. A letter is made of its template and of what the template
 * names; where all of that is as it was, so is the letter, and need not be made to be compared.
 */
export const mayDiffer = (old: YearVersion, now: YearVersion, place: string): boolean => compared(now, old)(place)

/** A version is held against one other alone, and what was found of all letters and of each is kept. */
const compared = oncePerPair((now: YearVersion, old: YearVersion) => {
  const all = allMayDiffer(old, now)
  return oncePerKey(
    Infinity,
    (place: string) =>
      all || !old.letterPlaces.has(place) || !now.letterPlaces.has(place) || takesOtherwise(old, now, place),
  )
})

/** Whether something is otherwise that no letter names and all are made of. */
function allMayDiffer(old: YearVersion, now: YearVersion): boolean {
  const facts = ({ dataset: { letter, facts: notice } }: YearVersion) =>
    JSON.stringify([letter?.organ.value, letter?.date.value, (letter?.state ?? notice.state).value])
  return (
    old.dataset.sample !== now.dataset.sample ||
    facts(old) !== facts(now) ||
    !sameTemplates(old.templates, now.templates)
  )
}

/**
 * Whether anything that the letter to a place takes from the data reads otherwise; its template is that of both versions,
 * and is gone through once.
 */
function takesOtherwise(old: YearVersion, now: YearVersion, place: string): boolean {
  const { pieces, partials } = piecesOf(now, LETTER)
  let differs = false
  walkTemplate(
    pieces,
    partials,
    { old: termsOf(old, place), now: termsOf(now, place) },
    {
      expression: (meanings) => {
        differs ||= textOf(meanings.old) !== textOf(meanings.now)
      },
      figure: (name, scope) => {
        differs ||= figureText(old, name, scope) !== figureText(now, name, scope)
      },
    },
  )
  return differs
}

const textOf = (meanings: readonly Meaning[]): string => meanings.map(({ term }) => `${termText(term)}\0`).join('')

/** What is not there: no text of data has such a character. */
const NOTHING = '\u0001'

/**
 * The places whose letters have to be held against the notice again. A letter that reads as before is right as before, as
 * long as figures alone have changed: then the notice's own words, which it quotes, are the same, and so are the ranks that
 * it must state. Anything else could make a letter wrong that is not touched itself.
 */
export function lettersToCheck(old: YearVersion, now: YearVersion, changes: readonly InputChange[]): readonly Place[] {
  const places = [...now.letterPlaces.values()]
  if (changes.some(({ kind }) => kind !== 'figure')) return places
  return places.filter(
    (place) =>
      ranksOf(old, place.name.value) !== ranksOf(now, place.name.value) || mayDiffer(old, now, place.name.value),
  )
}

/** Every rank that a letter has to state. */
function ranksOf({ dataset, figures }: YearVersion, name: string): string {
  const place = dataset.places.find((each) => each.name.value === name)
  return JSON.stringify(
    figures.rankings.flatMap((ranking) => {
      const printed = place && printedPosition(ranking, place)
      return printed ? [[ranking.indicator, printed.position, printed.tied]] : []
    }),
  )
}

/** All templates that a letter may call; the notice's own are among them only where another one calls them. */
function sameTemplates(old: YearVersion['templates'], now: YearVersion['templates']): boolean {
  const words = (templates: YearVersion['templates']) => {
    const own = [...templates.values()].filter(ofNotice).map(templateText)
    const others = [...templates.values()].filter((file) => !ofNotice(file)).map(templateText)
    return (others.some((text) => callsNotice.test(text)) ? [...others, ...own] : others).join('\0')
  }
  return words(old) === words(now)
}

const ofNotice = ({ name }: TemplateFile): boolean => name === NOTICE || name.startsWith(`${NOTICE}.附件`)
/** `{{> 通报}}`, `{{#> "通报.附件1"}}`. */
const callsNotice = new RegExp(`>\\s*[\\\\"'[]*${NOTICE}`, 'u')

const templateText = ({ name, head, body }: TemplateFile): string =>
  JSON.stringify([name, [...head].map(([field, list]) => [field, list.map(({ text }) => text)]), body.text])

/** A term without the places that it comes from; what all letters share is told once. */
function termText(term: Term): string {
  if (term === null) return NOTHING
  return isValue(term) ? term.text : plainText(term)
}

const plainText = oncePer((term: NonNullable<Term>): string => JSON.stringify(plain(term)))

function plain(term: Term): unknown {
  if (term === null) return null
  if (isValue(term)) return term.text
  if (isSnippet(term)) return [term.snippet.at.file, term.snippet.text, term.snippet.heading?.value]
  return isList(term) ? term.map(plain) : Object.entries(term).map(([key, member]) => [key, plain(member)])
}

function figureText({ dataset, figures }: YearVersion, name: string, place: string | null): string | undefined {
  const scope = dataset.places.find((each) => each.name.value === place) ?? null
  return figures.find(name, scope)?.text
}
