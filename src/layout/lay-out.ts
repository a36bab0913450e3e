import { type Diagnostic, note, type Outcome, outcome, warning } from '../diagnostics/diagnostic.js'
import { findElement, type OfficialDocument } from '../document/document.js'
import { plainText } from '../document/inline.js'
import { breakTitle, titleCapacity } from './break-title.js'
import { textWidth } from './cells.js'
import { checkTables } from './check-tables.js'
import { drawPages } from './draw-pages.js'
import { type DocumentFlow, fillPages } from './fill-pages.js'
import type { Fit } from './fit.js'
import { makeMasthead } from './make-masthead.js'
import { isSqueezed, type Masthead, shareOf } from './masthead.js'
import type { Pages } from './pages.js'
import { setAttachments } from './set-attachment.js'
import { setBody } from './set-body.js'

/** The finished layout: what the DOCX must follow, and what is printed where. */
export interface Layout {
  readonly fit: Fit
  readonly pages: Pages
  /** What the pages were filled with. */
  readonly flow: DocumentFlow
}

/**
 * Sets a document on the grid of 28 by 22 (GB/T 9704-2012): title, lines, pages, the signature with company, 版记 at the
 * foot of the last page. Pure; what it had to do beyond the plain flow is in `fit` and reported as notes.
 */
export function layOut(document: OfficialDocument): Outcome<Layout> {
  const title = setTitle(document)
  const head = makeMasthead(document)
  const body = setBody(document)
  const attached = setAttachments(document)
  const attachments = attached.flatMap(({ blocks }) => blocks)
  const flow: DocumentFlow = { document, head, titleLines: title.lines, body, attachments }
  const { lines, imprint, textPages, imprintPages, addresseesInImprint, cured } = fillPages(flow)
  const { sealRoom, cures, keptElements, keptNames, breakInside, diagnostics } = cured
  const pageCount = textPages + imprintPages
  const fit: Fit = {
    titleLines: title.lines,
    keptElements,
    keptNames,
    breakInside,
    sealRoom,
    cures,
    addresseesInImprint,
    tightened: body.flatMap(({ element, closer }) => (closer > 0 ? [{ element, twips: closer }] : [])),
    ragged: lines.flatMap(({ block: { ragged, role, element }, index }) =>
      ragged && role !== 'attachment' && index === 0 ? [element] : [],
    ),
    attachments: attached.map((each) => each.fit),
    pageCount,
    imprintPages,
  }
  // 7.5: a blank page before 版记 has no number, nor has the page of 版记; 10.1: page 1 of a letter has none.
  const numbered = (page: number): boolean =>
    !(document.format === 'letter' && page === 1) && !(imprintPages > 1 && page > textPages)
  const pages = drawPages({ document, head, lines, imprint, pageCount, numbered })
  const moved = addresseesInImprint ? [note('layout-addressees', '主送机关过多，首页放不下正文，已移至版记。')] : []
  const empty = cured.bodyOnPage1
    ? []
    : [
        warning(
          'layout-first-page',
          '首页没有正文（GB/T 9704 7.3.3：首页必须显示正文）。',
          findElement(document, 'title')?.inlines[0]?.at ?? null,
          '联合行文的，标志可以只写主办机关；标题太长的，请缩短；正文开头是表格的，请在前面加一段话。',
        ),
      ]
  return outcome({ fit, pages, flow }, [
    ...title.diagnostics,
    ...squeezedMark(document, head),
    ...moved,
    ...empty,
    ...diagnostics,
    ...checkTables(document, fit.attachments),
  ])
}

/** The mark that is squeezed most; one warning is enough for all names of it. */
function squeezedMark(document: OfficialDocument, { marks }: Masthead): readonly Diagnostic[] {
  const [mark] = marks.filter(isSqueezed).sort((a, b) => shareOf(a) - shareOf(b))
  if (!mark) return []
  const { organs = [], suffix = '' } = findElement(document, 'issuer-mark') ?? {}
  const own = organs.find((organ) => [plainText(organ), plainText(organ) + suffix].includes(mark.text))
  const message = `发文机关标志“${mark.text}”有${Array.from(mark.text).length}字，一行排不下：用${mark.size}磅字，字宽压到${Math.round(100 * shareOf(mark))}%。`
  const hint = '请用机关的规范化简称（GB/T 9704 7.2.4）；联合行文的，标志写成列表，每个机关一行，或者只写主办机关。'
  return [warning('layout-mark-narrow', message, own?.[0]?.at ?? null, hint)]
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
