import { originalOf, placeOf, type TemplateText } from './parse-handlebars.js'
import { type PlaceKeeper, placeToken } from './trace.js'

/** The internal helper that prints a path; no template can name it, as `@` starts a data name in Handlebars. */
export const PRINT = '@print'

/**
 * Rewrites a syntax tree so that every printed path goes through `PRINT` (which refuses what has no value), every
 * helper finds its own place again (`loc.source` is the key of a kept place) and every line of literal text ends in a
 * token of its place. The tree is a fresh one of our own parse.
 */
export function annotate(
  program: hbs.AST.Program,
  template: TemplateText,
  places: PlaceKeeper,
  helpers: ReadonlySet<string>,
): void {
  for (const statement of program.body) {
    const key = places.keep(placeOf(template, statement.loc))
    statement.loc = { ...statement.loc, source: key }
    if (isContent(statement)) statement.value = markedText(statement, template, places)
    else if (isMustache(statement)) {
      printThroughHelper(statement, helpers)
      tellApart(statement, key)
    } else if (isBlock(statement)) {
      if (statement.program) annotate(statement.program, template, places, helpers)
      if (statement.inverse) annotate(statement.inverse, template, places, helpers)
    }
  }
}

export const isContent = (node: hbs.AST.Node): node is hbs.AST.ContentStatement => node.type === 'ContentStatement'
export const isMustache = (node: hbs.AST.Node): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement'
const isBlock = (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement'

function printThroughHelper(statement: hbs.AST.MustacheStatement, helpers: ReadonlySet<string>): void {
  const { path } = statement
  // What has no value has no name either: the path says what is missing.
  const name = originalOf(path)
  if (helpers.has(name)) return
  const literal: hbs.AST.StringLiteral = { type: 'StringLiteral', value: name, original: name, loc: statement.loc }
  statement.params = [path, literal]
  statement.path = {
    type: 'PathExpression',
    data: false,
    depth: 0,
    parts: [PRINT],
    original: PRINT,
    loc: statement.loc,
  } as hbs.AST.PathExpression
}

/**
 * Handlebars compiles blocks with the same body once, so that all of them would have the place of the first. An option
 * that no helper takes makes each body another.
 */
function tellApart(statement: hbs.AST.MustacheStatement, key: string): void {
  const { loc } = statement
  const value: hbs.AST.StringLiteral = { type: 'StringLiteral', value: key, original: key, loc }
  const pairs = [...(statement.hash?.pairs ?? []), { type: 'HashPair', key: '@at', value, loc } as const]
  statement.hash = { type: 'Hash', pairs, loc }
}

/**
 * Markdown finds its marks at line starts and among ASCII signs, so the token goes right behind the last character of
 * a line that can be no mark: a letter or anything outside ASCII. Behind a bar, in a cell, a digit can be none either.
 */
const LAST_PLAIN_CHARACTER = /^.*(?:\P{ASCII}|[A-Za-z])/u
const LAST_OF_CELL = /^.*(?:\P{ASCII}|[0-9A-Za-z])/u

/** Literal text with a token of its place behind each line, and behind each cell of the rows of a table. */
export function markedText(statement: hbs.AST.ContentStatement, template: TemplateText, places: PlaceKeeper): string {
  const skipped = Math.max(0, String(statement.original).indexOf(statement.value))
  const before = String(statement.original).slice(0, skipped).split('\n')
  const { start } = statement.loc
  let line = start.line + before.length - 1
  let column = (before.length === 1 ? start.column : 0) + (before.at(-1)?.length ?? 0)
  const marked = (words: string, cell: number): string => {
    const plain = (cell === 0 ? LAST_PLAIN_CHARACTER : LAST_OF_CELL).exec(words)?.[0]
    const from = column
    column += words.length + 1
    if (!plain) return words
    const last = from + plain.length - ([...plain].at(-1) ?? '').length
    const at = placeOf(template, { start: { line, column: last }, end: { line, column: last + 1 } })
    return plain + placeToken(places, at) + words.slice(plain.length)
  }
  const rows = statement.value.split('\n').map((row) => {
    const text = row.split('|').map(marked).join('|')
    line += 1
    column = 0
    return text
  })
  return rows.join('\n')
}
