import type { OfficialDocument } from '../document/document.js'
import type { Letter } from '../letters/compose-letters.js'

/** `讨论稿 吉政函〔2023〕10号 2022年度…的通报`, without extension: what it is until it is issued, number, then the title without its 发文机关关于. */
export function fileName({ properties }: OfficialDocument): string {
  const lead = `${properties.organ}关于`
  const short = properties.title.startsWith(lead) ? properties.title.slice(lead.length) : properties.title
  const { state } = properties
  const number = properties.number.replaceAll('\u3000', '×')
  const name = [properties.sample ? '示例' : '', state === '印发' ? '' : state, number, short]
    .filter((part) => part !== '')
    .join(' ')
  return [...safe(name)].slice(0, 80).join('')
}

/** `01 长春市 吉就办函〔2023〕1号 …的函`: as many digits as the last letter needs, so that folders sort in official order. */
export function letterFileName({ order, place, document }: Letter, total: number): string {
  const digits = Math.max(2, String(total).length)
  const name = [String(order).padStart(digits, '0'), place.name.value, fileName(document)].join(' ')
  return safe([...safe(name)].slice(0, LONGEST_LETTER).join(''))
}

/** With three bytes a character and its ending, a name stays within what file systems take. */
const LONGEST_LETTER = 70

/** Characters that Windows or a URL refuses become full-width look-alikes; no name begins or ends in a dot. */
const safe = (name: string): string =>
  name
    .replace(/[<>:"/\\|?*]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))
    .replace(/^\.+|[. ]+$/gu, '')
