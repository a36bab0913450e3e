import type { Dataset, Place } from '../data/dataset.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import { squeeze } from './headers.js'

/** How tables call the province; the title of a row of totals too. 省本级 is only what its own organs did, not all of it. */
const PROVINCE = /^(?:全[省市州盟县区旗]|合计|总计|全[省市州盟县区旗]合计)$/
export const isProvince = (words: string): boolean => PROVINCE.test(words)

/** The places by each of their names, as a table may write them. */
export function placesByName(places: readonly Place[]): ReadonlyMap<string, Place> {
  const names = places.flatMap((place) =>
    [...place.aliases, place.shortName, place.name].map(({ value }) => [squeeze(value), place] as const),
  )
  return new Map(names)
}

/** The only place that a text speaks of; null for none or several. A longer name hides those inside it. */
export function placeIn(text: string, places: readonly Place[]): string | null {
  const [only, ...others] = placesIn(text, places).found
  return only !== undefined && others.length === 0 ? only : null
}

function placesIn(text: string, places: readonly Place[]) {
  const names = places
    .flatMap(({ name, shortName, aliases }) => [
      { written: name.value, full: name.value },
      ...aliases.map(({ value }) => ({ written: value, full: name.value })),
      // 吉林省 is not 吉林: a short name counts only where it stands alone.
      ...(text === shortName.value ? [{ written: shortName.value, full: name.value }] : []),
    ])
    .sort((a, b) => b.written.length - a.written.length)
  // 吉林市州 are the cities and prefectures of 吉林, not 吉林市.
  let rest = text.replace(/市(?=州|（州|\(州)/gu, '\n')
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
export function unknownPlace(text: string, { places, facts }: Dataset): UnknownPlace | undefined {
  const official = [facts.organ.value, facts.assessor?.value ?? '', facts.addressees.value].join('\n')
  const own = /^.+?[省市州县区旗盟]/u.exec(facts.organ.value)?.[0] ?? ''
  for (const part of placesIn(text.normalize('NFKC'), places).rest.split(BETWEEN)) {
    const whole = part.replace(LEAD, '').split(/[,。;、:]/u)[0] ?? ''
    // 吉林省磐石市, 全省磐石市: the province stands before the name.
    const before = [own, '全省', '全市'].find((each) => each !== '' && whole.startsWith(each)) ?? ''
    const words = whole.slice(before.length)
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
const LEAD = /^(?:年度?|附件|附表|关于)+/u

/** At most this long before its last word: 公主岭市. What follows must not make another word of it: 人才市场, 重点区域. */
const NAMED =
  /^(?:[^\P{Script=Han}省市州县区旗盟]{1,3}(?:市(?![场政民值容面况郊级属辖直区内外委])|州(?![府级])|县(?![级域城乡区内外委])|区(?![域间块位别划分内外级委])|旗(?![舰帜下])|盟(?![友主约]))|[^\P{Script=Han}省市州县区旗盟]{2,3}省(?![级属直内外厅委政里]))/u

/** Words that say which kind of places, or that are no places at all. */
const KINDS =
  /^(?:.*[全各本我该外跨每首](?:个)?.|[两几多某这数一二三四五六七八九十百]+个?.|前[一二三四五六七八九十].|(?:其他|其它|其余|有关|相关|部分|所有|全部|下辖|所属|所辖|报|送|报送|上报|致|发|印发|抄送|试点|示范|重点|先进|贫困|脱贫|边境|民族|受灾|主要|劳务|示例|样板)[省市州县区旗盟]|.*(?:社|园|地|城|辖|片|小|校|厂|老|山|林|牧|农|库|灾|景|街|战|赛|特|郊|专|分|新城|开发|高新|经开|工业|自治)区|.*(?:城|超|都|门|上|股|楼|夜|集|菜|房|车|早|罢|入|花|鱼|米|黑|街|闹|行|人才|零工|劳动力|用工|招聘)市|.*(?:联|加|同|结)盟|.*(?:红|国|锦|党|团|战|会|旌|升)旗)$/u
