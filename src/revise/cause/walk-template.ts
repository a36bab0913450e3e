import { itemChoice } from '../../compose/choose-items.js'
import { type ParsedTemplate, parseSnippet, placeOf } from '../../compose/parse-handlebars.js'
import { isSnippet, type TermRecord } from '../../compose/vocabulary.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import type { Side, Sides } from '../edits.js'
import { type Governor, type Meanings, meaningsOf, type Scope, topScope } from './scope.js'
import { turnsOf, valuesIn, withTerms } from './terms.js'

/** A part of a file that is printed as its governors decide. */
export interface Region {
  readonly from: SourcePlace
  /** Null: to the end of the file. */
  readonly to: { readonly line: number; readonly column: number } | null
  readonly governors: readonly Governor[]
}

/** Sees what a document takes from the data, and the parts of its template; each only if it is wanted. */
interface TemplateVisitor {
  /** Every expression that is printed or decides what is, with what it means in either version. */
  readonly expression?: (meanings: Meanings) => void
  /** A figure that is printed by its name (written out, or the value of a path), in the text of a place or of the whole province. */
  readonly figure?: (name: string, place: string | null) => void
  /** A part that is governed, before what stands in it. */
  readonly region?: (region: Region) => void
}

/** As deep as templates may call one another (see `compose/helpers.ts`). */
const DEEPEST = 16

/** Goes through a template, the partials and the snippets that it prints, with the data of both versions: `roots`. */
export function walkTemplate(
  pieces: readonly ParsedTemplate[],
  partials: ReadonlyMap<string, ParsedTemplate>,
  roots: Sides<TermRecord>,
  visitor: TemplateVisitor,
): void {
  for (const piece of pieces) walkProgram(piece.program, topScope(piece, roots), { partials, visitor })
}

/** What all of a walk goes by. */
interface Walk {
  readonly partials: ReadonlyMap<string, ParsedTemplate>
  readonly visitor: TemplateVisitor
}

function walkProgram(program: hbs.AST.Program, scope: Scope, walk: Walk): void {
  for (const statement of program.body) {
    if (statement.type === 'MustacheStatement') print(statement as hbs.AST.MustacheStatement, scope, walk)
    else if (statement.type === 'BlockStatement') enterBlock(statement as hbs.AST.BlockStatement, scope, walk)
    else if (statement.type === 'PartialStatement') callPartial(statement as hbs.AST.PartialStatement, scope, walk)
  }
}

function print(statement: hbs.AST.MustacheStatement, scope: Scope, walk: Walk): void {
  const path = pathText(statement.path)
  const [parameter] = statement.params
  if (parameter) callHelper(path, parameter, scope, walk)
  else printPath(path, statement, scope, walk)
}

function callHelper(helper: string, parameter: hbs.AST.Expression, scope: Scope, walk: Walk): void {
  if (parameter.type === 'StringLiteral') {
    walk.visitor.figure?.((parameter as hbs.AST.StringLiteral).value, scope.place)
    return
  }
  const meanings = meaningsOf(parameter, scope)
  walk.visitor.expression?.(meanings)
  // `{{数 指标}}`: the value is a name, which may be as it was while the figure of that name is not.
  if (printsByName.has(helper)) for (const { text } of namesIn(meanings)) walk.visitor.figure?.(text, scope.place)
}

function printPath(path: string, statement: hbs.AST.MustacheStatement, scope: Scope, walk: Walk): void {
  const meanings = meaningsOf(statement.path as hbs.AST.Expression, scope)
  walk.visitor.expression?.(meanings)
  const found = new Map(
    [...meanings.old, ...meanings.now].flatMap(({ term }) =>
      term !== null && isSnippet(term) ? [[term.snippet.at.file, term] as const] : [],
    ),
  )
  if (found.size === 0) return
  const at = placeOf(scope.piece, statement.loc)
  const governors = [...scope.governors, { kind: 'call', path, by: null, meanings, at } as const]
  for (const { snippet, scope: of } of found.values()) {
    walk.visitor.region?.({ from: snippet.at, to: null, governors })
    const { piece } = parseSnippet(snippet)
    const place = of?.name.value ?? null
    if (piece) enter({ ...scope, piece, place, contexts: [scope.root], governors }, walk)
  }
}

function callPartial(statement: hbs.AST.PartialStatement, scope: Scope, walk: Walk): void {
  const path = pathText(statement.name)
  const piece = walk.partials.get(path)
  if (!piece || scope.depth >= DEEPEST) return
  const [own] = statement.params
  const given = (statement.hash?.pairs ?? []).map(({ key, value }) => [key, meaningsOf(value, scope)] as const)
  for (const [, meanings] of given) walk.visitor.expression?.(meanings)
  const taken = own ? meaningsOf(own, scope) : (scope.contexts.at(-1) ?? scope.root)
  walk.visitor.expression?.(taken)
  const at = placeOf(scope.piece, statement.loc)
  const governors = [...scope.governors, { kind: 'call', path, by: null, meanings: { old: [], now: [] }, at } as const]
  walk.visitor.region?.({ from: piece.at, to: null, governors })
  const contextOf = (side: Side) =>
    withTerms(
      taken[side],
      given.map(([key, meanings]) => [key, meanings[side]]),
    )
  enter({ ...scope, piece, contexts: [{ old: contextOf('old'), now: contextOf('now') }], governors }, walk)
}

/** Another piece begins where no loop of the one that calls it has a name. */
function enter(scope: Scope, walk: Walk): void {
  if (scope.depth < DEEPEST)
    walkProgram(scope.piece.program, { ...scope, params: new Map(), depth: scope.depth + 1 }, walk)
}

function enterBlock(statement: hbs.AST.BlockStatement, scope: Scope, walk: Walk): void {
  const helper = pathText(statement.path)
  const [parameter] = statement.params
  const meanings = meaningsOf(parameter, scope)
  walk.visitor.expression?.(meanings)
  const loop = helper === 'each' || helper === '各项'
  const choice = itemChoice(Object.fromEntries((statement.hash?.pairs ?? []).map(literalOption)))
  const turns: Meanings = loop ? { old: turnsOf(meanings.old, choice), now: turnsOf(meanings.now, choice) } : meanings
  const path = parameter?.type === 'PathExpression' ? pathText(parameter) : ''
  const at = placeOf(scope.piece, statement.loc)
  const governors = [
    ...scope.governors,
    { kind: loop ? 'loop' : 'condition', path, by: choice.by, meanings: turns, at } as const,
  ]
  const { end } = statement.loc
  const last = placeOf(scope.piece, { start: end, end })
  walk.visitor.region?.({ from: at, to: last, governors })
  const inside: Scope = { ...scope, governors }
  const [param] = statement.program?.blockParams ?? []
  const body: Scope = loop
    ? {
        ...inside,
        contexts: [...scope.contexts, turns],
        params: param === undefined ? scope.params : new Map([...scope.params, [param, turns]]),
      }
    : inside
  if (statement.program) walkProgram(statement.program, body, walk)
  if (statement.inverse) walkProgram(statement.inverse, inside, walk)
}

/** Helpers that take the text of a value for the name of a figure. */
const printsByName: ReadonlySet<string> = new Set(['数', '数值', '增减'])

const namesIn = ({ old, now }: Meanings) => [...old, ...now].flatMap(({ term }) => valuesIn(term))

/** An option that is written out; whatever else stands there decides nothing that could be told. */
const literalOption = ({ key, value }: hbs.AST.HashPair): readonly [string, unknown] => [
  key,
  'value' in value ? value.value : undefined,
]

const pathText = (path: hbs.AST.Expression): string => String((path as hbs.AST.PathExpression).original)
