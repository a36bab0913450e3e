import { chooseItems, type ItemChoice } from '../../compose/choose-items.js'
import {
  isList,
  isSnippet,
  isValue,
  joined,
  record,
  type SnippetTerm,
  type Term,
  type TermRecord,
} from '../../compose/vocabulary.js'
import type { ValueInline } from '../../document/inline.js'

/** What an expression of a template means at one point: one term, or, inside a loop, one for each turn. */
export interface Meaning {
  readonly term: Term
  /** The record that it was taken from; null at the top. */
  readonly parent: TermRecord | null
}

const isRecord = (term: Term): term is TermRecord =>
  term !== null && !isList(term) && !isSnippet(term) && !isValue(term)

/** Goes down from some terms by names; what a term does not have is nothing. */
export function follow(from: readonly Meaning[], names: readonly string[]): readonly Meaning[] {
  let meanings = from
  for (const name of names)
    meanings = meanings.map(({ term }): Meaning => {
      if (!isRecord(term)) return { term: null, parent: null }
      return { term: term[name] ?? null, parent: term }
    })
  return meanings
}

/** Adds terms to records by name: as many to each as there are, or one to all of them. */
export const withTerms = (
  records: readonly Meaning[],
  added: readonly (readonly [string, readonly Meaning[]])[],
): readonly Meaning[] =>
  added.length === 0
    ? records
    : records.map(({ term, parent }, index): Meaning => {
        const own = added.map(([name, terms]) => [name, (terms[index] ?? terms[0])?.term ?? null] as const)
        return { term: joined(isRecord(term) ? term : record([]), record(own)), parent }
      })

/** The turns of a loop over some lists, as `choice` takes and orders them. */
export const turnsOf = (lists: readonly Meaning[], choice: ItemChoice): readonly Meaning[] =>
  lists.flatMap(({ term, parent }) =>
    isList(term) ? (chooseItems(term, choice) ?? []).map((item) => ({ term: item, parent })) : [],
  )

/** Whether `#if` takes a term for true. */
export const isTrue = (term: Term): boolean => (isList(term) ? term.length > 0 : term !== null)

/** Every value inside a term. */
export function valuesIn(term: Term): readonly ValueInline[] {
  if (term === null || isSnippet(term)) return []
  if (isValue(term)) return [term]
  const inside: readonly Term[] = isList(term) ? term : Object.values(term)
  return inside.flatMap(valuesIn)
}

/** The snippets that a term is, or holds as a member. */
function snippetsIn(term: Term): readonly SnippetTerm[] {
  if (term === null || isValue(term)) return []
  if (isSnippet(term)) return [term]
  return isList(term)
    ? []
    : Object.values(term)
        .filter((member) => member !== null)
        .filter(isSnippet)
}

/** What tells a turn of a loop from the others: its snippet, else its first value. */
export function turnKey(term: Term): string {
  const [snippet] = snippetsIn(term)
  return snippet ? snippet.snippet.at.file : (valuesIn(term)[0]?.text ?? '')
}
