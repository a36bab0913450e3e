import * as z from 'zod'
import { checkName } from './check-name.js'
import type { LastYearFigure } from './dataset.js'
import { parseQuantity } from './parse-quantity.js'
import { keyedText, lineOfText, refuse } from './schema-values.js'

// 上年.yaml: what the year before has printed, for growth and for the checks that nothing of it is left standing.

const quantity = keyedText({ description: '上一年印出的数字。', examples: ['25.17万人'] }, ({ text, at }) =>
  parseQuantity(text, at),
)

/** 上年.yaml */
export const lastYearSchema = z
  .strictObject({
    来源: lineOfText({ description: '抄自哪一份公文。', examples: ['data/2022'] }),
    上年: z.record(z.string(), quantity).meta({ description: '数字的名称，后面是上一年印出的数字。' }),
  })
  .transform((raw, context): readonly LastYearFigure[] => {
    const entries = Object.entries(raw.上年)
    // A full name: 城镇新增就业/完成率, 长春市/提供岗位.
    const wrong = entries.flatMap(([name, { keyAt }]) =>
      name.split('/').flatMap((part) => checkName(part, keyAt) ?? []),
    )
    if (wrong.length > 0) return refuse(context, ...wrong)
    return entries.map(([name, { keyAt, entry }]) => ({ name: { value: name, at: keyAt }, quantity: entry }))
  })
