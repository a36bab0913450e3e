import { PENDING } from '../../data/quantity.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

/** Where the figures come from is not printed, but has to be known before they are. */
export const openSource: Check = ({ dataset: { facts } }) => {
  const { value, at } = facts.source
  if (value !== PENDING) return []
  const hint = '请写明数字和文字的出处。'
  return [finding('text-pending', 'warning', '“来源”还没有补上', { at, about: '来源', hint })]
}
