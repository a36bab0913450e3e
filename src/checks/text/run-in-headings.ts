import { plainText } from '../../document/inline.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

/** 。 or another end, also within the quotes or brackets that the heading ends in. */
const ENDED = /[。？！：；…][”’）》]*$/u

/**
 * A heading that the text runs on behind (接排标题) ends in a full stop. Without it nothing parts the two, and whoever forgot
 * the blank line below a heading finds it swallowed by the text.
 */
export const runInHeadings: Check = ({ document, passages }) =>
  document.elements.flatMap((element, index) => {
    const heading = element.kind === 'run-in' ? plainText(element.heading) : ''
    if (heading === '' || ENDED.test(heading)) return []
    const passage = passages.find((each) => each.element === index)
    if (!passage) return []
    const message = `接排的标题“${heading}”末尾没有句号，与后面的字连成了一句`
    const spot = { passage, start: heading.length - 1, end: heading.length }
    const hint = '请在标题末尾写上“。”；标题要单独成行的，在它下面空一行。'
    return [finding('text-run-in-end', 'warning', message, { spot, hint })]
  })
