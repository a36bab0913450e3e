import { inlineSpots, type Passage, type Spot } from '../../document/passages.js'
import type { Check } from '../check.js'
import { sentenceBefore, sentenceBehind } from '../clause.js'
import { finding } from '../finding.js'

/** What the 奖励年度 is about, and what the assessed 年度 is about. */
const FUNDS = /资金|奖励|分配|倾斜|补助/u
const ASSESSED = /考评|考核|完成情况|目标责任制/u
const FUNDS_OF_YEAR = /^年度?[^，。；]{0,24}资金[^，。；]{0,12}(?:分配|安排)/u

/**
 * The two years of a notice stand where they belong: assessed is 年度, the funds are those of 奖励年度. Both are years of
 * the document, so that nothing else notices when a template or snippet names the other one.
 */
export const yearRoles: Check = ({ dataset: { facts }, passages }) => {
  if (facts.year.value === (facts.rewardYear ?? facts.year).value) return []
  return passages.flatMap((passage) =>
    inlineSpots(passage).flatMap(({ inline, spot }) => {
      if (inline.kind !== 'value' || (inline.name !== '年度' && inline.name !== '奖励年度')) return []
      const sentence = sentenceAround(passage, spot)
      const isSwapped =
        inline.name === '奖励年度'
          ? ASSESSED.test(sentence) && !FUNDS.test(sentence)
          : FUNDS_OF_YEAR.test(passage.text.slice(spot.end))
      if (!isSwapped) return []
      const [is, should] = inline.name === '年度' ? ['考评的年度', '奖励年度'] : ['奖励年度', '考评的年度']
      return finding('year-stale', 'warning', `这里印的是${is} ${inline.text}，看意思应是${should}`, {
        spot,
        at: inline.at,
        hint: `考评、完成情况用 {{年度}}，资金分配用 {{奖励年度}}；没有写错的，写进 豁免.yaml。`,
      })
    }),
  )
}

/** 2023年上半年, 2023年前三季度 */
const PART = /^年(上半年|下半年|前?[一二三]季度)/u

/** A document of the year that says it has assessed a half of it: the words of a report in between. Looks at the title. */
export const partOfYear: Check = ({ dataset: { facts }, passages }) => {
  // `periods` knows more.
  if (facts.period) return []
  const title = passages.find(({ kind }) => kind === 'title')?.text ?? ''
  return passages.flatMap((passage) =>
    inlineSpots(passage).flatMap(({ inline, spot }) => {
      const part = inline.kind === 'value' && inline.name === '年度' ? PART.exec(passage.text.slice(spot.end)) : null
      const words = part?.[1]
      if (!part || words === undefined || passage.kind === 'title' || title.includes(words)) return []
      if (!ASSESSED.test(sentenceAround(passage, spot))) return []
      return finding('year-stale', 'warning', `这里说的是${inline.text}年${words}，标题说的是全年`, {
        spot: { ...spot, end: spot.end + part[0].length },
        at: inline.at,
        hint: '请核对；没有写错的，写进 豁免.yaml。',
      })
    }),
  )
}

const sentenceAround = ({ text }: Passage, { start, end }: Spot): string =>
  sentenceBefore(text, start) + sentenceBehind(text, end)
