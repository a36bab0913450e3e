import type { Place } from '../data/dataset.js'
import { type Diagnostic, error } from '../diagnostics/diagnostic.js'
import { builtInBlocks, figureUnknown, type HelperRule, helperNames, helperRules } from './helpers.js'
import { type ParsedTemplate, placeOf } from './parse-handlebars.js'
import {
  type KnownNames,
  originalOf,
  quotesError,
  type Scope,
  shapeOfExpression,
  unknown,
  type Walk,
  wrongQuotes,
} from './resolve-path.js'
import { fieldsOf, itemShape, type Shape, shapeName } from './shape.js'

/**
 * Every path, helper, option, figure and partial that a template names, looked up before anything is rendered:
 * Handlebars itself is silent about a misspelt name inside `#if`, and reads “quotes” of the wrong width as a path.
 * `place` is the place whose own figures the piece may name (a highlight), null elsewhere.
 */
export function checkNames(template: ParsedTemplate, names: KnownNames, place: Place | null): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  walk(template, { contexts: [names.root], blockParams: new Map() }, { names, place, found, calls: [] })
  return found
}

function walk(template: ParsedTemplate, scope: Scope, walking: Walk): void {
  for (const statement of template.program.body) checkStatement(statement, template, scope, walking)
}

function checkStatement(statement: hbs.AST.Statement, template: ParsedTemplate, scope: Scope, walking: Walk): void {
  const at = placeOf(template, statement.loc)
  switch (statement.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      return
    case 'MustacheStatement':
      checkMustache(statement as hbs.AST.MustacheStatement, template, scope, walking)
      return
    case 'BlockStatement':
      checkBlock(statement as hbs.AST.BlockStatement, template, scope, walking)
      return
    case 'PartialStatement':
      checkPartial(statement as hbs.AST.PartialStatement, template, scope, walking)
      return
    default:
      walking.found.push(
        error(
          'template-construct',
          '模板里不能用这种写法',
          at,
          '可用的写法见 templates/README.md：{{名称}}、{{数 "名称"}}、{{#if}}、{{#unless}}、{{#each}}、{{#各项}}、{{> 模板名}}。',
        ),
      )
  }
}

function checkMustache(
  statement: hbs.AST.MustacheStatement,
  template: ParsedTemplate,
  scope: Scope,
  walking: Walk,
): void {
  const name = 'original' in statement.path ? String(statement.path.original) : ''
  const called = statement.params.length > 0 || statement.hash !== undefined
  if (called || helperNames.has(name)) checkCall(name, statement, template, scope, walking)
  else shapeOfExpression(statement.path, template, scope, walking)
}

/** A helper call: known, of the right kind, with as many parameters as it takes and no unknown option. */
function checkCall(
  name: string,
  call: hbs.AST.MustacheStatement | hbs.AST.BlockStatement,
  template: ParsedTemplate,
  scope: Scope,
  walking: Walk,
): readonly Shape[] {
  const at = placeOf(template, call.path.loc)
  const isBlock = call.type === 'BlockStatement'
  const rule: HelperRule | undefined = builtInBlocks.has(name)
    ? { block: true, parameters: 1, options: [], meaning: '' }
    : Object.hasOwn(helperRules, name)
      ? helperRules[name as keyof typeof helperRules]
      : undefined
  if (!rule)
    walking.found.push(
      wrongQuotes(name, at) ?? unknown('helper-unknown', '没有叫这个名字的标签', name, [...helperNames], at),
    )
  else if (rule.block !== isBlock) {
    walking.found.push(
      error(
        'helper-misused',
        rule.block ? `“${name}”要成对使用` : `“${name}”不成对使用`,
        at,
        rule.block ? `写成 {{#${name} …}}…{{/${name}}}。` : `写成 {{${name} …}}。`,
      ),
    )
  } else if (call.params.length !== rule.parameters) {
    const quoted = call.params.find((parameter) => wrongQuotes(originalOf(parameter), at))
    walking.found.push(
      quoted
        ? quotesError(placeOf(template, quoted.loc))
        : error('helper-misused', `“${name}”后面应有 ${rule.parameters} 个名称，这里有 ${call.params.length} 个`, at),
    )
    return []
  }
  for (const pair of call.hash?.pairs ?? []) {
    if (rule && !rule.options.includes(pair.key)) {
      walking.found.push(
        unknown('helper-misused', `“${name}”没有这个选项：`, pair.key, rule.options, placeOf(template, pair.loc)),
      )
    }
    shapeOfExpression(pair.value, template, scope, walking)
  }
  const shapes = call.params.map((parameter) => shapeOfExpression(parameter, template, scope, walking))
  const [first] = call.params
  if (name === '数值' && !call.hash?.pairs.some(({ key }) => key === '单位'))
    walking.found.push(
      error(
        'helper-misused',
        '“数值”要写明表头里的单位',
        at,
        '写成 {{数值 "名称" 单位="亿元"}}；数字没有单位的，写 单位=""。',
      ),
    )
  if ((name === '数' || name === '数值') && first?.type === 'StringLiteral') {
    const literal = first as hbs.AST.StringLiteral
    if (!walking.names.figures.find(literal.value, walking.place)) {
      walking.found.push(
        figureUnknown(walking.names.figures, literal.value, walking.place, placeOf(template, literal.loc)),
      )
    }
  }
  return shapes
}

function checkBlock(statement: hbs.AST.BlockStatement, template: ParsedTemplate, scope: Scope, walking: Walk): void {
  const name = String(statement.path.original)
  const [shape = { kind: 'any' }] = checkCall(name, statement, template, scope, walking)
  const loops = name === 'each' || name === '各项'
  const item: Shape = loops ? itemShape(shape) : shape
  if (loops && shape.kind !== 'list' && shape.kind !== 'any' && statement.params[0]) {
    walking.found.push(
      error('value-not-list', `这里要一组内容，却是${shapeName(shape)}`, placeOf(template, statement.params[0].loc)),
    )
  }
  if (name === '各项') checkChoice(statement.hash?.pairs ?? [], item, template, walking)
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
  if (statement.program) walk({ ...template, program: statement.program }, inner, walking)
  if (statement.inverse) walk({ ...template, program: statement.inverse }, scope, walking)
}

/** Which items `各项` takes, and in what order: the fields are those of the items, the bounds are positions. */
function checkChoice(options: readonly hbs.AST.HashPair[], item: Shape, template: ParsedTemplate, walking: Walk): void {
  const fields = fieldsOf(item)
  for (const { key, value, loc } of options) {
    const at = placeOf(template, value.loc)
    if (key === '有' || key === '按') {
      const { value: field } = value as hbs.AST.StringLiteral
      if (value.type === 'StringLiteral' && fields && !fields.has(field))
        walking.found.push(unknown('name-unknown', '每一项里没有', field, [...fields.keys()], at))
    } else if (key === '从' || key === '到') {
      const ordered = options.some((each) => each.key === '按')
      if (!ordered || value.type !== 'NumberLiteral')
        walking.found.push(
          error(
            'helper-misused',
            `“${key}”后面是名次`,
            placeOf(template, loc),
            '写成 按="综合名次" 从=4 到=7，数字不加引号。',
          ),
        )
    }
  }
}

function checkPartial(
  statement: hbs.AST.PartialStatement,
  template: ParsedTemplate,
  scope: Scope,
  walking: Walk,
): void {
  const at = placeOf(template, statement.name.loc)
  if (statement.name.type !== 'PathExpression') {
    walking.found.push(error('template-construct', '模板名要直接写出来，不能由别的内容算出', at))
    return
  }
  const name = String((statement.name as hbs.AST.PathExpression).original)
  const partial = walking.names.partials.get(name)
  if (!partial) {
    walking.found.push(
      unknown('partial-unknown', 'templates/ 里没有模板', name, [...walking.names.partials.keys()], at),
    )
    return
  }
  if (walking.calls.includes(name)) {
    walking.found.push(
      error('template-cycle', `模板“${name}”又用到了它自己`, at, `调用经过：${[...walking.calls, name].join(' → ')}。`),
    )
    return
  }
  const [context] = statement.params.map((parameter) => shapeOfExpression(parameter, template, scope, walking))
  const base = context ?? scope.contexts.at(-1) ?? walking.names.root
  const added = (statement.hash?.pairs ?? []).map((pair): [string, Shape] => [
    pair.key,
    shapeOfExpression(pair.value, template, scope, walking),
  ])
  const shape: Shape =
    added.length > 0 ? { kind: 'record', fields: new Map([...(fieldsOf(base) ?? []), ...added]) } : base
  // Handlebars shows a partial what it is called for, and nothing around that.
  walk(partial, { contexts: [shape], blockParams: new Map() }, { ...walking, calls: [...walking.calls, name] })
}
