import type { ParsedTemplate } from '../../compose/parse-handlebars.js'
import type { TermRecord } from '../../compose/vocabulary.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import { value } from '../../document/inline.js'
import type { Sides } from '../edits.js'
import { follow, type Meaning } from './terms.js'

/** What an expression means with the data of either version. */
export type Meanings = Sides<readonly Meaning[]>

/** What decides whether, or how often, a part of a template is printed. */
export interface Governor {
  readonly kind: 'condition' | 'loop' | 'call'
  /** As the template writes it: 本地.综合名次. */
  readonly path: string
  /** The field by whose positions a list is ordered and cut; null for any other. */
  readonly by: string | null
  readonly meanings: Meanings
  /** Where it is written. */
  readonly at: SourcePlace
}

/** Where a walk through a template is, and what names mean there. */
export interface Scope {
  readonly piece: ParsedTemplate
  /** The place whose text it is; null for the whole province. */
  readonly place: string | null
  readonly root: Meanings
  /** The innermost last. */
  readonly contexts: readonly Meanings[]
  readonly params: ReadonlyMap<string, Meanings>
  readonly governors: readonly Governor[]
  readonly depth: number
}

/** The scope at the top of a piece. */
export function topScope(piece: ParsedTemplate, { old, now }: Sides<TermRecord>): Scope {
  const root: Meanings = { old: [{ term: old, parent: null }], now: [{ term: now, parent: null }] }
  return { piece, place: null, root, contexts: [root], params: new Map(), governors: [], depth: 0 }
}

/** What an expression means in a scope; nothing for one that is neither a path nor a text. */
export function meaningsOf(expression: hbs.AST.Expression | undefined, { root, contexts, params }: Scope): Meanings {
  if (expression?.type === 'StringLiteral') {
    const literal: Meaning = { term: value((expression as hbs.AST.StringLiteral).value, ''), parent: null }
    return { old: [literal], now: [literal] }
  }
  if (expression?.type !== 'PathExpression') return { old: [], now: [] }
  const path = expression as hbs.AST.PathExpression
  const [head = '', ...rest] = path.parts
  const param = path.depth === 0 && !path.data ? params.get(head) : undefined
  const base = path.data ? (head === 'root' ? root : undefined) : (param ?? contexts.at(-1 - path.depth))
  const names = param || path.data ? rest : path.parts
  return { old: follow(base?.old ?? [], names), now: follow(base?.now ?? [], names) }
}
