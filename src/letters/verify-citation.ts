import { type Finding, finding } from '../checks/finding.js'
import type { Place } from '../data/dataset.js'
import { type Passage, type Spot, spotAt } from '../document/passages.js'
import type { NoticeIndex } from './notice-index.js'

/** 2023年4月3日，……印发了《标题》（文号）; the date is that of the same sentence, where it has one. */
const CITATION =
  /(?:(?<date>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)[^。《]{0,200}?)?(?:(?<=日，?)(?<issuer>[^，。、《]+)(?:联合)?印发[了的])?《(?<title>[^《》]+)》（(?<number>[^（）]*号)）/gu

/**
 * A letter that cites its notice names it rightly: title, number and date belong together, and are those under which it was
 * issued, where it was. Each of them comes from the data, and the letter has a number and a date of its own that a template
 * can name instead. Of a date that is still 待补 nothing is known.
 */
export function verifyCitation(
  place: Place,
  { notice: right, issued }: Pick<NoticeIndex, 'notice' | 'issued'>,
  passages: readonly Passage[],
) {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(CITATION)].flatMap(({ 0: words, index, groups }): readonly Finding[] => {
      const { date, title = '', number = '', issuer } = groups ?? {}
      // Other documents may be cited too.
      if (title !== right.title && number !== right.number) return []
      const spot = spotAt(passage, index, words)
      const wrong = [
        ...(title === right.title ? [] : [`标题应是《${right.title}》`]),
        ...(number === right.number ? [] : [`文号应是${right.number}`]),
        ...(date === undefined || right.date === null || date === right.date ? [] : [`日期应是${right.date}`]),
      ]
      if (wrong.length > 0) return [misnamed(place, wrong, spot, BY_NAME)]
      const isOther = (line: string) => issued !== null && !hasLine(issued.words, line)
      const unlike = [
        ...(isOther(title) ? [`标题不是《${title}》`] : []),
        ...(date !== undefined && isOther(date) ? [`日期不是${date}`] : []),
      ]
      if (unlike.length > 0)
        return [misnamed(place, [`已印发的通报（${issued?.edition}）的${unlike.join('，')}`], spot, AS_ISSUED)]
      const [leading, ...others] = right.issuers
      if (issuer !== leading || others.length === 0) return []
      const message = `给${place.name.value}的函说通报由${leading}印发，它是${right.issuers.join('、')}联合印发的`
      return [finding('letter-quote', 'warning', message, { spot, hint: '请在模板里用 {{通报.发文机关}}。' })]
    }),
  )
}

/** A title and a date stand alone in a notice; others of its dates may stand in its text. */
const hasLine = (words: string, line: string): boolean =>
  words.startsWith(`${line}\n`) || words.includes(`\n${line}\n`) || words.endsWith(`\n${line}`)

const BY_NAME = '请在模板里用 {{通报.标题}}、{{通报.文号}}、{{通报.日期}}。'
const AS_ISSUED = '函要与印发的通报一致：改错了的改回；要更正的，先用 revise 更正，用新的文号印发通报。'

const misnamed = (place: Place, wrong: readonly string[], spot: Spot, hint: string): Finding =>
  finding('letter-quote', 'error', `给${place.name.value}的函引用通报时写错了：${wrong.join('，')}`, { spot, hint })
