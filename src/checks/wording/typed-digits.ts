import type { ElementKind } from '../../document/element.js'
import { inlineSpots, spotAt } from '../../document/passages.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'
import { mask } from '../mask.js'

/**
 * Values that are digits by nature and come from data of their own: years, the date, the document number; and what a
 * 更正函 quotes, which stands in the documents word for word.
 */
const numbered: ReadonlySet<string> = new Set([
  ...['年度', '时段', '奖励年度', '文号', '成文日期', '通报标题'],
  ...['更正页', '更正行', '更正位置', '更正原文', '更正现文'],
])

/**
 * Digits that an element of the head or of 版记 has by its nature (7.2.1, 7.2.2, 7.4.3). They are of this document alone,
 * so they come from its data, not from a template, where they would stay until the next.
 */
const ownDigits: Readonly<Partial<Record<ElementKind, RegExp>>> = {
  'copy-number': /^\d{6,}$/u,
  classification: /★\d{1,2}(?:年|个月|日|天)$/u,
  printing: /^\d{4}年\d{1,2}月\d{1,2}日$/u,
}

/** Of any script, and raised or lowered (but for m²): what looks like a number is read as one. */
const DIGITS = /(?:\p{Nd}|(?<!m)[²³]|[¹⁰⁴-⁹₀-₉])(?:[\p{Nd}¹²³⁰⁴-⁹₀-₉.,，．%％]*[\p{Nd}¹²³⁰⁴-⁹₀-₉%％])?/gu

/**
 * No number is typed into prose: each comes from the data, or a correction would not reach it. A digit in literal text, or
 * in a value that is no figure (a name, an entry of 其他), must be part of a listed name (专名). Numbers that templates make
 * themselves (of the outline) bear no name.
 */
export const typedDigits: Check = ({ dataset, passages }) => {
  const names = dataset.facts.properNames.map(({ value }) => value)
  return passages.flatMap((passage) =>
    inlineSpots(passage).flatMap(({ inline, spot }) => {
      const value = inline.kind === 'value'
      const own = ownDigits[passage.kind]
      if (value && (inline.figure || inline.name === '' || numbered.has(inline.name) || own?.test(inline.text)))
        return []
      const hint = own ? OF_DOCUMENT : value ? IN_VALUE : IN_TEXT
      return [...withoutReferences(mask(inline.text, names)).matchAll(DIGITS)].map(({ 0: digits, index }) => {
        const message = value ? `“${inline.name}”里写了数字“${digits}”` : `文字里直接写了数字“${digits}”`
        return finding('digits-typed', 'error', message, { spot: spotAt(passage, spot.start + index, digits), hint })
      })
    }),
  )
}

const OF_DOCUMENT =
  '份号、保密期限、印发日期请写进 文件.yaml 的“其他”，在模板里引用，如 {{其他.份号}}；写法如 000001、机密★1年、2024年3月25日。'
const IN_VALUE = '数字请写进 数字.yaml，在模板里用 {{数 "名称"}} 引用；是名称的一部分，请列入 文件.yaml 的“专名”。'
const IN_TEXT =
  '请把它写进数据，再用 {{数 "名称"}} 引用；年份用 {{年度}}，时段（1—9月）用 {{时段}}。如果是名称的一部分，或者月日（9月30日），请列入 文件.yaml 的“专名”。'

/** 附件2 is no figure; whether there is one, the check of attachments tells. */
const withoutReferences = (text: string): string =>
  text.replace(/附件[0-9]{1,2}(?![0-9.])/gu, (words) => '字'.repeat(words.length))
