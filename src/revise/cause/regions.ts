import { type ParsedTemplate, parseSnippet, placeOf } from '../../compose/parse-handlebars.js'
import { isSnippet, type TermRecord } from '../../compose/vocabulary.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import { value } from '../../document/inline.js'
import { follow, type Meaning, turnsOf, valuesIn, withTerms } from './terms.js'

/** What an expression means with the data of either version. */
export interface Meanings {
  readonly old: readonly Meaning[]
  readonly now: readonly Meaning[]
}

/** What decides whether, or how often, a part of a template is printed. */
export interface Governor {
  readonly kind: 'condition' | 'loop' | 'call'
  /** As the template writes it: 本地.综合名次. */
  readonly path: string
  readonly meanings: Meanings
  /** Where it is written. */
  readonly at: SourcePlace
}

/** A part of a file that is printed as its governors decide. */
export interface Region {
  readonly file: string
  readonly from: SourcePlace
  /** Null: to the end of the file. */
  readonly to: { readonly line: number; readonly column: number } | null
  readonly governors: readonly Governor[]
}

/** Sees everything that a document takes from the data. */
interface TemplateVisitor {
  /** Every expression that is printed or decides what is, with what it means in either version. */
  readonly expression: (meanings: Meanings) => void
  /** A figure that is printed by its name (written out, or the value of a path), in the text of a place or of the whole province. */
  readonly figure: (name: string, place: string | null) => void
}

const noVisitor: TemplateVisitor = { expression: () => undefined, figure: () => undefined }

interface Scope {
  /** The place whose text it is; null for the whole province. */
  readonly place: string | null
  readonly contexts: readonly Meanings[]
  readonly params: ReadonlyMap<string, Meanings>
  readonly governors: readonly Governor[]
  readonly depth: number
}

/** As deep as templates may call one another (see `compose/helpers.ts`). */
const DEEPEST = 16

/**
 * The parts of a template that conditions, loops and calls govern, with what these mean in the old and in the new data:
 * so it can be told why a sentence whose own words did not change is there, or is not.
 */
export function regionsOf(
  pieces: readonly ParsedTemplate[],
  partials: ReadonlyMap<string, ParsedTemplate>,
  roots: { readonly old: TermRecord; readonly now: TermRecord },
  visitor = noVisitor,
): readonly Region[] {
  const regions: Region[] = []
  const root: Meanings = { old: [{ term: roots.old, parent: null }], now: [{ term: roots.now, parent: null }] }

  const meaningsOf = (expression: hbs.AST.Expression | undefined, { contexts, params }: Scope): Meanings => {
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

  const print = (statement: hbs.AST.MustacheStatement, piece: ParsedTemplate, scope: Scope): void => {
    const [parameter] = statement.params
    if (parameter) {
      if (parameter.type === 'StringLiteral') visitor.figure((parameter as hbs.AST.StringLiteral).value, scope.place)
      else {
        const meanings = meaningsOf(parameter, scope)
        visitor.expression(meanings)
        // `{{数 指标}}`: the value is a name, which may be as it was while the figure of that name is not.
        if (printsByName.has(String((statement.path as hbs.AST.PathExpression).original)))
          for (const { text } of namesIn(meanings)) visitor.figure(text, scope.place)
      }
      return
    }
    const meanings = meaningsOf(statement.path as hbs.AST.Expression, scope)
    visitor.expression(meanings)
    const found = new Map(
      [...meanings.old, ...meanings.now].flatMap(({ term }) =>
        term !== null && isSnippet(term) ? [[term.snippet.file, term] as const] : [],
      ),
    )
    if (found.size === 0) return
    const path = String((statement.path as hbs.AST.PathExpression).original)
    const governor = governorOf('call', path, meanings, piece, statement)
    for (const { snippet, scope: of } of found.values()) {
      const place = of?.name.value ?? null
      const inside = { ...scope, place, governors: [...scope.governors, governor], depth: scope.depth + 1 }
      regions.push({ file: snippet.file, from: snippet.at, to: null, governors: inside.governors })
      const { piece: parsed } = parseSnippet(snippet)
      if (parsed && scope.depth < DEEPEST)
        walk(parsed, parsed.program, { ...inside, contexts: [root], params: new Map() })
    }
  }

  const callPartial = (statement: hbs.AST.PartialStatement, piece: ParsedTemplate, scope: Scope): void => {
    const name = String((statement.name as hbs.AST.PathExpression).original)
    const partial = partials.get(name)
    if (!partial || scope.depth >= DEEPEST) return
    const [own] = statement.params
    const given = (statement.hash?.pairs ?? []).map(({ key, value }) => [key, meaningsOf(value, scope)] as const)
    for (const [, meanings] of given) visitor.expression(meanings)
    const taken = own ? meaningsOf(own, scope) : (scope.contexts.at(-1) ?? root)
    visitor.expression(taken)
    const meanings: Meanings = {
      old: withTerms(
        taken.old,
        given.map(([key, { old }]) => [key, old]),
      ),
      now: withTerms(
        taken.now,
        given.map(([key, { now }]) => [key, now]),
      ),
    }
    const governor = governorOf('call', name, { old: [], now: [] }, piece, statement)
    const inside: Scope = {
      place: scope.place,
      contexts: [meanings],
      params: new Map(),
      governors: [...scope.governors, governor],
      depth: scope.depth + 1,
    }
    regions.push({ file: partial.file, from: partial.at, to: null, governors: inside.governors })
    walk(partial, partial.program, inside)
  }

  const enterBlock = (statement: hbs.AST.BlockStatement, piece: ParsedTemplate, scope: Scope): void => {
    const helper = String(statement.path.original)
    const meanings = meaningsOf(statement.params[0], scope)
    visitor.expression(meanings)
    const loop = helper === 'each' || helper === '各项'
    const having = statement.hash?.pairs.find(({ key }) => key === '有')?.value
    const wanted = having?.type === 'StringLiteral' ? (having as hbs.AST.StringLiteral).value : null
    const turns: Meanings = loop ? { old: turnsOf(meanings.old, wanted), now: turnsOf(meanings.now, wanted) } : meanings
    const path =
      statement.params[0]?.type === 'PathExpression'
        ? String((statement.params[0] as hbs.AST.PathExpression).original)
        : ''
    const governor = governorOf(loop ? 'loop' : 'condition', path, turns, piece, statement)
    const inside: Scope = { ...scope, governors: [...scope.governors, governor] }
    const { end } = statement.loc
    const last = placeOf(piece, { start: end, end })
    regions.push({ file: piece.file, from: governor.at, to: last, governors: inside.governors })
    const [param] = statement.program?.blockParams ?? []
    const body: Scope = loop
      ? {
          ...inside,
          contexts: [...scope.contexts, turns],
          params: param === undefined ? scope.params : new Map([...scope.params, [param, turns]]),
        }
      : inside
    if (statement.program) walk(piece, statement.program, body)
    if (statement.inverse) walk(piece, statement.inverse, inside)
  }

  const walk = (piece: ParsedTemplate, program: hbs.AST.Program, scope: Scope): void => {
    for (const statement of program.body) {
      if (statement.type === 'MustacheStatement') print(statement as hbs.AST.MustacheStatement, piece, scope)
      else if (statement.type === 'BlockStatement') enterBlock(statement as hbs.AST.BlockStatement, piece, scope)
      else if (statement.type === 'PartialStatement') callPartial(statement as hbs.AST.PartialStatement, piece, scope)
    }
  }

  for (const piece of pieces)
    walk(piece, piece.program, { place: null, contexts: [root], params: new Map(), governors: [], depth: 0 })
  return regions
}

/** Helpers that take the text of a value for the name of a figure. */
const printsByName: ReadonlySet<string> = new Set(['数', '数值'])

const namesIn = ({ old, now }: Meanings) => [...old, ...now].flatMap(({ term }) => valuesIn(term))

const governorOf = (
  kind: Governor['kind'],
  path: string,
  meanings: Meanings,
  piece: ParsedTemplate,
  statement: hbs.AST.Statement,
): Governor => ({ kind, path, meanings, at: placeOf(piece, statement.loc) })

/** What governs a place of a file; a snippet or partial that is called from several places is governed by all of them. */
export const governorsAt = (regions: readonly Region[], place: SourcePlace): readonly Governor[] => [
  ...new Set(
    regions
      .filter((region) => region.file === place.file && contains(region, place))
      .flatMap(({ governors }) => governors),
  ),
]

function contains({ from, to }: Region, { line, column }: SourcePlace): boolean {
  if (line < from.line || (line === from.line && column < from.column)) return false
  return to === null || line < to.line || (line === to.line && column < to.column)
}
