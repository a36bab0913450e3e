import * as z from 'zod'
import { error, outcome } from '../diagnostics/diagnostic.js'
import type { Formula, FormulaKind, NamedFigure } from './dataset.js'
import { parseQuantity } from './parse-quantity.js'
import {
  decimalsText,
  keyedText,
  namedEntries,
  parsedInGroup,
  quantityText,
  refuse,
  unitText,
} from './schema-values.js'

// 数字: figures that the clerk names, as they are printed or as they are computed from others.

const kinds = { 合计: 'sum', 占比: 'share', 增长: 'growth', 下降: 'decline', 增减: 'change' } as const satisfies Record<
  string,
  FormulaKind
>
const kindNames = ['合计', '占比', '增长', '下降', '增减'] as const satisfies readonly (keyof typeof kinds)[]

const operands = (description: string, example: readonly string[]) =>
  z
    .array(parsedInGroup({ description: '数字的名称。' }, ({ text }) => outcome(text)))
    .meta({ description, examples: [[...example]] })
    .optional()

/** {占比: [县域内就业, 农村劳动力转移就业], 小数: 2} */
const formulaForm = z
  .strictObject({
    合计: operands('几个数字相加。', ['职业技能培训', '创业培训']),
    占比: operands('前一个数字占后一个的百分比。', ['县域内就业', '农村劳动力转移就业']),
    增长: operands('前一个数字（本年）比后一个（上年）增长的百分比。', ['市场主体', '上年市场主体']),
    下降: operands('前一个数字（本年）比后一个（上年）下降的百分比。', ['零就业家庭', '上年零就业家庭']),
    增减: operands('前一个数字（本年）比后一个（上年）增长的百分比，下降的是负数。', ['市场主体', '上年市场主体']),
    单位: unitText({ description: '印出时的单位；不写就用第一个数字的单位。', examples: ['万人'] }).optional(),
    小数: decimalsText({ description: '印出几位小数。', examples: ['2'] }).optional(),
    公布: quantityText({ description: '已经公布的数；与计算的不一致就报错。', examples: ['41.26%'] }).optional(),
  })
  .transform((raw, context) => {
    // A key that is not known has been complained of.
    if (context.issues.length > 0) return refuse(context)
    const [given, second] = kindNames.flatMap((key) => (raw[key] ? [{ key, names: raw[key] }] : []))
    const at = given?.names[0]?.groupAt
    if (!given || !at) {
      const written = raw.单位 ?? raw.小数 ?? raw.公布
      const hint = `请写上${kindNames.join('、')}中的一个，例如：{占比: [县域内就业, 农村劳动力转移就业]}。`
      if (written) return refuse(context, error('key-missing', '没有写怎么算', written.at, hint))
      context.addIssue({ code: 'too_small', origin: 'object', minimum: 1, input: raw })
      return z.NEVER
    }
    const malformed = (message: string, hint: string) => refuse(context, error('value-malformed', message, at, hint))
    if (second) return malformed(`“${given.key}”和“${second.key}”只能写一个`, '请分成两个数字。')
    if (given.key !== '合计' && given.names.length !== 2)
      return malformed(`“${given.key}”要写两个数字的名称`, '例如：[县域内就业, 农村劳动力转移就业]。')
    const formula: Formula = {
      kind: kinds[given.key],
      operands: given.names,
      unit: raw.单位 ?? null,
      decimals: raw.小数?.value ?? null,
      at,
    }
    return { keyAt: at, entry: { quantity: raw.公布 ?? null, formula } }
  })

const declaredForm = keyedText(
  { description: '数字和单位，照印出的样子写。', examples: ['25.17万人', '近5400人', '80余个', '109%'] },
  ({ text, at }) => parseQuantity(text, at),
).transform(({ keyAt, entry }) => ({ keyAt, entry: { quantity: entry, formula: null } }))

/** A figure as read; its scope is that of its file. */
export type FigureEntry = Omit<NamedFigure, 'scope'>

/** The group 数字 of 数字.yaml and of a highlight. The formula comes last: it is the form of a group. */
export const figuresForm = namedEntries<Omit<FigureEntry, 'name'>>(z.union([declaredForm, formulaForm])).transform(
  (entries): readonly FigureEntry[] => entries.map(({ name, entry }) => ({ name, ...entry })),
)

/** 数字.yaml */
export const figuresSchema = z.strictObject({ 数字: figuresForm }).transform((raw) => raw.数字)
