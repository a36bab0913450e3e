import { oncePer } from '../keyed/once-per.js'
import type { Dataset } from './dataset.js'

/** What an organ is called by behind the name of its area. */
const OFFICE = /人民政府|政府|领导小组|指挥部|委员会|委|局|厅|办|中心/u

/** The kind of area that the issuing organ is of, the last in its name, 市 of 某省某市人民政府; null where it names none. */
export const areaLevel = oncePer(
  (dataset: Dataset): string | null => /[省市州盟县区旗](?!.*[省市州盟县区旗])/u.exec(areaOf(dataset))?.[0] ?? null,
)

const areaOf = ({ facts }: Dataset): string => facts.organ.value.split(OFFICE)[0] ?? ''

/** What the area of the issuing organ is called: 某省某市 and 某市; none where it names no area. */
export const areaNames = oncePer((dataset: Dataset): readonly string[] => {
  const [whole = ''] = /^.*[省市州盟县区旗]/u.exec(areaOf(dataset)) ?? []
  return [whole, /(?<=[省市州盟])[^省市州盟]+[省市州盟县区旗]$/u.exec(whole)?.[0] ?? ''].filter((name) => name !== '')
})

/**
 * How a text calls all places together, 全省 or 我省, by what the issuing organ is of: in a city's notice 全市 is the whole,
 * in a province's it is one of the places.
 */
export const wholeArea = oncePer(
  (dataset: Dataset): RegExp => new RegExp(`[全我]省|[全我本]${areaLevel(dataset) ?? '省'}`, 'u'),
)

/** What tables and messages call all places together: 全省, in a city's 全市. */
export const wholeName = (dataset: Dataset): string => `全${areaLevel(dataset) ?? '省'}`
