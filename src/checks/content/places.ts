import type { Place } from '../../data/dataset.js'
import { wholeSpot } from '../../document/passages.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'
import { makeWordIndex } from '../word-index.js'

/** Places under one name in the text, all of them addressed. */
export const places: Check = (input) => [...twoNames(input), ...unaddressed(input)]

/** Outside the text organs are named, not places: 长白山管委会 is addressed, 长白山保护开发区 assessed. */
const organElements: ReadonlySet<string> = new Set(['addressees', 'carbon-copy', 'issuer-mark', 'issuing-organs'])

function twoNames({ dataset, passages }: CheckInput): readonly Finding[] {
  const owners = new Map<string, Place>()
  for (const place of dataset.places) for (const { value } of place.aliases) owners.set(value, place)
  if (owners.size === 0) return []
  const full = dataset.places.flatMap(({ name, organ }) => [name.value, organ.value])
  const find = makeWordIndex([...owners.keys(), ...full])
  return passages.flatMap((passage) =>
    organElements.has(passage.kind)
      ? []
      : find(passage.text).flatMap(({ word, start, end }) => {
          const place = owners.get(word)
          if (!place || place.name.value === word) return []
          return finding('place-two-names', 'warning', `“${place.name.value}”在这里称“${word}”`, {
            spot: { passage, start, end },
            hint: `文中请统一称“${place.name.value}”；指机关而不是地方的，可以豁免。`,
          })
        }),
  )
}

/** Every assessed place is addressed: by its organ, or under a collective name (主送统称) that the line holds. */
function unaddressed({ dataset, passages }: CheckInput): readonly Finding[] {
  const passage = passages.find(({ kind }) => kind === 'addressees')
  if (!passage) return []
  const organs = (line: string): readonly string[] => line.split(/[，、：；]/u)
  const named = new Set(organs(passage.text))
  return dataset.places
    .filter(
      ({ organ, collective }) =>
        // Two that are addressed together: 甲管委会、乙管委会.
        !organs(organ.value).every((each) => named.has(each)) &&
        !(collective && passage.text.includes(collective.value)),
    )
    .map(({ name, organ, collective }) => {
      const neither = collective ? `，也没有统称“${collective.value}”` : ''
      const message = `“${name.value}”参加考评，主送机关里却没有“${organ.value}”${neither}`
      return finding('addressee-uncovered', 'warning', message, {
        spot: wholeSpot(passage),
        hint: collective
          ? '请在 文件.yaml 的“主送机关”里列入其中一个；统称改了的，请改 地方.yaml 的“主送统称”。'
          : '请列入主送机关；已包括在统称之内的，请在 地方.yaml 写上“主送统称”。',
      })
    })
}
