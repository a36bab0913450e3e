import type { Dataset } from '../../data/dataset.js'

/** What an organ is called by behind the name of its area. */
const OFFICE = /人民政府|政府|领导小组|指挥部|委员会|委|局|厅|办|中心/u
const known = new WeakMap<Dataset, RegExp>()

/**
 * How a text calls all places together, 全省 or 我省, by what the issuing organ is of: in a city's notice 全市 is the whole,
 * in a province's it is one of the places.
 */
export function wholeArea(dataset: Dataset): RegExp {
  const made = known.get(dataset) ?? makeWords(dataset.facts.organ.value)
  known.set(dataset, made)
  return made
}

function makeWords(organ: string): RegExp {
  const area = organ.split(OFFICE)[0] ?? ''
  const level = /[省市州盟县区旗](?!.*[省市州盟县区旗])/u.exec(area)?.[0] ?? '省'
  return new RegExp(`[全我]省|[全我本]${level}`, 'u')
}
