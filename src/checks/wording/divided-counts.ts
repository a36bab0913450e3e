import { type Passage, type Spot, spotAt } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import type { Check } from '../check.js'
import { sentenceBefore, sentenceBehind } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import type { WordIndex } from '../word-index.js'
import { placeIndexOf } from './place-index.js'

const NUMERAL = '[一二两三四五六七八九十]{1,3}|[1-9][0-9]{0,4}'
const CLASSIFIER = '个|项|家|所|户|起|件|人|名|处|条|座|宗|份|批次'
const COUNT = new RegExp(
  `(?<![第几数百千.0-9一二两三四五六七八九十连续近约])(?<count>${NUMERAL})(?<unit>${CLASSIFIER})(?![月季年])`,
  'u',
)
/** 全省11个地区中，: what follows divides them. */
const WHOLE = new RegExp(
  `(?<![第几数百千.0-9一二两三四五六七八九十])(?<count>${NUMERAL})(?<unit>${CLASSIFIER})(?<noun>[^，。；：、0-9]{0,12}?)中(?:，|(?=有?[0-9一二两三四五六七八九十]))`,
  'gu',
)
/** 检查企业328家，合格301家、不合格27家 */
const OPPOSED = new RegExp(
  `(?<![第.0-9])(?<count>${NUMERAL})(?<unit>${CLASSIFIER})，(?:其中[，：]?)?已?(?<good>[^，。；：、0-9]{2,6})(?<one>${NUMERAL})\\k<unit>[，、](?:尚|还|仍)?(?<not>未|没有?|不)\\k<good>的?(?<other>${NUMERAL})\\k<unit>(?=[，。；]|$)`,
  'gu',
)
/** A number that tells a change is not the whole. */
const CHANGE = /(?:增加|减少|增长|下降|上升|提高|[多少快慢新])了?$/u
/** What divides a whole is told in fewer words. */
const LONGEST = 300
/** Parts of parts, open lists and other bases: nobody can add them up. */
const OPEN = /其中|等|另|分别|既|两项|同时|还有/u

/** What is counted in parts adds up: 11个地区中，7个达到、5个未达到 cannot be. Only parts that exclude each other are held. */
export const dividedCounts: Check = ({ dataset, passages }) =>
  passages.flatMap((passage) => {
    // What stands in brackets lists the same again, and 市（州） must not end a clause.
    const text = passage.text.replaceAll(/（[^（）]*）/gu, (words) => '〇'.repeat(words.length))
    return [
      ...[...text.matchAll(WHOLE)].flatMap((whole) => divided({ passage, text }, whole, placeIndexOf(dataset))),
      ...[...text.matchAll(OPPOSED)].flatMap((match) => opposed(passage, text, match)),
    ]
  })

function divided(
  { passage, text }: { readonly passage: Passage; readonly text: string },
  whole: RegExpExecArray,
  find: WordIndex,
): readonly Finding[] {
  const from = whole.index + whole[0].length
  const rest = sentenceBehind(text.slice(0, from + LONGEST), from)
  const { count: total = '', unit = '', noun = '' } = whole.groups ?? {}
  if (rest.length === LONGEST || OPEN.test(rest)) return []
  const isPlace = (words: string): boolean => find(words)[0]?.word === words
  const parts = rest
    .split(/[，、]/u)
    .filter((words) => !isPlace(words))
    .map((words) => readPart(words, unit, noun))
  const all = readNumeral(total)
  const counted = parts.flatMap((part) => part ?? [])
  // A clause without a count says something else.
  if (all === null || counted.length !== parts.length || counted.length < 2) return []
  const stated = counted.reduce((sum, { count }) => sum + count, 0)
  const relation = relationOf(counted)
  if (relation === null || stated === all || (relation === 'apart' && stated < all)) return []
  return [mismatch({ passage, start: whole.index, end: from + rest.length }, stated, `${total}${unit}`)]
}

interface Part {
  readonly count: number
  /** What is said of those that are counted, without their name. */
  readonly said: string
}

/** 有8个地区完成年度计划 → 8, 完成年度计划; 优秀3个 → 3, 优秀; undefined where a clause has not exactly one count. */
function readPart(words: string, unit: string, noun: string): Part | undefined {
  const match = COUNT.exec(words)
  const count = readNumeral(match?.groups?.count ?? '')
  if (!match || count === null || match.groups?.unit !== unit) return undefined
  const behind = words.slice(match.index + match[0].length)
  if (/[0-9]/u.test(words.slice(0, match.index).replaceAll(PERCENT, ''))) return undefined
  if (COUNT.test(behind)) return undefined
  const own = noun.replaceAll('〇', '')
  const name = behind.startsWith(own) ? own : (NAME.exec(behind)?.[0] ?? '')
  const said = words.slice(0, match.index) + behind.slice(name.length)
  return { count, said: said.replaceAll(FILLERS, '') }
}

const PERCENT = /[0-9.]+%/gu
const NAME = /^(?:参评)?(?:市〇+|市州|县〇+|县市区|地方|地区|城市|市|州|县|区|部门|单位|企业|项目|指标)/u
const FILLERS = /^(?:仅|只|共|约)|有(?=$)|的有?$|[〇有]|已经?|均|都|全部|实现|尚|仍|还(?!原)/gu

/** `all`: the parts are all there are; `apart`: no one belongs to two of them; null: nobody can tell. */
type Relation = 'all' | 'apart' | null

function relationOf(parts: readonly Part[]): Relation {
  const said = parts.map((part) => part.said)
  const [first = '', second = ''] = said
  if (REST.test(said.at(-1) ?? ''))
    return said.length === 2 || said.slice(0, -1).every((each) => BAND.test(each)) ? 'all' : null
  if (said.every((each) => GRADE.test(each))) return new Set(said).size === said.length ? 'apart' : null
  const poles = said.map(poleOf)
  if (poles.every((pole) => pole !== null) && new Set(poles.map((pole) => pole?.sign)).size === said.length) {
    const about = poles.map((pole) => pole?.about ?? '')
    const same = about.every((each, index) => each === about[0] || (index > 0 && each === ''))
    return same ? (poles.some((pole) => pole?.sign === 0) && said.length === 3 ? 'all' : 'apart') : null
  }
  if (said.length !== 2) return null
  return denies(second, first) ?? denies(first, second)
}

const REST = /^(?:其余|其他|余下|剩余|剩下)/u
/** 完成率在100%至110%之间, 超过110%: bands of one measure. */
const BAND = /[0-9]%/u
const GRADE =
  /^(?:评为|为)?(?:优秀|优|良好|良|中等|基本合格|合格|不合格|一般|较好|较差|好|差|基本达标|达标|不达标)(?:等次|等级)?$/u
const UP = '上升|增长|增加|提高|提升|上涨|改善|好转|变好'
const DOWN = '下降|减少|降低|下滑|回落|恶化|反弹|变差'
const ABOVE = '超过|高于|快于|好于|优于|领先于?|多于'
const BELOW = '低于|慢于|差于|落后于?|少于'
const POLES = new RegExp(
  `^(?<subject>[^，]{0,12}?)(?:同比|环比|比上年|较上年|有所)?(?:(?<up>${UP})|(?<down>${DOWN})|(?<flat>持平|不变|保持不变)|(?<above>${ABOVE})|(?<below>${BELOW}))(?<object>[^0-9]*)$`,
  'u',
)

/** Which way a clause goes, and what of. */
function poleOf(said: string): { readonly sign: number; readonly about: string } | null {
  const { subject = '', object = '', ...way } = POLES.exec(said)?.groups ?? {}
  if (way.up ?? way.down ?? way.flat) return { sign: way.up ? 1 : way.down ? -1 : 0, about: subject + object }
  return (way.above ?? way.below) ? { sign: way.above ? 2 : -2, about: subject + object } : null
}

const NOT = /^(?<subject>[^，]{0,12}?)(?:未能?|没有?|不)(?<verb>\p{Script=Han}{2,})$/u
/** 超额完成 and 未完成 leave room for those who have just done it. */
const MORE = /^(?:超额|提前|按期|按时|如期|全面|圆满)/u

/** Whether `no` denies `yes`: 未完成 and 完成年度计划. */
function denies(no: string, yes: string): Relation {
  const { subject = '', verb = '' } = NOT.exec(no)?.groups ?? {}
  if (verb === '' || NOT.test(yes) || !yes.startsWith(subject)) return null
  const positive = yes.slice(subject.length)
  if (positive.startsWith(verb) || verb.startsWith(positive)) return positive === '' ? null : 'all'
  const plain = positive.replace(MORE, '')
  return plain !== positive && (plain.startsWith(verb) || verb.startsWith(plain)) ? 'apart' : null
}

/** The whole in front of a pair that excludes each other; any number of the sentence may be it. */
function opposed(
  passage: Passage,
  text: string,
  { 0: words, index, groups = {} }: RegExpExecArray,
): readonly Finding[] {
  const [one, other] = [readNumeral(groups.one ?? ''), readNumeral(groups.other ?? '')]
  const sentence = sentenceBefore(text, index).slice(-400)
  if (one === null || other === null || CHANGE.test(sentence)) return []
  const unit = groups.unit ?? ''
  const wholes = [...sentence.matchAll(new RegExp(`([1-9][0-9]{0,4})${unit}`, 'gu'))].map(([, each]) => Number(each))
  if ([readNumeral(groups.count ?? ''), ...wholes].includes(one + other)) return []
  return [mismatch(spotAt(passage, index, words), one + other, `${groups.count}${unit}`)]
}

const mismatch = (spot: Spot, stated: number, whole: string): Finding =>
  finding('count-mismatch', 'warning', `这里说一共${whole}，分开说的合计是 ${stated}`, {
    spot,
    hint: '请核对各个个数；有的没有说到，或者有交叉的，写进 豁免.yaml。',
  })
