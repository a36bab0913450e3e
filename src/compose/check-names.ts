import type { Place } from '../data/dataset.js'
import { type Diagnostic, error } from '../diagnostics/diagnostic.js'
import { checkCall, checkChoice } from './check-calls.js'
import { helperNames } from './helpers.js'
import { originalOf, type ParsedTemplate, placeOf } from './parse-handlebars.js'
import { type KnownNames, type Scope, shapeOfExpression, unknown, type Walk } from './resolve-path.js'
import { fieldsOf, itemShape, type Shape, shapeName } from './shape.js'

/**
 * Every path, helper, option, figure and partial that a template names, looked up before anything is rendered:
 * Handlebars itself is silent about a misspelt name inside `#if`, and reads “quotes” of the wrong width as a path.
 * `place` is the place whose own figures the piece may name (a highlight), null elsewhere.
 */
export function checkNames(template: ParsedTemplate, names: KnownNames, place: Place | null): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const scope: Scope = { contexts: [names.root], blockParams: new Map() }
  checkBody({ template, scope, names, place, found, calls: [] })
  return found
}

function checkBody(walk: Walk): void {
  for (const statement of walk.template.program.body) checkStatement(statement, walk)
}

function checkStatement(statement: hbs.AST.Statement, walk: Walk): void {
  switch (statement.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      return
    case 'MustacheStatement':
      checkMustache(statement as hbs.AST.MustacheStatement, walk)
      return
    case 'BlockStatement':
      checkBlock(statement as hbs.AST.BlockStatement, walk)
      return
    case 'PartialStatement':
      checkPartial(statement as hbs.AST.PartialStatement, walk)
      return
    default:
      walk.found.push(
        error(
          'template-construct',
          '模板里不能用这种写法',
          placeOf(walk.template, statement.loc),
          '可用的写法见 templates/README.md：{{名称}}、{{数 "名称"}}、{{#if}}、{{#unless}}、{{#each}}、{{#各项}}、{{> 模板名}}。',
        ),
      )
  }
}

function checkMustache(statement: hbs.AST.MustacheStatement, walk: Walk): void {
  const name = originalOf(statement.path)
  const called = statement.params.length > 0 || statement.hash !== undefined
  if (called || helperNames.has(name)) checkCall(name, statement, walk)
  else shapeOfExpression(statement.path, walk)
}

function checkBlock(statement: hbs.AST.BlockStatement, walk: Walk): void {
  const { template, scope } = walk
  const name = String(statement.path.original)
  const [shape = { kind: 'any' }] = checkCall(name, statement, walk)
  const loops = name === 'each' || name === '各项'
  const item: Shape = loops ? itemShape(shape) : shape
  if (loops && shape.kind !== 'list' && shape.kind !== 'any' && statement.params[0]) {
    walk.found.push(
      error('value-not-list', `这里要一组内容，却是${shapeName(shape)}`, placeOf(template, statement.params[0].loc)),
    )
  }
  if (name === '各项') checkChoice(statement.hash?.pairs ?? [], item, walk)
  const params = statement.program?.blockParams ?? []
  const inner: Scope = loops
    ? {
        contexts: [...scope.contexts, item],
        blockParams: new Map([
          ...scope.blockParams,
          ...params.map((param, index): [string, Shape] => [param, index === 0 ? item : { kind: 'value' }]),
        ]),
      }
    : scope
  if (statement.program) checkBody({ ...walk, template: { ...template, program: statement.program }, scope: inner })
  if (statement.inverse) checkBody({ ...walk, template: { ...template, program: statement.inverse } })
}

function checkPartial(statement: hbs.AST.PartialStatement, walk: Walk): void {
  const { names, found, calls, scope } = walk
  const at = placeOf(walk.template, statement.name.loc)
  if (statement.name.type !== 'PathExpression') {
    found.push(error('template-construct', '模板名要直接写出来，不能由别的内容算出', at))
    return
  }
  const name = originalOf(statement.name)
  const partial = names.partials.get(name)
  if (!partial) {
    found.push(
      unknown('partial-unknown', at, { lead: 'templates/ 里没有模板', name, known: [...names.partials.keys()] }),
    )
    return
  }
  if (calls.includes(name)) {
    found.push(
      error('template-cycle', `模板“${name}”又用到了它自己`, at, `调用经过：${[...calls, name].join(' → ')}。`),
    )
    return
  }
  const [context] = statement.params.map((parameter) => shapeOfExpression(parameter, walk))
  const base = context ?? scope.contexts.at(-1) ?? names.root
  const added = (statement.hash?.pairs ?? []).map(({ key, value }): [string, Shape] => [
    key,
    shapeOfExpression(value, walk),
  ])
  const shape: Shape =
    added.length > 0 ? { kind: 'record', fields: new Map([...(fieldsOf(base) ?? []), ...added]) } : base
  // Handlebars shows a partial what it is called for, and nothing around that.
  const inside: Scope = { contexts: [shape], blockParams: new Map() }
  checkBody({ ...walk, template: partial, scope: inside, calls: [...calls, name] })
}
