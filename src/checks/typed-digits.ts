import { error } from '../diagnostics/diagnostic.js'
import { inlineLists } from '../document/inline-lists.js'
import type { Check } from './check.js'

/**
 * Design decision 3: no number is typed into prose. A digit in literal text that is part of no listed name (专名) is
 * an error: after a correction it would stay as it was.
 */
export const typedDigits: Check = ({ dataset, document }) => {
  const names = dataset.facts.properNames.map(({ value }) => value)
  return inlineLists(document).flatMap((inlines) =>
    inlines.flatMap((inline) => {
      if (inline.kind !== 'text') return []
      const text = names.reduce((rest, name) => rest.replaceAll(name, '＿'.repeat(name.length)), inline.text)
      return [...text.matchAll(/[0-9０-９](?:[0-9０-９.,，．%％]*[0-9０-９%％])?/gu)].map(({ 0: digits, index }) => {
        const at = inline.at && {
          ...inline.at,
          column: inline.at.column + [...inline.text.slice(0, index)].length,
          length: [...digits].length,
        }
        return error(
          'digits-typed',
          `文字里直接写了数字“${digits}”`,
          at,
          '请把它写进数据，再用 {{数 "名称"}} 引用；年份用 {{年度}}。如果是名称的一部分，请列入 文件.yaml 的“专名”。',
        )
      })
    }),
  )
}
