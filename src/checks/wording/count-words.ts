import type { Dataset, Place } from '../../data/dataset.js'

/** How words count a few things: the source of a pattern. */
export const NUMERAL = '[一二两三四五六七八九十]{1,3}|[0-9]{1,3}'
/** What they call places that they count; the longer words come first. */
export const PLACES =
  '市（州）|市州|县（市、区）|县市区|县区|乡镇（街道）|乡镇街道|城市|地方|地区|部门|单位|乡镇|镇街|街道|市|州|县|区|镇|乡'

const isCity = ({ name }: Place): boolean => /[市州盟]$|地区$/u.test(name.value)
const isCounty = ({ name }: Place): boolean => name.value.endsWith('县')

/**
 * Whether the places are mostly counties and districts: then words that count counties count places. In a province of
 * cities and one county 六十个县（市、区） are what the cities are made of.
 */
export const ofCounties = ({ places }: Dataset): boolean =>
  places.filter(({ name }) => /[县区旗]$/u.test(name.value)).length * 2 > places.length

/** What a count of all places may be: of all that are assessed, of cities and counties among them, of those addressed together. */
export const placeCounts = ({ places }: Dataset): readonly number[] => {
  const [cities, counties] = [places.filter(isCity).length, places.filter(isCounty).length]
  const collective = places.filter((place) => place.collective !== null).length
  return [places.length, cities, collective, ...(counties > 0 ? [counties, cities + counties] : [])]
}
