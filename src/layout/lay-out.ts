import { type Diagnostic, note, type Outcome, outcome, warning } from '../diagnostics/diagnostic.js'
import { findElement, type OfficialDocument } from '../document/document.js'
import { plainText } from '../document/inline.js'
import { breakTitle, titleCapacity } from './break-title.js'
import { textWidth } from './cells.js'
import { cureSignature } from './cure-signature.js'
import { drawPages } from './draw-pages.js'
import type { Fit } from './fit.js'
import { imprintTop, makeImprint } from './imprint.js'
import { makeMasthead } from './make-masthead.js'
import { narrowTables } from './narrow-tables.js'
import { pageBottom } from './page-bottom.js'
import type { Pages } from './pages.js'
import type { PlacedLine } from './paginate.js'
import { gapBelowTitle, setAttachments, setBody } from './set-body.js'
import { setHead } from './set-head.js'
import { isBlock } from './wording.js'

/** The finished layout: what the DOCX must follow, and what is printed where. */
export interface Layout {
  readonly fit: Fit
  readonly pages: Pages
}

/**
 * Sets a document on the grid of 28 by 22 (GB/T 9704-2012): title, lines, pages, the signature with company, 版记 at the
 * foot of the last page. Pure; what it had to do beyond the plain flow is in `fit` and reported as notes.
 */
export function layOut(document: OfficialDocument): Outcome<Layout> {
  const title = setTitle(document)
  const head = makeMasthead(document)
  const body = setBody(document)
  const firstText = document.elements.find(isBlock)
  const hasAddressees = findElement(document, 'addressees') !== undefined
  const attachments = setAttachments(document)
  const flowWith = (addresseesInImprint: boolean) =>
    cureSignature({
      document,
      head: setHead(document, head, title.lines, addresseesInImprint),
      body: body.map((block, index) =>
        index === 0
          ? { ...block, spaceBefore: gapBelowTitle(firstText, hasAddressees && !addresseesInImprint) }
          : block,
      ),
      attachments,
    })
  const plain = flowWith(false)
  // 7.3.2: addressees so many that no text is left on page 1 go to 版记.
  const crowded = body.length > 0 && !plain.bodyOnPage1 && hasAddressees
  const { lines, sealRows, cures, keptElements, breakInside, diagnostics } = crowded ? flowWith(true) : plain
  const imprint = makeImprint(document, crowded)
  const textPages = lines.at(-1)?.page ?? 1
  const imprintPages = imprint
    ? pagesForImprint(lines, {
        top: imprintTop(imprint, pageBottom(document.format, textPages)),
        textPages,
        even: imprint.ruled && document.setting.evenImprint,
      })
    : 0
  const pageCount = textPages + imprintPages
  const fit: Fit = {
    titleLines: title.lines,
    keptElements,
    breakInside,
    sealRows,
    cures,
    addresseesInImprint: crowded,
    pageCount,
    imprintPages,
  }
  // 7.5: a blank page before 版记 has no number, nor has the page of 版记; 10.1: page 1 of a letter has none.
  const numbered = (page: number): boolean =>
    !(document.format === 'letter' && page === 1) && !(imprintPages > 1 && page > textPages)
  const pages = drawPages({ document, head, lines, imprint, pageCount, numbered })
  const moved = crowded ? [note('layout-addressees', '主送机关过多，首页放不下正文，已移至版记。')] : []
  return outcome({ fit, pages }, [...title.diagnostics, ...moved, ...diagnostics, ...narrowTables(document)])
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

function setTitle(document: OfficialDocument): { lines: readonly string[]; diagnostics: readonly Diagnostic[] } {
  const title = findElement(document, 'title')
  if (!title) return { lines: [], diagnostics: [] }
  const text = plainText(title.inlines)
  const at = title.inlines[0]?.at ?? null
  const lines = title.lines ?? breakTitle(text)
  const diagnostics = lines
    .filter((line) => textWidth(line) > titleCapacity)
    .map((line) =>
      warning('layout-title-wide', `标题行“${line}”超过${titleCapacity}字，版心排不下。`, at, '请把标题分成更短的行。'),
    )
  return { lines, diagnostics }
}
