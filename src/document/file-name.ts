import type { OfficialDocument } from './document.js'

/**
 * `讨论稿 吉政函〔2023〕10号 2022年度…的通报`, without extension: what it is until it is issued, number, then the title
 * without its 发文机关关于, or without 甲、乙关于 and 甲等三部门关于 where several issue it.
 */
export function fileName({ properties }: OfficialDocument): string {
  const { organ, title } = properties
  const about =
    organ === '' || !title.startsWith(organ) ? null : /^(?:[、等\s][^《]*?)?关于/u.exec(title.slice(organ.length))
  const short = about ? title.slice(organ.length + about[0].length) : title
  const { state } = properties
  const number = properties.number.replaceAll('\u3000', '×')
  const name = [properties.sample ? '示例' : '', state === '印发' ? '' : state, number, short]
    .filter((part) => part !== '')
    .join(' ')
  return [...safeName(name)].slice(0, 80).join('')
}

/** Characters that Windows or a URL refuses become full-width look-alikes; no name begins or ends in a dot. */
export const safeName = (name: string): string =>
  name
    .replace(/[<>:"/\\|?*]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))
    .replace(/^\.+|[. ]+$/gu, '')
