import { parseQuantity } from '../../data/parse-quantity.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

/** 专名 lets digits through: a plain number among them (1, 9260人) would let numbers through. */
export const properNames: Check = ({ dataset: { facts, terms } }) =>
  facts.properNames.flatMap(({ value, at }) => {
    const number = parseQuantity(value, at)
    if (!number.ok || !['', '%', '‰', ...terms.units.map((unit) => unit.value)].includes(number.value.unit)) return []
    const hint =
      '“专名”只写带数字的名称，如 1311×N；12345热线、110警情一类的，连同后面的字一起写；数字请写进 数字.yaml。'
    return [finding('digits-typed', 'error', `“专名”里的“${value}”是数字，不是名称`, { at, about: value, hint })]
  })
