import { findElement, type OfficialDocument } from '../document/document.js'
import { isBlock } from '../document/element.js'
import { type CuredFlow, cureSignature } from './cure-signature.js'
import type { FlowBlock } from './flow.js'
import { type Imprint, imprintTop, makeImprint } from './imprint.js'
import type { Masthead } from './masthead.js'
import { pageBottom } from './page-bottom.js'
import type { PlacedLine } from './paginate.js'
import { gapBelowTitle } from './set-body.js'
import { setHead } from './set-head.js'

/** A document in lines, before it has pages. */
export interface DocumentFlow {
  readonly document: OfficialDocument
  readonly head: Masthead
  readonly titleLines: readonly string[]
  /** The text, with 附件说明. */
  readonly body: readonly FlowBlock[]
  readonly attachments: readonly FlowBlock[]
}

/** The lines in their places. */
export interface FilledPages {
  readonly lines: readonly PlacedLine[]
  readonly cured: CuredFlow
  /** 7.3.2: addressees so many that no text was left on page 1. */
  readonly addresseesInImprint: boolean
  readonly imprint: Imprint | null
  /** Pages of the text and its attachments, and those begun for 版记 beyond them. */
  readonly textPages: number
  readonly imprintPages: number
}

/** Lines to pages: the signature in company, addressees that leave no room for text moved to 版记, 版记 on its page. */
export function fillPages(flow: DocumentFlow): FilledPages {
  const { document, head, titleLines, body, attachments } = flow
  const hasAddressees = findElement(document, 'addressees') !== undefined
  const firstText = document.elements.find(isBlock)
  const cureWith = (addresseesInImprint: boolean): CuredFlow => {
    const gap = gapBelowTitle(firstText, hasAddressees && !addresseesInImprint)
    const [first, ...rest] = body
    return cureSignature({
      document,
      head: setHead(document, head, titleLines, addresseesInImprint),
      body: first && gap > 0 ? [{ ...first, spaceBefore: gap }, ...rest] : body,
      attachments,
    })
  }
  const plain = cureWith(false)
  const crowded = body.length > 0 && !plain.bodyOnPage1 && hasAddressees
  const cured = crowded ? cureWith(true) : plain
  const { lines } = cured
  const imprint = makeImprint(document, crowded)
  const textPages = lines.at(-1)?.page ?? 1
  const imprintPages = imprint
    ? pagesForImprint(lines, {
        top: imprintTop(imprint, pageBottom(document.format, textPages)),
        textPages,
        even: imprint.ruled && document.setting.evenImprint,
      })
    : 0
  return { lines, cured, addresseesInImprint: crowded, imprint, textPages, imprintPages }
}

interface ImprintNeeds {
  /** Upper edge of 版记 on the last page of the text, in twips. */
  readonly top: number
  readonly textPages: number
  readonly even: boolean
}

/**
 * Pages that 版记 needs beyond the text: none where it finds room below the text of an upright page; where it shall stand
 * on an even page (GB/T 33476.2, 7.3.1), one more, with a blank page before it where the text ends on an even one.
 */
function pagesForImprint(lines: readonly PlacedLine[], { top, textPages, even }: ImprintNeeds): number {
  const last = lines.at(-1)
  const fits = last === undefined || (last.block.sheet === 'upright' && last.top + last.line.height <= top)
  if (fits) return even && textPages % 2 === 1 ? 1 : 0
  return even && textPages % 2 === 0 ? 2 : 1
}
