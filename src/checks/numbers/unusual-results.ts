import { compare, divide, whole } from '../../figures/exact.js'
import { type Figure, isChange } from '../../figures/figure.js'
import { formatExact } from '../../figures/format-figure.js'
import { formOf } from '../../figures/measure.js'
import type { Check, CheckInput } from '../check.js'
import { finding } from '../finding.js'
import { ofFigure } from '../printed-values.js'
import { isFar } from './far.js'

/** With so many more digits a value that was rounded to a whole shows that it is none. */
const MORE_DIGITS = 2

/** Shares of what there is, of which there cannot be more; of a plan (到位率, 完成率) or an age (毛入学率) there can. */
const SHARE =
  /(?<!毛)(?:办结|覆盖|合格|达标|优良|优质|参保|入学|就业|及格|满意|普及|通过|整改|销号|回复|响应|处置|绿化|城镇化|准确|留用|结案|化解|援助|安置|巩固|中等路)率$|占比$|比重$/u

/**
 * Declared shares of more than 100%, and computed rates that are right as computed and still hardly meant: an increase
 * of 0.0%, one to more than five times (then a number it is computed from is a slip), a part that is more than its
 * whole, and 99.96% that is printed as 100.0%, as if all had been done.
 */
export const unusualResults: Check = (input) =>
  [...input.printed.keys()].flatMap((name) => {
    const figure = input.figures.find(name, null)
    const describes = figure?.source === 'computed' ? describe : tooMuch
    const found = figure?.quantity.unit === '%' ? describes(figure, input) : null
    if (!figure || !found) return []
    return finding('figure-extreme', 'warning', `“${name}”${found.message}`, {
      ...ofFigure(figure, input.printed),
      hint: found.hint,
    })
  })

/** A declared share. */
function tooMuch({ exact, name, text }: Figure) {
  if (!exact || !SHARE.test(name) || compare(exact, whole(1)) <= 0) return null
  return { message: `是${text}，超过了100%`, hint: '请核对小数点；确实可以超过100%的，写进 豁免.yaml。' }
}

function describe({ exact, quantity, text, derivation }: Figure, { figures }: CheckInput) {
  if (!exact) return null
  const kind = derivation?.kind
  const [first, second] = (derivation?.operands ?? []).map((name) => figures.find(name, null))
  if (kind === 'share' && compare(exact, whole(1)) > 0)
    return {
      message: `印成${text}，部分大于整体：${first?.text ?? ''}占${second?.text ?? ''}`,
      hint: '占比不能超过100%，请核对两个数，是不是前后写反了。',
    }
  if (isChange(kind)) {
    const word = kind === 'decline' ? '下降' : '增长'
    // 增减 prints 持平.
    if (kind !== 'change' && !/[1-9]/.test(quantity.digits))
      return { message: `印成${word}${text}`, hint: '请改写成“与上年持平”“基本持平”，或多印几位小数。' }
    const times = first?.exact && second?.exact && divide(first.exact, second.exact)
    return times && isFar(times)
      ? { message: `印成${word}${text}：${first.text}，上年${second.text}`, hint: '请核对小数点和单位里的万、亿。' }
      : null
  }
  if (kind !== 'share' && kind !== 'completion') return null
  if (Number(quantity.digits) !== 100 || compare(exact, whole(1)) >= 0) return null
  const form = formOf(quantity)
  const detailed = formatExact(exact, { ...form, decimals: form.decimals + MORE_DIGITS })
  return {
    message: `印成${text}，实际不到100%（${detailed}）`,
    hint: '请多印一位小数，或写“近100%”；确实不用改的，写进 豁免.yaml。',
  }
}
