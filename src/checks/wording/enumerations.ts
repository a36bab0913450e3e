import type { Dataset } from '../../data/dataset.js'
import { type Passage, spotAt } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import type { Check } from '../check.js'
import { clausesOf } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { mask } from '../mask.js'
import type { WordHit, WordIndex } from '../word-index.js'
import { NUMERAL } from './count-words.js'
import { fullNameIndexOf } from './place-index.js'
import { JOIN, runs } from './place-lists.js'

const COUNT = `(${NUMERAL})`
/** “双辽月嫂”“梨树生猪养殖”“伊通烧鸽”等7个 */
const QUOTED = new RegExp(`((?:“[^“”]+”[、和及]?){2,99})(等)?${COUNT}[个种项类家大]`, 'gu')
const AFTER_PLACES = new RegExp(`^(等)?${COUNT}[个家]?(?:市（州）|市|州|地|县|区|城市|地方|地区|单位|部门)`, 'u')
/** 优秀等次（3家）：甲局（98.5分）、乙局（97.2分）、丙局。 */
const ANNOUNCED = new RegExp(
  `（共?${COUNT}[个家名](?:单位|部门|地方|地区)?）[：:]([^。；：]{2,600}?)(?=[。；]|$)`,
  'gu',
)
/** 甲、乙、丙分别为1人、2人和3人 */
const RESPECTIVELY = /分别(?:为|是|达|达到|完成|实现|增长|下降|占)/gu
const AND = /[、和与及]/u
/** 与上年同期相比: its 与 joins no two things. */
const COMPARED = /^(?:与|和|同).*?(?:相比|比较|相较)/u
/** 受伤人数上升20%: behind the list something else is told. */
const OTHER_THING = /^\p{Script=Han}{2,}(?:上升|下降|增长|增加|减少|提高|降低)/u

/** What is enumerated agrees with its number: 甲、乙等二市, no place twice, and 分别为 with as many numbers as things. */
export const enumerations: Check = ({ dataset, passages }) => {
  const find = fullNameIndexOf(dataset)
  const names = namesOf(dataset)
  return passages.flatMap((passage) => {
    const lists = runs(passage.text, find(passage.text))
    return [
      ...quoted(passage),
      ...announced(passage, find),
      ...placeLists(passage, lists),
      ...slipsInLists(passage, lists, dataset),
      ...respectively(passage, names),
    ]
  })
}

function quoted(passage: Passage): readonly Finding[] {
  return [...passage.text.matchAll(QUOTED)].flatMap(({ 0: words, 1: list = '', 2: open, 3: count = '', index }) => {
    const items = list.split('“').length - 1
    return agrees(count, items, open !== undefined) ? [] : [mismatch(passage, index, words, items)]
  })
}

function announced(passage: Passage, find: WordIndex): readonly Finding[] {
  return [...passage.text.matchAll(ANNOUNCED)].flatMap(({ 0: words, 1: count = '', 2: list = '', index }) => {
    const hits = find(list)
    const rest = hits.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), list)
    // Only names, what stands in brackets behind them, and joints.
    if (hits.length === 0 || rest.replace(/（[^（）]*）|[、，和及与]/gu, '') !== '') return []
    return agrees(count, hits.length, false) ? [] : [mismatch(passage, index, words, hits.length)]
  })
}

function placeLists(passage: Passage, lists: readonly (readonly WordHit[])[]): readonly Finding[] {
  const found: Finding[] = []
  for (const list of lists) {
    const [first, last] = [list[0], list.at(-1)]
    if (!first || !last || list.length < 2) continue
    const again = list.find(({ word }, index) => list.findIndex((each) => each.word === word) < index)
    if (again)
      found.push(
        finding('place-repeated', 'warning', `“${again.word}”在这里列了两次`, {
          spot: spotAt(passage, again.start, again.word),
          hint: '请删去一个，或改成漏写的地方。',
        }),
      )
    const counted = AFTER_PLACES.exec(passage.text.slice(last.end))
    if (counted && !agrees(counted[2] ?? '', list.length, counted[1] !== undefined))
      found.push(
        mismatch(passage, first.start, passage.text.slice(first.start, last.end + counted[0].length), list.length),
      )
  }
  return found
}

const NEXT_PLACE = new RegExp(`^(?:${JOIN})(\\p{Script=Han}{1,6}?[市州县区旗盟])`, 'u')
const PLACE_BEFORE = new RegExp(`(?:^|[，。；：、是为对])(\\p{Script=Han}{1,5}[市州县区旗盟])(?:${JOIN})$`, 'u')

/** 西和区、东山区: beside places of the list, a name that differs from one of the others by a single character. */
function slipsInLists(
  passage: Passage,
  lists: readonly (readonly WordHit[])[],
  { places }: Dataset,
): readonly Finding[] {
  const named = new Set(lists.flat().map(({ word }) => word))
  const isKnown = (word: string): boolean =>
    places.some(({ name, aliases }) => name.value === word || aliases.some(({ value }) => value === word))
  return lists.flatMap((list) => {
    const [start, end] = [list[0]?.start ?? 0, list.at(-1)?.end ?? 0]
    const before = PLACE_BEFORE.exec(passage.text.slice(Math.max(0, start - 12), start))?.[1]
    const behind = NEXT_PLACE.exec(passage.text.slice(end, end + 12))?.[1]
    return [before, behind].flatMap((word): readonly Finding[] => {
      if (word === undefined || isKnown(word)) return []
      const meant = places.find(({ name }) => !named.has(name.value) && isSlip(word, name.value))?.name.value
      if (meant === undefined) return []
      const from = word === before ? passage.text.lastIndexOf(word, start) : passage.text.indexOf(word, end)
      const spot = spotAt(passage, from, word)
      const hint = `是不是“${meant}”？没有写错的，写进 用语.yaml 的“可用”，或者 豁免.yaml。`
      return [finding('term-misspelt', 'warning', `“${word}”疑为“${meant}”`, { spot, hint })]
    })
  })
}

/** One character of three at least is another, and not the first alone: 南山区 is not 东山区. */
const isSlip = (word: string, name: string): boolean =>
  word.length === name.length &&
  word.length > 2 &&
  word[0] === name[0] &&
  [...word].filter((character, index) => character !== name[index]).length === 1

function respectively(passage: Passage, known: readonly string[]): readonly Finding[] {
  const text = mask(passage.text, known)
  return clausesOf(text).flatMap(({ text: words, start }) => {
    const last = [...words.matchAll(RESPECTIVELY)].at(-1)
    if (!last) return []
    const [before, behind] = [
      words.slice(0, last.index).replace(COMPARED, ''),
      words.slice(last.index + last[0].length),
    ]
    const parts = behind.split(AND)
    const other = parts.findIndex((part, index) => index > 0 && OTHER_THING.test(part))
    const listed = other < 0 ? parts : parts.slice(0, other)
    const [things, numbers] = [before.split(AND).length, listed.filter((part) => /[0-9]/.test(part)).length]
    // One thing with several numbers (今年和去年) or several with one are other sentences.
    if (things < 2 || numbers < 2 || things === numbers) return []
    const message = `“分别”前面列了 ${things} 项，后面有 ${numbers} 个数`
    return finding('count-mismatch', 'warning', message, {
      spot: spotAt(passage, start, words),
      hint: '请一项对一个数；确实不是这样列举的，写进 豁免.yaml。',
    })
  })
}

const mismatch = (passage: Passage, start: number, words: string, items: number): Finding =>
  finding('count-mismatch', 'warning', `这里列了 ${items} 个，与写的个数不符`, {
    spot: spotAt(passage, start, words),
    hint: '请核对名单和个数。',
  })

/** With 等 there may be more than are named, never fewer. */
function agrees(count: string, items: number, open: boolean): boolean {
  const number = readNumeral(count)
  return number === null || number === items || (open && number > items)
}

/** Names hold 和 and 、 of their own: 残疾人职业技能培训和创业培训. */
const namesOf = ({ indicators, figures }: Dataset): readonly string[] =>
  [...indicators.flatMap(({ name, wording }) => [name.value, wording.value]), ...figures.map(({ name }) => name.value)]
    .filter((name) => AND.test(name))
    .sort((a, b) => b.length - a.length)
