import type { Place } from '../data/dataset.js'
import { type Diagnostic, error, type SourcePlace } from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import type { FigureBook } from '../figures/figure-book.js'
import { type ParsedTemplate, placeOf } from './parse-handlebars.js'
import { fieldsOf, type Shape, shapeName } from './shape.js'

/** What the check may look names up in. */
export interface KnownNames {
  readonly root: Shape
  readonly figures: FigureBook
  /** Templates of the folder, by name: what `{{> 名}}` may call. */
  readonly partials: ReadonlyMap<string, ParsedTemplate>
}

/** What names mean at one point of a template. */
export interface Scope {
  /** Innermost last: what `../` goes up through. */
  readonly contexts: readonly Shape[]
  readonly blockParams: ReadonlyMap<string, Shape>
}

/** The check of one template under way: where it is, and what it has come upon. */
export interface Walk {
  /** With the part of its tree that is looked at. */
  readonly template: ParsedTemplate
  readonly scope: Scope
  readonly names: KnownNames
  readonly place: Place | null
  readonly found: Diagnostic[]
  /** The partials being called, outermost first. */
  readonly calls: readonly string[]
}

/** The shape that an expression yields; what it names and does not exist is reported. */
export function shapeOfExpression(expression: hbs.AST.Expression, walk: Walk): Shape {
  const { template, scope, found, names } = walk
  if (expression.type === 'SubExpression') {
    found.push(error('template-construct', '标签里不能再套标签', placeOf(template, expression.loc)))
    return { kind: 'any' }
  }
  if (expression.type !== 'PathExpression') return { kind: 'value' }
  const path = expression as hbs.AST.PathExpression
  const at = placeOf(template, path.loc)
  const [head = '', ...rest] = path.parts
  if (path.data) {
    const name = `@${head}`
    if (!DATA_NAMES.includes(name)) found.push(unknown('name-unknown', at, { lead: '没有', name, known: DATA_NAMES }))
    return name === '@root' ? follow(names.root, rest, path, walk) : { kind: 'value' }
  }
  const parameter = path.depth === 0 && !/^(this|\.)/.test(path.original) ? scope.blockParams.get(head) : undefined
  if (parameter) return follow(parameter, rest, path, walk)
  const context = scope.contexts.at(-1 - path.depth)
  if (!context) {
    found.push(error('name-unknown', `“${path.original}”往上走得太远，外面没有这么多层`, at))
    return { kind: 'any' }
  }
  return follow(context, path.parts, path, walk)
}

/** What Handlebars itself names within a loop, and everywhere. */
const DATA_NAMES = ['@index', '@first', '@last', '@key', '@root']

/** The shape that the parts of a path lead to from one that is known. */
function follow(from: Shape, parts: readonly string[], path: hbs.AST.PathExpression, walk: Walk): Shape {
  const { template, found, names } = walk
  const at = placeOf(template, path.loc)
  let shape = from
  for (const [index, part] of parts.entries()) {
    if (shape.kind === 'any') return shape
    const fields = fieldsOf(shape)
    const next = fields?.get(part)
    if (!next) {
      found.push(
        wrongQuotes(path.original, at) ??
          (shape === from ? ofElsewhere(part, path.original, at, names.root) : undefined) ??
          unknown('name-unknown', at, {
            lead: fields ? '没有叫这个名字的内容：' : `“${part}”前面是${shapeName(shape)}，里面不再分项：`,
            name: path.original,
            known: [...(fields?.keys() ?? [])],
            missing: homes.get(parts[index - 1] ?? '')?.(part),
          }),
      )
      return { kind: 'any' }
    }
    shape = next
  }
  return shape
}

/** What an office adds by itself, and where it would stand. */
const homes = new Map([
  ['其他', (name: string) => `要印它的，在 文件.yaml 的“其他”里写上：${name}: 内容。`],
  ['片段', (name: string) => `要印它的，写成文件 片段/${name}.md。`],
])

/** What stands in the data of the year only where 指标.yaml says how many are listed, and the key that says it. */
const cuts = new Map([
  ...['单项取前', '单项前几名', '单项只取一名'].map((name) => [name, '单项取前'] as const),
  ...['综合取前', '综合前几名', '综合只取一名', '综合排名'].map((name) => [name, '综合取前'] as const),
])

/** 综合取前 where the year has no overall ranking: the name is right, and no other one is meant. */
function unset(part: string, name: string, at: SourcePlace) {
  const key = cuts.get(part)
  if (key === undefined) return undefined
  return error('name-unknown', `没有“${name}”：指标.yaml 没有写“${key}”`, at, '请写上，或者从模板里去掉说到它的话。')
}

/** What to say of a name that is known, but not here, or not in this year; undefined of any other. */
const ofElsewhere = (part: string, name: string, at: SourcePlace, root: Shape) =>
  fieldsOf(root)?.has(part) ? ofOutside(name, at) : unset(part, name, at)

/** 年度 within {{#each 指标}}, of which each is no document. */
const ofOutside = (name: string, at: SourcePlace) =>
  error('name-unknown', `这里逐项取内容，一项里没有“${name}”`, at, `整份公文的内容，在这里要写作 {{@root.${name}}}。`)

/** What to say of a name within full-width quotes; undefined where it has none. */
export const wrongQuotes = (name: string, at: SourcePlace) =>
  /[“”‘’「」＂＇]/u.test(name) ? quotesError(at) : undefined

/** Full-width quotes where a tag needs half-width ones. */
export const quotesError = (at: SourcePlace) =>
  error('template-quotes', '标签里用了全角引号', at, '标签里的引号要用半角的 "…"。')

interface Unknown {
  readonly lead: string
  readonly name: string
  readonly known: readonly string[]
  readonly missing?: string | undefined
}

/** A name that is not known, with the nearest that is, or else with where it would stand (`missing`), or with what there is. */
export function unknown(
  code: 'name-unknown' | 'helper-unknown' | 'helper-misused' | 'partial-unknown',
  at: SourcePlace,
  { lead, name, known, missing }: Unknown,
) {
  const choice = known.length > 0 ? `可用的有：${known.slice(0, 12).join('、')}。` : ''
  return error(code, `${lead}“${name}”`, at, meantOr(nearestName(name, known), missing ?? choice))
}
