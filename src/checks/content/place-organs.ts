import type { Place } from '../../data/dataset.js'
import type { Sourced } from '../../data/sourced.js'
import type { Check } from '../check.js'
import { type Finding, finding } from '../finding.js'
import { makeWordIndex } from '../word-index.js'

/** What kind of area a name ends in. */
const KIND = /[省市州盟县区旗镇乡]/u

/** Each place is written to under its own organ, and who issues is none of the places. */
export const placeOrgans: Check = ({ dataset: { places, facts, letter } }) => {
  const owners = new Map(places.flatMap((place) => namesOf(place).map((name) => [name, place] as const)))
  const find = makeWordIndex(owners.keys())
  const collective = new Set(places.flatMap(({ collective }) => collective?.value ?? []))
  const issuers = [facts.organ, ...(letter ? [letter.organ] : [])]
  return [
    ...places.flatMap((place) => {
      const named = find(place.organ.value).map(({ word }) => owners.get(word))
      const why = collective.has(place.organ.value)
        ? '是几个地方的统称'
        : named.length > 0 && !named.includes(place)
          ? `是“${named[0]?.name.value}”的`
          : otherKind(place)
      return why === null ? [] : [wrong(place.organ, `“${place.name.value}”的主送机关“${place.organ.value}”${why}`)]
    }),
    ...issuers.flatMap((organ) => {
      const place = places.find(({ name: { value } }) => KIND.test(value.at(-1) ?? '') && organ.value.startsWith(value))
      return place ? [wrong(organ, `发文机关“${organ.value}”是参加考评的“${place.name.value}”的`)] : []
    }),
  ]
}

/** A single character is no name: 甲 of 甲市 may stand in any word. */
const namesOf = ({ name, shortName, aliases }: Place): readonly string[] =>
  [name, shortName, ...aliases].flatMap(({ value }) => (value.length > 1 ? [value] : []))

/** 松原县人民政府 of 松原市; 人民政府办公室, where all together are addressed as 人民政府. */
function otherKind({ name, shortName, organ, collective }: Place): string | null {
  const kindOf = (words: string) => KIND.exec(words.slice(shortName.value.length, shortName.value.length + 1))?.[0]
  const [own, its] = [name.value, organ.value].map((each) =>
    each.startsWith(shortName.value) ? kindOf(each) : undefined,
  )
  if (own && its && own !== its) return `不是“${own}”的`
  const government = /人民政府(?=.)/u.test(organ.value) && !organ.value.endsWith('人民政府')
  return government && collective?.value.endsWith('人民政府') ? `与统称“${collective.value}”不是一级` : null
}

const wrong = ({ value, at }: Sourced<string>, message: string): Finding =>
  finding('organ-mismatch', 'warning', message, {
    at,
    about: value,
    hint: '请核对是不是写成了别的机关；确实如此的，写进 豁免.yaml。',
  })
