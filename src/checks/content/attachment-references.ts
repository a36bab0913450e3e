import { plainText } from '../../document/inline.js'
import { spotAt } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

const IN_TEXT: ReadonlySet<string> = new Set(['heading', 'run-in', 'paragraph', 'item'])
/** 见附件, 附件2. 附件说明 and the like name no attachment. */
const REFERENCE = /附件([0-9]{1,2}|[一二三四五六七八九十]{1,2})?(?!说明|材料)/gu

/** 附件《…》, 附件2：《…》 */
const NAMED = /附件(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?[:：]?《([^《》]{1,60})》/gu
const bare = (title: string): string => title.replace(/[《》\s]/gu, '')

/** An attachment that the text sends its reader to is there (GB/T 9704-2012, 7.3.4): 见附件 without any, 附件3 of two. */
export const attachmentReferences: Check = ({ document, passages }) => {
  const titles = document.elements.flatMap((element) =>
    element.kind === 'attachment' ? [plainText(element.title)] : [],
  )
  const count = titles.length
  return passages.flatMap((passage) => {
    if (!IN_TEXT.has(passage.kind)) return []
    const named = [...passage.text.matchAll(NAMED)].flatMap(({ 0: words, 1: title = '', index }) =>
      count === 0 || titles.some((each) => bare(each) === bare(title))
        ? []
        : finding(
            'attachment-reference',
            'warning',
            `文中说附件是《${title}》，附件是${titles.map((each) => `《${each}》`).join('、')}`,
            {
              spot: spotAt(passage, index, words),
              hint: '请核对附件的名称；说的是别的文件的附件，写进 豁免.yaml。',
            },
          ),
    )
    const missing = [...passage.text.matchAll(REFERENCE)].flatMap(({ 0: words, 1: number, index }) => {
      const wanted = number === undefined ? 1 : (readNumeral(number) ?? 0)
      // A single attachment has no number (7.3.4).
      if (wanted <= count && !(count === 1 && number !== undefined)) return []
      const there = count === 0 ? '没有附件' : count === 1 ? '附件只有一个，不编号' : `附件只有 ${count} 个`
      const message = `文中写着“${words}”，${there}`
      const hint = '请核对附件的个数和序号；说的是别的文件的附件，写进 豁免.yaml。'
      return finding('attachment-reference', count === 1 && wanted === 1 ? 'warning' : 'error', message, {
        spot: spotAt(passage, index, words),
        hint,
      })
    })
    return [...named, ...missing]
  })
}
