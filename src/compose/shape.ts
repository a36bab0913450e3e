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
export function shapeOf(term: Term): Shape {
  if (term === null) return { kind: 'any' }
  if (isList(term)) return { kind: 'list', item: term.map(shapeOf).reduce(merge, { kind: 'any' }) }
  if (isValue(term) || isSnippet(term)) return { kind: term.kind }
  return {
    kind: 'record',
    fields: new Map(Object.entries(term as TermRecord).map(([name, field]) => [name, shapeOf(field)])),
  }
}

function merge(a: Shape, b: Shape): Shape {
  if (a.kind === 'any') return b
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', item: merge(a.item, b.item) }
  if (a.kind === 'record' && b.kind === 'record') {
    const names = new Set([...a.fields.keys(), ...b.fields.keys()])
    const any: Shape = { kind: 'any' }
    return {
      kind: 'record',
      fields: new Map([...names].map((name) => [name, merge(a.fields.get(name) ?? any, b.fields.get(name) ?? any)])),
    }
  }
  return a
}

/** The form of one item of a list; anything where it is none. */
export const itemShape = (shape: Shape): Shape => (shape.kind === 'list' ? shape.item : { kind: 'any' })

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
