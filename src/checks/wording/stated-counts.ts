import type { OfficialDocument } from '../../document/document.js'
import { type Element, isBlock } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import type { Passage } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'

/** From two: 进一步, 一类 count nothing. */
const NUMERAL = '[二两三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?|[2-9]|[1-9][0-9]'
const THING =
  '问题|不足|短板|弱项|困难|方面|措施|举措|任务|要求|建议|意见|原因|工作|重点|特点|做法|经验|环节|事项|教训|成效|变化'
/** 存在的两个问题, 抓好三项重点工作: at the end of its words, so that it is them that follow. */
const STATED = new RegExp(
  `(?<![第前几数十百千万亿.0-9一二两三四五六七八九])(${NUMERAL})(?:个|项|条|点|类|种|大)\\p{Script=Han}{0,4}(?:${THING})(?:如下|是|有|为)?[：。]?$`,
  'u',
)
/** What is counted is then one of several. */
const AMONG = /[、和及与]/u
const ORDINAL = /(?:^|(?<=[。；：，]))[一二三四五六七八九]是/gu

/**
 * A heading, or a paragraph that leads into what follows, that states a count (存在的两个问题) is followed by as many
 * headings, items, 一是 or paragraphs. What follows is counted by its highest division; a single paragraph tells nothing.
 */
export const statedCounts: Check = ({ document, passages }) => {
  const firsts = new Map(passages.filter(({ list }) => list === 0).map((passage) => [passage.element, passage]))
  return document.elements.flatMap((element, index) => {
    const passage = firsts.get(index)
    const lead = passage && leadOf(element, passage)
    const stated = lead?.words === undefined ? null : STATED.exec(lead.words)
    if (!passage || !lead || !stated || AMONG.test(lead.words.slice(0, stated.index))) return []
    const right = countBelow({ document, passages }, index, passage.text.slice(lead.end))
    return right === null || readNumeral(stated[1] ?? '') === right ? [] : [mismatch(passage, lead, stated, right)]
  })
}

interface Lead {
  /** The words that may state a count: a heading, or the last clause of a paragraph that ends in ：. */
  readonly words: string
  /** Where they end in their passage. */
  readonly end: number
}

function leadOf(element: Element, { text }: Passage): Lead | null {
  if (element.kind === 'heading') return { words: text, end: text.length }
  if (element.kind === 'run-in') {
    const heading = plainText(element.heading)
    return { words: heading, end: heading.length }
  }
  if (element.kind !== 'paragraph' || !text.endsWith('：')) return null
  return {
    words: text.slice(1 + Math.max(...['，', '。', '；'].map((mark) => text.lastIndexOf(mark)))),
    end: text.length,
  }
}

/** How many there are below; null where nothing is divided. `own` is the text of the paragraph itself behind its heading. */
function countBelow(
  { document, passages }: Pick<CheckInput, 'document' | 'passages'>,
  index: number,
  own: string,
): number | null {
  const section = sectionOf(document, index)
  const headings = section.filter((each) => each.kind === 'heading' || each.kind === 'run-in')
  const level = Math.min(...headings.map((each) => each.level))
  if (headings.length > 0) return headings.filter((each) => each.level === level).length
  const items = section.filter((each) => each.kind === 'item')
  const itemLevel = Math.min(...items.map((each) => each.level))
  if (items.length > 0) return items.filter((each) => each.level === itemLevel).length
  const texts = passages
    .filter(({ element, kind }) => element > index && element <= index + section.length && kind === 'paragraph')
    .map(({ text }) => text)
  const ordinals = [own, ...texts].flatMap((text) => text.match(ORDINAL) ?? []).length
  if (ordinals > 0) return ordinals
  return texts.length > 1 && own === '' ? texts.length : null
}

/** What stands under a heading, or behind a paragraph up to the next heading. */
function sectionOf({ elements }: OfficialDocument, index: number): readonly Element[] {
  const first = elements[index]
  const level = first?.kind === 'heading' || first?.kind === 'run-in' ? first.level : 5
  const rest = elements.slice(index + 1)
  const end = rest.findIndex((each) =>
    each.kind === 'heading' || each.kind === 'run-in' ? each.level <= level : !isBlock(each),
  )
  return end < 0 ? rest : rest.slice(0, end)
}

const mismatch = (passage: Passage, lead: Lead, stated: RegExpExecArray, right: number): Finding => {
  const start = lead.end - lead.words.length + stated.index
  const message = `这里说“${stated[0]}”，下面有 ${right} 项`
  return finding('count-mismatch', 'warning', message, {
    spot: { passage, start, end: start + stated[0].length },
    hint: '请核对个数，看是不是漏了或多了一段；确实不是这样数的，写进 豁免.yaml。',
  })
}
