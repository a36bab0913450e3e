import { type Diagnostic, error, type SourcePlace } from '../diagnostics/diagnostic.js'
import { reportedField } from './choose-items.js'
import { builtInBlocks, figureUnknown, type HelperRule, helperNames, helperRules } from './helpers.js'
import { originalOf, placeOf } from './parse-handlebars.js'
import { quotesError, shapeOfExpression, unknown, type Walk, wrongQuotes } from './resolve-path.js'
import { fieldsOf, itemShape, type Shape } from './shape.js'

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement

/**
 * A helper call: known, of the right kind, with as many parameters as it takes and no unknown option. What its parameters
 * are; nothing where their number is wrong.
 */
export function checkCall(name: string, call: Call, walk: Walk): readonly Shape[] {
  const { template, found } = walk
  const at = placeOf(template, call.path.loc)
  const rule = ruleOf(name)
  const kind = kindFault(name, call, rule, at)
  if (kind) found.push(kind)
  else if (rule && call.params.length !== rule.parameters) {
    found.push(countFault(name, call, rule, walk))
    return []
  }
  const options = call.hash?.pairs ?? []
  for (const { key, value, loc } of options) {
    if (rule && !rule.options.includes(key)) {
      const lead = `“${name}”没有这个选项：`
      found.push(unknown('helper-misused', placeOf(template, loc), { lead, name: key, known: rule.options }))
    }
    shapeOfExpression(value, walk)
  }
  const shapes = call.params.map((parameter) => shapeOfExpression(parameter, walk))
  if (name === '数值' && !options.some(({ key }) => key === '单位')) {
    const hint = '写成 {{数值 "名称" 单位="亿元"}}；数字没有单位的，写 单位=""。'
    found.push(error('helper-misused', '“数值”要写明表头里的单位', at, hint))
  }
  const [first] = call.params
  if ((name === '数' || name === '数值' || name === '增减') && first?.type === 'StringLiteral')
    checkFigure(first as hbs.AST.StringLiteral, walk)
  return shapes
}

/** What is wrong where no helper bears the name, or where a block is no block. */
function kindFault(name: string, { type }: Call, rule: HelperRule | undefined, at: SourcePlace) {
  if (!rule) {
    const lead = '没有叫这个名字的标签'
    return wrongQuotes(name, at) ?? unknown('helper-unknown', at, { lead, name, known: [...helperNames] })
  }
  if (rule.block === (type === 'BlockStatement')) return undefined
  return rule.block
    ? error('helper-misused', `“${name}”要成对使用`, at, `写成 {{#${name} …}}…{{/${name}}}。`)
    : error('helper-misused', `“${name}”不成对使用`, at, `写成 {{${name} …}}。`)
}

/** Too few or too many names; most often a name in quotes of the wrong width, which reads as several. */
function countFault(name: string, { path, params }: Call, { parameters }: HelperRule, { template }: Walk): Diagnostic {
  const at = placeOf(template, path.loc)
  const quoted = params.find((parameter) => wrongQuotes(originalOf(parameter), at))
  if (quoted) return quotesError(placeOf(template, quoted.loc))
  return error('helper-misused', `“${name}”后面应有 ${parameters} 个名称，这里有 ${params.length} 个`, at)
}

/** What a tag may be given; undefined where no helper bears the name. */
function ruleOf(name: string): HelperRule | undefined {
  if (builtInBlocks.has(name)) return { block: true, parameters: 1, options: [] }
  return Object.hasOwn(helperRules, name) ? helperRules[name as keyof typeof helperRules] : undefined
}

function checkFigure(
  { value, loc }: hbs.AST.StringLiteral,
  { names: { figures }, place, found, template }: Walk,
): void {
  if (!figures.find(value, place)) found.push(figureUnknown(figures, value, place, placeOf(template, loc)))
}

/** Which items `各项` takes, and in what order: the fields are those of the items, the bounds are positions. */
export function checkChoice(options: readonly hbs.AST.HashPair[], item: Shape, walk: Walk): void {
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
