import type { Dataset, Place } from '../data/dataset.js'
import { areaNames } from '../data/whole-area.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import { squeeze } from './headers.js'

/** How tables call the province; the title of a row of totals too. 省本级 is only what its own organs did, not all of it. */
const PROVINCE = /^(?:全[省市州盟县区旗](?:[合总]计)?|[合总]计(?:\(全[省市州盟县区旗]\))?)$/
/** Whether words, half-width and without blanks, mean the whole province. */
export const isProvince = (words: string): boolean => PROVINCE.test(words)

/** What ends like a place, known or not: who has misspelt one must not have its figures taken for another's. */
export const endsLikePlace = (words: string): boolean => /^\p{Script=Han}{1,7}[省市州县区旗盟]$/u.test(words)

/** The places by each of their names, as a table may write them. */
export function placesByName(places: readonly Place[]): ReadonlyMap<string, Place> {
  const names = places.flatMap((place) =>
    [...place.aliases, place.shortName, place.name].map(({ value }) => [squeeze(value), place] as const),
  )
  return new Map(names)
}

/** The only place that a text speaks of; null for none or several. A longer name hides those inside it. */
export function placeIn(text: string, dataset: Dataset): string | null {
  const { found, rest } = placesIn(text, dataset.places)
  const [only, ...others] = new Set([...found, ...shortNames(text, rest, dataset).sure.map(({ name }) => name.value)])
  return only !== undefined && others.length === 0 ? only : null
}

/** What may follow the short name of a place in the title of its table: 长春主要指标, 长春报表. */
const OF_PLACE =
  /^的?(?:[上填]报|报[送来表数]|数[据字]|统计|汇总|主要|目标|任务|指标|各项|年度|完成|进[度展]|情况|考[核评]|[\d ]*表)/u

/**
 * The places that a text names by their short names, where it begins or behind a year, a number, a bracket or a sign; and
 * those that it may name so: 长春就业情况, or 吉林2022年情况 in 吉林省.
 */
function shortNames(text: string, rest: string, dataset: Dataset) {
  const [sure, doubtful]: [Place[], Place[]] = [[], []]
  const alone = text.replace(/^[\d.、\s]+/u, '').trim()
  const whole = areaNames(dataset).map((name) => name.slice(0, -1))
  for (const words of wordsInFront(rest, dataset))
    for (const place of dataset.places) {
      const name = place.shortName.value
      if (name === '' || !words.startsWith(name)) continue
      const behind = words.slice(name.length)
      if (/^[省市州盟县区旗各]/u.test(behind)) continue
      const known = alone === name || (!whole.includes(name) && (behind === '' || OF_PLACE.test(behind)))
      ;(known ? sure : doubtful).push(place)
    }
  return { sure, doubtful }
}

/** The short name of a place at the beginning of a text, where nobody can tell whether that place is meant. */
export function doubtfulShortName(text: string, dataset: Dataset): UnknownPlace | undefined {
  const [place] = shortNames(text, placesIn(text, dataset.places).rest, dataset).doubtful
  return place && { name: place.shortName.value, near: place.name.value }
}

/** The words at the beginning of a text, and behind each year, bracket or sign in it, without the province in front. */
function wordsInFront(rest: string, dataset: Dataset): readonly string[] {
  const own = /^.+?[省市州县区旗盟]/u.exec(dataset.facts.organ.value)?.[0] ?? ''
  return rest
    .normalize('NFKC')
    .split(BETWEEN)
    .map((part) => {
      const words = part.replace(LEAD, '').split(/[,。;、:]/u)[0] ?? ''
      // 吉林省磐石市, 全省磐石市: the province stands before the name.
      const before = [own, '全省', '全市'].find((each) => each !== '' && words.startsWith(each)) ?? ''
      return words.slice(before.length)
    })
}

function placesIn(text: string, places: readonly Place[]) {
  const names = places
    .flatMap(({ name, aliases }) => [
      { written: name.value, full: name.value },
      ...aliases.map(({ value }) => ({ written: value, full: name.value })),
    ])
    .sort((a, b) => b.written.length - a.written.length)
  // 吉林市州 are the cities and prefectures of 吉林, not 吉林市.
  let rest = text.replace(/市(?=州|（州|\(州)/gu, '各')
  const found = new Set<string>()
  for (const { written, full } of names) {
    if (!rest.includes(written)) continue
    found.add(full)
    rest = rest.replaceAll(written, '\n')
  }
  return { found: [...found], rest }
}

/** The name of a place that the data do not have, and the one that it most likely means. */
export interface UnknownPlace {
  readonly name: string
  readonly near: string | undefined
}

/**
 * What stands where a place is named, ends like a place, and is none: 长舂市2022年完成情况. Taken for a table without a
 * place it would overwrite the province's figures. Only the beginning of a text, or what stands behind a year, a
 * bracket, a sign or 填报单位：, is looked at, and only short names: inside a sentence too many words end so.
 * Words for kinds of places (全市, 各市州, 城区, 开发区), and names in 文件.yaml such as the issuing organ's, are none.
 */
export function unknownPlace(text: string, dataset: Dataset): UnknownPlace | undefined {
  const { places, facts } = dataset
  const official = [facts.organ.value, facts.assessor?.value ?? '', facts.addressees.value].join('\n')
  for (const words of wordsInFront(placesIn(text.normalize('NFKC'), places).rest, dataset)) {
    const name = NAMED.exec(words)?.[0]
    if (name === undefined || KINDS.test(name) || official.includes(name)) continue
    return {
      name,
      near: nearestName(
        name,
        places.map((place) => place.name.value),
      ),
    }
  }
  return undefined
}

const BETWEEN = /[^\p{Script=Han},。;、:]+|(?:单位|地区|地方|地市|名称)[:：]|\n/u
const LEAD = /^(?:年度?|附[件表]:?|关于)+/u

/** At most this long before its last word: 公主岭市. What follows must not make another word of it: 人才市场, 重点区域. */
const NAMED =
  /^(?:[^\P{Script=Han}省市州县区旗盟]{1,3}(?:市(?![场政民值容面况郊级属辖直区内外委])|州(?![府级])|县(?![级域城乡区内外委])|区(?![域间块位别划分内外级委])|旗(?![舰帜下])|盟(?![友主约]))|[^\P{Script=Han}省市州县区旗盟]{2,3}省(?![级属直内外厅委政里]))/u

/** Words that say which kind of places, or that are no places at all. */
const KINDS =
  /^(?:.*[全各本我该外跨每首](?:个)?.|[两几多某这数一二三四五六七八九十百]+个?.|前[一二三四五六七八九十].|(?:其他|其它|其余|有关|相关|部分|所有|全部|下辖|所属|所辖|报|送|报送|上报|致|发|印发|抄送|试点|示范|重点|先进|贫困|脱贫|边境|民族|受灾|主要|劳务|示例|样板)[省市州县区旗盟]|.*(?:社|园|地|城|辖|片|小|校|厂|老|山|林|牧|农|库|灾|景|街|战|赛|特|郊|专|分|新城|开发|高新|经开|工业|自治)区|.*(?:城|超|都|门|上|股|楼|夜|集|菜|房|车|早|罢|入|花|鱼|米|黑|街|闹|行|人才|零工|劳动力|用工|招聘)市|.*(?:联|加|同|结)盟|.*(?:红|国|锦|党|团|战|会|旌|升)旗)$/u
