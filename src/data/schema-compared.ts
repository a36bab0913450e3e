import * as z from 'zod'
import { checkName } from './check-name.js'
import type { ComparedFigure } from './dataset.js'
import { parseQuantity } from './parse-quantity.js'
import { keyedText, lineOfText, refuse } from './schema-values.js'

// 上年.yaml and 复录.yaml: what the figures are compared with. The year before has printed the one, for growth and for the
// checks that nothing of it is left standing; the other a second person has typed from the originals.

const figuresBy = (what: string, words: string) =>
  z
    .record(
      z.string(),
      keyedText({ description: words, examples: ['25.17万人'] }, ({ text, at }) => parseQuantity(text, at)),
    )
    .meta({ description: `数字的名称，后面是${what}。` })
    .transform((raw, context): readonly ComparedFigure[] => {
      const entries = Object.entries(raw)
      // A full name: 城镇新增就业/完成率, 长春市/提供岗位.
      const wrong = entries.flatMap(([name, { keyAt }]) =>
        name.split('/').flatMap((part) => checkName(part, keyAt) ?? []),
      )
      if (wrong.length > 0) return refuse(context, ...wrong)
      return entries.map(([name, { keyAt, entry }]) => ({ name: { value: name, at: keyAt }, quantity: entry }))
    })

/** 上年.yaml */
export const lastYearSchema = z
  .strictObject({
    来源: lineOfText({ description: '抄自哪一份公文。', examples: ['data/2022'] }),
    上年: figuresBy('上一年印出的数字', '上一年印出的数字。'),
  })
  .transform((raw) => raw.上年)

/** 复录.yaml */
export const retypedSchema = z
  .strictObject({ 复录: figuresBy('另一个人照原件重录的数', '另一个人照原件重录的数。') })
  .transform((raw) => raw.复录)
