import type { OfficialDocument } from './document.js'

/**
 * `讨论稿 吉政函〔2023〕10号 2022年度…的通报`, without extension: what it is until it is issued, number, then the title
 * without its 发文机关关于.
 */
export function fileName({ properties }: OfficialDocument): string {
  const lead = `${properties.organ}关于`
  const short = properties.title.startsWith(lead) ? properties.title.slice(lead.length) : properties.title
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
