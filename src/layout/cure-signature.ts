import { type Diagnostic, note, type SourcePlace, warning } from '../diagnostics/diagnostic.js'
import { findElement, type OfficialDocument } from '../document/document.js'
import { isBlock } from '../document/element.js'
import type { Cure, Fit } from './fit.js'
import type { BlockRole, FlowBlock } from './flow.js'
import { pageBottom } from './page-bottom.js'
import { type PageBottom, type PlacedLine, paginate } from './paginate.js'
import { setSignature } from './set-signature.js'
import {
  type Attempt,
  breakInsideOf,
  company,
  plainSealRows,
  rowsOfSeals,
  signatureAttempts,
} from './signature-attempts.js'
import { rowsBetweenSeals, type SealRoom } from './signature-place.js'
import { inlinesOf } from './wording.js'

interface Flow {
  readonly document: OfficialDocument
  readonly head: readonly FlowBlock[]
  readonly body: readonly FlowBlock[]
  readonly attachments: readonly FlowBlock[]
}

/** The flow on pages, with what had to be done for its signature. */
export interface CuredFlow extends Pick<Fit, 'sealRoom' | 'cures' | 'keptElements' | 'keptNames' | 'breakInside'> {
  readonly lines: readonly PlacedLine[]
  /** 7.3.3: page 1 must show text. */
  readonly bodyOnPage1: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The flow in pages, with the signature never alone on one. As long as it would be, in turn: a short last paragraph goes
 * over whole; fewer rows are kept for the seal; a long last paragraph goes over whole, if page 1 still shows text; its last
 * lines alone go over, behind a page break inside it. Where 附件说明 is so long that none of these brings text to the
 * signature, or all of it would leave the page of the text half empty, its last names stand for text; where no page has
 * room for all seals, they come closer to one another. The DOCX can do each of these so that Word breaks alike.
 */
export function cureSignature(flow: Flow): CuredFlow {
  const bottomOf: PageBottom = (page, sheet) => pageBottom(flow.document.format, page, sheet)
  const [plain, ...cured] = signatureAttempts(flow.document, flow.body)
  let chosen = plain
  let lines = setAttempt(flow, plain, bottomOf)
  let good = isGood(lines, plain)
  for (const attempt of cured) {
    if (good) break
    const tried = setAttempt(flow, attempt, bottomOf)
    if (!isGood(tried, attempt)) continue
    good = true
    chosen = attempt
    lines = tried
  }
  const { sealRoom, keptElements, keptNames, inside } = chosen
  const pulled = chosen === plain ? 0 : pulledLines(flow, lines, bottomOf)
  const cures: readonly Cure[] = [
    ...(pulled > 0 ? [{ kind: 'pull-lines', lines: pulled } as const] : []),
    ...(sealRoom.above === plain.sealRoom.above ? [] : [{ kind: 'seal-rows', rows: sealRoom.above } as const]),
  ]
  return {
    sealRoom,
    keptElements,
    keptNames,
    breakInside: inside && breakInsideOf(inside),
    lines,
    cures,
    bodyOnPage1: bodyOnPage1(lines),
    diagnostics: [...diagnose(flow.document, lines, { cures, good }), ...touching(flow.document, sealRoom)],
  }
}

function setAttempt(flow: Flow, attempt: Attempt, bottomOf: PageBottom): readonly PlacedLine[] {
  const { document, head, body, attachments } = flow
  const { inside } = attempt
  const kept = new Set(attempt.keptElements)
  const firstKeptName = body.filter(({ role }) => role === 'list').length - attempt.keptNames
  let name = 0
  const set = body.map((block) => ({
    ...block,
    keepNext: block.keepNext || (block.role === 'list' ? name++ >= firstKeptName : kept.has(block.element)),
    pageBreakAt: inside?.block === block ? inside.line : 0,
  }))
  return paginate([...head, ...set, ...setSignature(document, attempt.sealRoom), ...attachments], bottomOf)
}

const isGood = (lines: readonly PlacedLine[], attempt: Attempt): boolean =>
  hasCompany(lines, attempt.company) && bodyOnPage1(lines)

/** Lines of text that stand a page later than they would without the signature. */
function pulledLines({ head, body }: Flow, lines: readonly PlacedLine[], bottomOf: PageBottom): number {
  const moved = lines.filter(({ index }) => index >= 0)
  return paginate([...head, ...body], bottomOf)
    .filter(({ index }) => index >= 0)
    .filter(({ block, page }, order) => block.role === 'body' && (moved[order]?.page ?? 0) > page).length
}

const bodyOnPage1 = (lines: readonly PlacedLine[]): boolean =>
  lines.some(({ block, page }) => block.role === 'body' && page === 1) ||
  !lines.some(({ block }) => block.role === 'body')

/** The signature stands on one page, with lines of the text, or of what stands for it, above it. */
function hasCompany(lines: readonly PlacedLine[], roles: readonly BlockRole[]): boolean {
  const [signature, ...rest] = lines.filter(({ block }) => block.role === 'signature')
  if (!signature) return true
  if (rest.some(({ page }) => page !== signature.page)) return false
  const body = lines.filter(({ block }) => roles.includes(block.role))
  return body.filter(({ page }) => page === signature.page).length >= Math.min(company, body.length)
}

const cureNotes: { readonly [K in Cure['kind']]: (cure: Extract<Cure, { kind: K }>, page: number) => Diagnostic } = {
  'pull-lines': ({ lines }, page) =>
    note('layout-signature-pulled', `为使署名不单独成页，正文最后${lines}行移至第${page}页。`),
  'seal-rows': ({ rows }) => note('layout-seal-rows', `为使署名不单独成页，用印处由${plainSealRows}行减为${rows}行。`),
}

function cureNote<K extends Cure['kind']>(cure: Extract<Cure, { kind: K }>, page: number): Diagnostic {
  const print: (cure: Extract<Cure, { kind: K }>, page: number) => Diagnostic = cureNotes[cure.kind as K]
  return print(cure, page)
}

/** Rows of seals that would touch one another (7.3.5.1). */
function touching(document: OfficialDocument, { between }: SealRoom): readonly Diagnostic[] {
  if (rowsOfSeals(document) < 2 || between >= rowsBetweenSeals) return []
  const organs = findElement(document, 'issuing-organs')
  const message = `署名的机关多，一页放不下：上下两排署名之间只留得出${between}行，印章会相交（GB/T 9704 7.3.5.1：互不相交或相切）。`
  const hint = '请用机关的规范化简称（每排可以多排几个），或者删短附注。'
  return [warning('layout-seals-touch', message, organs?.organs[0]?.[0]?.at ?? null, hint)]
}

function diagnose(
  document: OfficialDocument,
  lines: readonly PlacedLine[],
  { cures, good }: { readonly cures: readonly Cure[]; readonly good: boolean },
): readonly Diagnostic[] {
  const page = lines.find(({ block }) => block.role === 'signature')?.page ?? 1
  const hint = '请增删正文，使署名与正文同页。'
  const alone =
    good || hasCompany(lines, ['body'])
      ? []
      : [warning('layout-signature-alone', `署名单独落在第${page}页。`, endOfText(document), hint)]
  return [...cures.map((cure) => cureNote(cure, page)), ...alone]
}

/** The place of the last words of the text, to which one can add. */
const endOfText = ({ elements }: OfficialDocument): SourcePlace | null =>
  elements
    .filter(isBlock)
    .flatMap(inlinesOf)
    .findLast(({ at }) => at !== null)?.at ?? null
