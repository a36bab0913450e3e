import { isList, isSnippet, isValue, type Term, type TermRecord } from './vocabulary.js'

/** The form of what templates can name, without its values: what names are checked against. */
export type Shape =
  | { readonly kind: 'value' }
  | { readonly kind: 'snippet' }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Shape> }
  /** Nothing is known: an empty list's items, or a value that this year lacks everywhere. */
  | { readonly kind: 'any' }

/** The form of a term. A list's item is the form of all its items together. */
export const shapeOf = (term: Term): Shape => shapeAfter(term, ANY)

const ANY: Shape = { kind: 'any' }

/**
 * The form of a term; `seen` is that of the items before it. What is made when it is asked for has one form in all items:
 * once that has shown whole, ten thousand places need not be asked for what they report.
 */
function shapeAfter(term: Term, seen: Shape): Shape {
  if (term === null) return ANY
  if (isList(term)) return { kind: 'list', item: term.reduce((item, each) => merge(item, shapeAfter(each, item)), ANY) }
  if (isValue(term) || isSnippet(term)) return { kind: term.kind }
  const terms = term as TermRecord
  const before = fieldsOf(seen)
  const shape = (name: string): Shape => {
    const known = before?.get(name)
    const later = Object.getOwnPropertyDescriptor(terms, name)?.get !== undefined
    return known && later && isWhole(known) ? known : shapeOf(terms[name] ?? null)
  }
  return { kind: 'record', fields: new Map(Object.keys(terms).map((name) => [name, shape(name)])) }
}

/** Whether nothing in a form is unknown. */
const isWhole = (shape: Shape): boolean =>
  shape.kind === 'list'
    ? isWhole(shape.item)
    : shape.kind === 'record'
      ? [...shape.fields.values()].every(isWhole)
      : shape.kind !== 'any'

function merge(a: Shape, b: Shape): Shape {
  if (a.kind === 'any') return b
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', item: merge(a.item, b.item) }
  if (a.kind === 'record' && b.kind === 'record') {
    const names = new Set([...a.fields.keys(), ...b.fields.keys()])
    return {
      kind: 'record',
      fields: new Map([...names].map((name) => [name, merge(a.fields.get(name) ?? ANY, b.fields.get(name) ?? ANY)])),
    }
  }
  return a
}

/** The form of one item of a list; anything where it is none. */
export const itemShape = (shape: Shape): Shape => (shape.kind === 'list' ? shape.item : ANY)

/** The names that a record has; undefined where it is none. */
export const fieldsOf = (shape: Shape): ReadonlyMap<string, Shape> | undefined =>
  shape.kind === 'record' ? shape.fields : undefined

/** A form in a word of its own: two forms are the same when their words are. */
export function shapeText(shape: Shape): string {
  if (shape.kind === 'list') return `[${shapeText(shape.item)}]`
  if (shape.kind !== 'record') return shape.kind
  return `{${[...shape.fields].map(([name, field]) => `${name}:${shapeText(field)}`).join(',')}}`
}

/** A form as messages call it. */
export const shapeName = (shape: Shape): string =>
  ({ value: '一个值', snippet: '一段文字', list: '一组内容', record: '一组内容', any: '空的' })[shape.kind]
