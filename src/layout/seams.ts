import { oncePerText } from '../keyed/once-per.js'
import { neverFirst, neverLast } from './line-ends.js'

/** Words that end a phrase: a line may well end after them, and should not begin with them. */
const phraseEnds =
  /(?:工作|情况|结果|任务|活动|项目|问题|制度|机制|体系|建设|发展|管理|服务|改革|保护|地区|单位|年度|期间|方面)$/u
/** Words that belong to what follows. */
const leaning = /^(?:关于|对于|对|向|为|在|以|由|将|把|全|各|第|做好|加强|进一步|切实|有关|的)$/u
/** Words that belong to what precedes, or that no line should begin with. */
const trailing = /^(?:的|等|及其|们|中|内|上|下|后|前|时期|以来)$/u
/** Words of documents that the dictionary does not know as one. */
const compounds: ReadonlySet<string> = new Set([
  ...['责任制', '目标责任制', '考评', '国民经济', '数字经济', '安全生产', '社会保障', '人力资源'],
  ...['毕业生', '高校毕业生', '农民工', '重点群体', '乡村振兴', '生态环境', '空气质量', '营商', '营商环境'],
])
/** Characters that end the names of organs and places, and what they can follow. */
const nameEnds = /^[会室厅局区院部署处办省市州县]$/u
const wordLike = /\p{Script=Han}$/u
/** Words that end the name of an organ; a line should not begin with those that stand for nothing alone. */
const organEnds = /(?:委员会|办公室|小组|开发区|试验区|[厅局])$/u
const organNouns = /^(?:委员会|办公室|小组|领导小组|开发区|试验区|示范区|合作区|自治州|自治县)$/u
/** 各县（区）, 各市（州）: one word. */
const otherKinds = /^（(?:[市州县区旗盟]、?)+）/u
/** Words that stand for nothing without what is in front of them: 管理|办法, 服务|机构, “三支一扶”|计划. */
const headNouns =
  /^(?:办法|规定|条例|细则|规则|方案|规划|计划|纲要|预案|标准|指南|意见|说明|清单|目录|机构|中心|平台|人员|队伍)$/u
const joining = /^(?:和|与|及|并|或|暨)$/u

/** A place where a line could end, with how much is lost by ending it there. */
export interface Seam {
  /** Offset into the characters of the text. */
  readonly at: number
  readonly cost: number
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** The places where a line of a title or of a name could end. */
export const seamsOf = oncePerText(200, (text): readonly Seam[] => {
  const segments = wordsOf(text)
  const seams: Seam[] = []
  let at = 0
  let depth = 0
  segments.forEach((segment, index) => {
    const after = segments[index + 1]
    at += Array.from(segment).length
    if (/[《“‘（〈(]/u.test(segment)) depth++
    if (/[》”’）〉)]/u.test(segment)) depth--
    if (after === undefined || (after.startsWith('（') && otherKinds.test(segments.slice(index + 1).join('')))) return
    const cost = seamCost(segment, after)
    // Inside a quoted name only where the name is longer than a line.
    if (cost !== null) seams.push({ at, cost: depth > 0 ? cost + 20 : cost })
  })
  return seams
})

/** Ideographs and kana, which the dictionary divides, or other characters: no word is of both. */
const oneKind =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu

/** The titles of letters differ in the name of a place alone. */
const dictionaryWords = oncePerText(200, (text): readonly string[] =>
  Array.from(words.segment(text), ({ segment }) => segment),
)

/** Words as the dictionary has them, but what ends the name of an organ or a place in one with what it ends: 委员|会, 开发|区. */
function wordsOf(text: string): readonly string[] {
  const found: string[] = []
  for (const segment of (text.match(oneKind) ?? []).flatMap((run) => dictionaryWords(run))) {
    found.push(segment)
    for (let joined = joinedEnd(found); joined !== null; joined = joinedEnd(found)) found.splice(-2, 2, joined)
  }
  return found
}

/** The last two words in one, where they belong together; else null. */
function joinedEnd(found: readonly string[]): string | null {
  const [before, last] = found.slice(-2)
  if (before === undefined || last === undefined) return null
  const isName = nameEnds.test(last) && wordLike.test(before)
  return isName || compounds.has(before + last) ? before + last : null
}

/** What a break between two words costs; null where none may be. */
function seamCost(before: string, after: string): number | null {
  const [first, last] = [Array.from(after)[0] ?? '', Array.from(before).at(-1) ?? '']
  if (first === ' ' || neverFirst.has(first) || neverLast.has(last) || trailing.test(after)) return null
  // 2022|年度 and “十四五”|时期: a number stays with its unit.
  if (/[\d.%]$/u.test(before) || (/^\d/u.test(after) && last === '第')) return null
  if (/^[\d.%]/u.test(after) && /^[A-Za-z]$/u.test(last)) return null
  // 吉政函〔2023〕10号 is one name.
  if (first === '〔' || last === '〕') return null
  if (after === '关于') return 0
  if (before === '关于') return 9
  // A word of one character is mostly half a word that the dictionary does not know: 责任|制|考|评.
  const half = [before, after].filter((word) => /^\p{Script=Han}$/u.test(word) && !joining.test(word)).length
  let cost = 3 + 5 * half
  if (phraseEnds.test(before)) cost -= 2
  if (organEnds.test(before)) cost -= 1.5
  if (organNouns.test(after) || headNouns.test(after)) cost += 4
  if (/[、》”） ]$/u.test(before)) cost -= 1.5
  if (before === '的') cost = 4
  if (phraseEnds.test(after)) cost += 3
  if (leaning.test(before)) cost += 6
  if (joining.test(after)) cost += 1
  if (joining.test(before)) cost += 4
  return cost
}
