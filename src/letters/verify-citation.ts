import { type Finding, finding } from '../checks/finding.js'
import type { Place } from '../data/dataset.js'
import { type Passage, spotAt } from '../document/passages.js'
import type { CitedNotice } from './notice-index.js'

/** 2023年4月3日，……印发了《标题》（文号）; the date is that of the same sentence, where it has one. */
const CITATION =
  /(?:(?<date>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)[^。《]{0,200}?)?(?:(?<=日，?)(?<issuer>[^，。、《]+)(?:联合)?印发[了的])?《(?<title>[^《》]+)》（(?<number>[^（）]*号)）/gu

/**
 * A letter that cites its notice names it rightly: title, number and date belong together. Each of them comes from the
 * data, and the letter has a number and a date of its own that a template can name instead. Of a date that is still 待补
 * nothing is known.
 */
export function verifyCitation(place: Place, right: CitedNotice, passages: readonly Passage[]) {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(CITATION)].flatMap(({ 0: words, index, groups }): readonly Finding[] => {
      const { date, title = '', number = '', issuer } = groups ?? {}
      // Other documents may be cited too.
      if (title !== right.title && number !== right.number) return []
      const wrong = [
        ...(title === right.title ? [] : [`标题应是《${right.title}》`]),
        ...(number === right.number ? [] : [`文号应是${right.number}`]),
        ...(date === undefined || right.date === null || date === right.date ? [] : [`日期应是${right.date}`]),
      ]
      const [leading, ...others] = right.issuers
      if (wrong.length === 0 && issuer === leading && others.length > 0) {
        const message = `给${place.name.value}的函说通报由${leading}印发，它是${right.issuers.join('、')}联合印发的`
        return [
          finding('letter-quote', 'warning', message, {
            spot: spotAt(passage, index, words),
            hint: '请在模板里用 {{通报.发文机关}}。',
          }),
        ]
      }
      if (wrong.length === 0) return []
      const message = `给${place.name.value}的函引用通报时写错了：${wrong.join('，')}`
      return [
        finding('letter-quote', 'error', message, {
          spot: spotAt(passage, index, words),
          hint: '请在模板里用 {{通报.标题}}、{{通报.文号}}、{{通报.日期}}。',
        }),
      ]
    }),
  )
}
