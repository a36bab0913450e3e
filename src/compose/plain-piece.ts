import { isContent, isMustache, markedText } from './annotate.js'
import { printFigure, type RenderData } from './helpers.js'
import { originalOf, type ParsedTemplate, placeOf } from './parse-handlebars.js'

/** A part of a plain piece: literal text, or the tag that prints a figure, with its name. */
type PlainPart = hbs.AST.ContentStatement | { readonly tag: hbs.AST.MustacheStatement; readonly figure: string }

/**
 * The parts of a piece that is nothing but text and `{{数 "名称"}}`, as nearly every highlight is; undefined for any
 * other. Handlebars makes a program of each piece, which takes ten times as long as such a piece takes to print, and
 * a highlight is printed once: ten thousand places have ten thousand of them.
 */
export function plainPiece({ program }: ParsedTemplate): readonly PlainPart[] | undefined {
  const parts: PlainPart[] = []
  for (const statement of program.body) {
    if (statement.type === 'CommentStatement') continue
    if (isContent(statement)) {
      parts.push(statement)
      continue
    }
    if (!isMustache(statement)) return undefined
    const [parameter, ...more] = statement.params
    const isFigure = originalOf(statement.path) === '数' && parameter?.type === 'StringLiteral'
    if (!isFigure || more.length > 0 || statement.hash) return undefined
    parts.push({ tag: statement, figure: (parameter as hbs.AST.StringLiteral).value })
  }
  return parts
}

/** What Handlebars and the helper 数 would make of the piece. */
export const renderPlainPiece = (parts: readonly PlainPart[], piece: ParsedTemplate, data: RenderData): string =>
  parts
    .map((part) =>
      'tag' in part
        ? printFigure(part.figure, data, placeOf(piece, part.tag.loc))
        : markedText(part, piece, data.rendering.trace),
    )
    .join('')
