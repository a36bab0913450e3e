import { documentNumber } from '../../data/check-ledger.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import { isFigure } from '../../document/inline.js'
import { inlineSpots, spotAt } from '../../document/passages.js'
import { digitOf } from '../../figures/chinese-numeral.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'

/**
 * What a year's folder made from last year's may still hold: another year than those of the document, the folder's
 * year and the assessed year apart, the number of the year not that of the date, or last year's document number.
 */
export const staleYears: Check = (input) => [...factsApart(input), ...otherYears(input)]

function factsApart({ dataset: { folder, facts, previous } }: CheckInput): readonly Finding[] {
  const { year, rewardYear, numberYear, numberCode, numberSequence, date } = facts
  const stale = (message: string, at: SourcePlace, about: string, hint = '') =>
    finding('year-stale', 'warning', message, { at, about, hint })
  const found: Finding[] = []
  if (!folder.startsWith(year.value)) {
    found.push(stale(`“年度”是 ${year.value}，文件夹是 data/${folder}`, year.at, year.value, '请改成这一年的年度。'))
  }
  if (Number(numberYear.value) !== date.value.year) {
    found.push(
      stale(
        `文号的年份是 ${numberYear.value}，成文日期在 ${date.value.year} 年`,
        numberYear.at,
        numberYear.value,
        '文号按成文日期的年份编（条例第九条），请核对。',
      ),
    )
  }
  if (date.value.year < Number(year.value)) {
    found.push(stale(`成文日期（${date.value.year}年）早于考评的年度 ${year.value}`, date.at, `${date.value.year}年`))
  }
  // The result of a year is used for the funds of the next, or of the year in which the document is issued.
  if (rewardYear && ![Number(year.value) + 1, date.value.year].includes(Number(rewardYear.value))) {
    const message = `奖励年度是 ${rewardYear.value}，考评的年度是 ${year.value}，相差不是一年`
    found.push(stale(message, rewardYear.at, rewardYear.value, '考评结果一般用于下一年度，请核对。'))
  }
  const last = previous?.number
  const sequence = numberSequence?.value
  if (
    last &&
    sequence === last.sequence &&
    numberCode.value === last.code &&
    (numberYear.value === last.year || folder === previous.folder)
  ) {
    const text = documentNumber(last.code, last.year, last.sequence)
    found.push(stale(`文号与 data/${previous.folder} 的相同：${text}`, numberSequence?.at ?? numberCode.at, text))
  }
  return found
}

/** A year in the words that is none of the document's own. Figures have no years, listed names (专名) may have any. */
function otherYears({ dataset: { facts }, passages }: CheckInput): readonly Finding[] {
  const { year, rewardYear, numberYear, date } = facts
  const own = new Set([
    ...[year.value, ...(rewardYear ? [rewardYear.value] : [])],
    ...[numberYear.value, String(date.value.year)],
  ])
  return passages.flatMap((passage) =>
    inlineSpots(passage).flatMap(({ inline, spot }) => {
      if (isFigure(inline)) return []
      const years = [
        ...inline.text.matchAll(/(?<![0-9])((?:19|20)[0-9]{2})(?=年|〕|\])|[〇零一二三四五六七八九]{4}(?=年)/gu),
      ]
      return years.flatMap(({ 0: year, index }) => {
        if (own.has(inDigits(year))) return []
        return finding('year-stale', 'warning', `文中有别的年份：${year}`, {
          spot: spotAt(passage, spot.start + index, year),
          hint: `这份文件的年份是 ${[...own].join('、')}；是上一年留下的，请改掉。`,
        })
      })
    }),
  )
}

/** 二〇二二 → 2022. */
const inDigits = (year: string): string =>
  year.replace(/[〇零一二三四五六七八九]/gu, (numeral) => String(digitOf(numeral)))
