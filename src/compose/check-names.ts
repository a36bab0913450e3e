import type { Place } from '../data/dataset.js'
import { type Diagnostic, error } from '../diagnostics/diagnostic.js'
import { reportedField } from './choose-items.js'
import { builtInBlocks, figureUnknown, type HelperRule, helperNames, helperRules } from './helpers.js'
import { originalOf, type ParsedTemplate, placeOf } from './parse-handlebars.js'
import {
  type KnownNames,
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

/** What a tag may be given; undefined where no helper bears the name. */
function ruleOf(name: string): HelperRule | undefined {
  if (builtInBlocks.has(name)) return { block: true, parameters: 1, options: [], meaning: '' }
  return Object.hasOwn(helperRules, name) ? helperRules[name as keyof typeof helperRules] : undefined
}

/** A helper call: known, of the right kind, with as many parameters as it takes and no unknown option. */
function checkCall(
  name: string,
  call: hbs.AST.MustacheStatement | hbs.AST.BlockStatement,
  walk: Walk,
): readonly Shape[] {
  const { template, found } = walk
  const at = placeOf(template, call.path.loc)
  const rule = ruleOf(name)
  if (!rule)
    found.push(
      wrongQuotes(name, at) ??
        unknown('helper-unknown', at, { lead: '没有叫这个名字的标签', name, known: [...helperNames] }),
    )
  else if (rule.block !== (call.type === 'BlockStatement')) {
    found.push(
      error(
        'helper-misused',
        rule.block ? `“${name}”要成对使用` : `“${name}”不成对使用`,
        at,
        rule.block ? `写成 {{#${name} …}}…{{/${name}}}。` : `写成 {{${name} …}}。`,
      ),
    )
  } else if (call.params.length !== rule.parameters) {
    const quoted = call.params.find((parameter) => wrongQuotes(originalOf(parameter), at))
    found.push(
      quoted
        ? quotesError(placeOf(template, quoted.loc))
        : error('helper-misused', `“${name}”后面应有 ${rule.parameters} 个名称，这里有 ${call.params.length} 个`, at),
    )
    return []
  }
  const options = call.hash?.pairs ?? []
  for (const { key, value, loc } of options) {
    if (rule && !rule.options.includes(key))
      found.push(
        unknown('helper-misused', placeOf(template, loc), {
          lead: `“${name}”没有这个选项：`,
          name: key,
          known: rule.options,
        }),
      )
    shapeOfExpression(value, walk)
  }
  const shapes = call.params.map((parameter) => shapeOfExpression(parameter, walk))
  if (name === '数值' && !options.some(({ key }) => key === '单位'))
    found.push(
      error(
        'helper-misused',
        '“数值”要写明表头里的单位',
        at,
        '写成 {{数值 "名称" 单位="亿元"}}；数字没有单位的，写 单位=""。',
      ),
    )
  const [first] = call.params
  if ((name === '数' || name === '数值' || name === '增减') && first?.type === 'StringLiteral')
    checkFigure(first as hbs.AST.StringLiteral, walk)
  return shapes
}

function checkFigure(
  { value, loc }: hbs.AST.StringLiteral,
  { names: { figures }, place, found, template }: Walk,
): void {
  if (!figures.find(value, place)) found.push(figureUnknown(figures, value, place, placeOf(template, loc)))
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

/** Which items `各项` takes, and in what order: the fields are those of the items, the bounds are positions. */
function checkChoice(options: readonly hbs.AST.HashPair[], item: Shape, walk: Walk): void {
  const { template, found } = walk
  const keys = new Set(options.map(({ key }) => key))
  for (const { key, value, loc } of options) {
    if (key === '有' || key === '按') {
      if (value.type === 'StringLiteral') checkField(value as hbs.AST.StringLiteral, item, walk)
    } else if (bounds.has(key) && (!keys.has('按') || value.type !== 'NumberLiteral')) {
      const hint = '写成 按="综合名次" 从=4 到=7，或者 按="综合名次" 后=3，数字不加引号。'
      found.push(error('helper-misused', `“${key}”后面是名次`, placeOf(template, loc), hint))
    } else if (key === '后' && (keys.has('从') || keys.has('到'))) {
      const hint = '要第几名到第几名的，写 从=、到=；要后几名的，只写 后=。'
      found.push(error('helper-misused', '“后”不和“从”“到”一起写', placeOf(template, loc), hint))
    }
  }
}

const bounds: ReadonlySet<string> = new Set(['从', '到', '后'])

/** A field of the items, or, of places, one of what they report: 城镇新增就业/名次. */
function checkField({ value, loc }: hbs.AST.StringLiteral, item: Shape, { template, names, found }: Walk): void {
  const fields = fieldsOf(item)
  const judge = (name: string, lead: string, known: ReadonlyMap<string, unknown> | undefined) => {
    if (known && !known.has(name))
      found.push(unknown('name-unknown', placeOf(template, loc), { lead, name, known: [...known.keys()] }))
  }
  const reported = reportedField(value)
  if (!reported || !fields?.has('上报')) {
    judge(value, '每一项里没有', fields)
    return
  }
  const [indicator, part] = reported
  judge(indicator, '没有这项指标：', names.figures.indicators)
  judge(part, '“上报”里没有', fieldsOf(itemShape(fields.get('上报') ?? { kind: 'any' })))
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
