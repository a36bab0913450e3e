import type { Dataset } from '../../data/dataset.js'
import { oncePer } from '../../diagnostics/once-per.js'

/** What an organ is called by behind the name of its area. */
const OFFICE = /人民政府|政府|领导小组|指挥部|委员会|委|局|厅|办|中心/u

/**
 * How a text calls all places together, 全省 or 我省, by what the issuing organ is of: in a city's notice 全市 is the whole,
 * in a province's it is one of the places.
 */
export const wholeArea = oncePer(({ facts }: Dataset): RegExp => {
  const area = facts.organ.value.split(OFFICE)[0] ?? ''
  const level = /[省市州盟县区旗](?!.*[省市州盟县区旗])/u.exec(area)?.[0] ?? '省'
  return new RegExp(`[全我]省|[全我本]${level}`, 'u')
})
