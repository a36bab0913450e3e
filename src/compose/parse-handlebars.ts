import Handlebars from 'handlebars'
import { error, fail, isSamePlace, type Outcome, outcome, place, type SourcePlace } from '../diagnostics/diagnostic.js'
import { ForgettingMap } from '../keyed/forgetting-map.js'

/** A piece of Handlebars that stands somewhere in a file. */
export interface TemplateText {
  readonly text: string
  /** Place of the first character of `text` in the file. */
  readonly at: SourcePlace
}

/** A template piece with its syntax tree. */
export interface ParsedTemplate extends TemplateText {
  readonly program: hbs.AST.Program
}

/** What Handlebars writes into `loc`: lines from 1, columns from 0 in UTF-16 units. */
interface HandlebarsLocation {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}

/**
 * The lines of a piece, split once, and the places of its parts: every tag and every line of text asks for its place, and
 * in a correction each letter does.
 */
const read = new WeakMap<TemplateText, { lines: readonly string[]; places: WeakMap<HandlebarsLocation, SourcePlace> }>()

/** Turns Handlebars' own locations into ours, for the text of one template piece. */
export function placeOf(template: TemplateText, location: HandlebarsLocation): SourcePlace {
  const { lines, places } = read.get(template) ?? { lines: template.text.split('\n'), places: new WeakMap() }
  read.set(template, { lines, places })
  const known = places.get(location)
  if (known) return known
  const codePoints = (line: number, units: number) => [...(lines[line - 1] ?? '').slice(0, units)].length
  const { start, end } = location
  const column = codePoints(start.line, start.column)
  const length = end.line === start.line ? codePoints(end.line, end.column) - column : 0
  const found = place(
    template.at.file,
    template.at.line + start.line - 1,
    (start.line === 1 ? template.at.column : 1) + column,
    length,
  )
  places.set(location, found)
  return found
}

/** A path or a literal as the template writes it; empty for what is neither. */
export const originalOf = (expression: hbs.AST.Expression): string =>
  'original' in expression ? String(expression.original) : ''

/**
 * Texts that were parsed last, with the highlights of a province: each is needed for the check of names and for printing,
 * by notice and letters, and in a correction for both versions. No one changes a tree (see render-templates.ts).
 */
const parsed = new ForgettingMap<string, hbs.AST.Program>(500)

/**
 * The syntax tree of a template, or what is wrong with its syntax. Handlebars reports a syntax error as English prose
 * with a line and a drawn arrow; the place is read back from it, the words are ours.
 */
export function parseHandlebars(template: TemplateText): Outcome<hbs.AST.Program> {
  const known = parsed.get(template.text)
  if (known) return outcome(known)
  const deep = tooDeep(template.text)
  if (deep !== undefined) {
    const before = template.text.slice(0, deep).split('\n')
    const at = placeOf(template, lineLocation(before.length, before.at(-1)?.length ?? 0, 3))
    return fail(error('template-syntax', '标签一层套一层，套得太深', at, `最多套${DEEPEST}层。`))
  }
  try {
    const program = Handlebars.parse(template.text)
    parsed.set(template.text, program)
    return outcome(program)
  } catch (cause) {
    return fail(syntaxError(template, cause instanceof Error ? cause.message : String(cause)))
  }
}

/** The piece that each tree was given to last: a text that stands where it stood is one piece in both versions. */
const pieces = new WeakMap<hbs.AST.Program, ParsedTemplate>()

/**
 * A snippet with its syntax tree; no piece where its syntax is wrong. What is compiled of a piece is kept with it
 * (render-templates.ts): notice and letters, of either version, share it.
 */
export function parseSnippet({ text, at }: TemplateText) {
  const program = parseHandlebars({ text, at })
  if (!program.ok) return { piece: undefined, diagnostics: program.diagnostics }
  const known = pieces.get(program.value)
  if (known && isSamePlace(known.at, at)) return { piece: known, diagnostics: program.diagnostics }
  const piece: ParsedTemplate = { text, at, program: program.value }
  pieces.set(program.value, piece)
  return { piece, diagnostics: program.diagnostics }
}

/** Deeper than any template is meant; what reads and prints them takes the square of the depth, and its stack. */
const DEEPEST = 50

/** Where blocks stand deeper in one another than that; a chain of {{else if}} is as deep as it is long. */
function tooDeep(text: string): number | undefined {
  const open: number[] = []
  let depth = 0
  for (const { 1: kind, index } of text.matchAll(/\{\{~?\s*([#^/]|else\s+\p{L})/gu)) {
    if (kind === '/') depth -= open.pop() ?? 0
    else {
      depth += 1
      if (kind === '#' || open.length === 0) open.push(1)
      else open.push((open.pop() ?? 0) + 1)
    }
    if (depth > DEEPEST) return index
  }
  return undefined
}

function syntaxError(template: TemplateText, message: string) {
  const mismatch = /^(.*) doesn't match (.*) - (\d+):(\d+)/.exec(message)
  if (mismatch) {
    const [, opened = '', closed = '', line = '1', column = '0'] = mismatch
    const at = placeOf(template, lineLocation(Number(line), Number(column)))
    const hint = `请把结尾改成 {{/${opened}}}。`
    return error('template-syntax', `标签没有配对：以 {{#${opened}}} 开头，却以 {{/${closed}}} 结尾`, at, hint)
  }
  if (/got 'EOF'/.test(message)) {
    const open = unclosedBlock(template.text)
    if (open) {
      const at = placeOf(template, lineLocation(open.line, open.column, open.tag.length))
      const hint = `请在该结束的地方加上 {{/${open.name}}}。`
      return error('template-syntax', `标签没有结尾：${open.tag} 找不到对应的 {{/${open.name}}}`, at, hint)
    }
  }
  const line = Number(/on line (\d+)/.exec(message)?.[1] ?? 1)
  const at = placeOf(template, lineLocation(line, arrowColumn(template.text, line, message)))
  return error(
    'template-syntax',
    '标签写法有误，读到这里读不下去了',
    at,
    '标签应写成 {{名称}}、{{数 "名称"}} 或 {{#if 名称}}…{{/if}}，引号用半角。',
  )
}

const lineLocation = (line: number, column: number, length = 1): HandlebarsLocation => ({
  start: { line, column },
  end: { line, column: column + length },
})

/** Where the arrow of Handlebars' message points: the text left of it is looked up in the line. */
function arrowColumn(text: string, line: number, message: string): number {
  const [, shown = '', arrow = ''] = message.split('\n')
  const source = text.split('\n')[line - 1] ?? ''
  const left = shown.slice(0, arrow.indexOf('^'))
  for (let length = left.length; length > 0; length -= 1) {
    const found = source.lastIndexOf(left.slice(-length))
    if (found >= 0) return found + length
  }
  return 0
}

function unclosedBlock(text: string): { tag: string; name: string; line: number; column: number } | undefined {
  const open: { tag: string; name: string; line: number; column: number }[] = []
  for (const match of text.matchAll(/\{\{~?(#|\/|\^)\s*([^\s}~]+)[^}]*\}\}/gu)) {
    const [tag, kind, name = ''] = match
    if (kind === '/') open.pop()
    else {
      const before = text.slice(0, match.index).split('\n')
      open.push({ tag, name, line: before.length, column: before.at(-1)?.length ?? 0 })
    }
  }
  return open.at(-1)
}
