import type { Dataset } from '../../data/dataset.js'

/** How words count a few things: the source of a pattern. */
export const NUMERAL = '[一二两三四五六七八九十]{1,3}|[0-9]{1,3}'
/** What they call places that they count; the longer words come first. */
export const PLACES = '市（州）|市州|县（市、区）|县市区|城市|地方|地区|部门|单位|市|州|县|区'

/** What a count of all places may be: of all that are assessed, of the cities among them, of those addressed together. */
export const placeCounts = ({ places }: Dataset): readonly number[] => [
  places.length,
  places.filter(({ name }) => /[市州盟]$|地区$/u.test(name.value)).length,
  places.filter(({ collective }) => collective !== null).length,
]
