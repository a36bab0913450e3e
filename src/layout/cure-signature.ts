import { type Diagnostic, note, warning } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import type { Cure, Fit } from './fit.js'
import type { BlockRole, FlowBlock } from './flow.js'
import { pageBottom } from './page-bottom.js'
import { type PageBottom, type PlacedLine, paginate } from './paginate.js'
import { setSignature } from './set-signature.js'
import { nameRows, rowsBetweenSeals, type SealRoom } from './signature-place.js'

/** Empty rows kept for a seal, and the fewest with which one still finds room above the name. */
const plainSealRows = 3
const fewestSealRows = 1
/** Lines of text that a page with the signature shows at least. */
const company = 2
/** Lines of a paragraph that goes over whole rather than have the seal cramped. */
const shortParagraph = 5

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

/** One way to set text and signature. */
type Attempt = Pick<Fit, 'sealRoom' | 'keptElements' | 'keptNames' | 'breakInside'>

/**
 * The flow in pages, with the signature never alone on one. As long as it would be, in turn: a short last paragraph goes
 * over whole; fewer rows are kept for the seal; a long last paragraph goes over whole, if page 1 still shows text; its last
 * lines alone go over, behind a page break inside it. Where 附件说明 is so long that none of these brings text to the
 * signature, its last names stand for text; where no page has room for all seals, they come closer to one another. The
 * DOCX can do each of these so that Word breaks alike.
 */
export function cureSignature(flow: Flow): CuredFlow {
  const bottomOf: PageBottom = (page, sheet) => pageBottom(flow.document.format, page, sheet)
  const [plain, ...cured] = candidates(flow)
  let chosen = plain.attempt
  let lines = setAttempt(flow, chosen, bottomOf)
  let good = isGood(lines, plain.company)
  for (const { attempt, company } of cured) {
    if (good) break
    const tried = setAttempt(flow, attempt, bottomOf)
    if (!isGood(tried, company)) continue
    good = true
    chosen = attempt
    lines = tried
  }
  const pulled = chosen === plain.attempt ? 0 : pulledLines(flow, lines, bottomOf)
  const { above } = chosen.sealRoom
  const cures: readonly Cure[] = [
    ...(pulled > 0 ? [{ kind: 'pull-lines', lines: pulled } as const] : []),
    ...(above === plain.attempt.sealRoom.above ? [] : [{ kind: 'seal-rows', rows: above } as const]),
  ]
  return {
    ...chosen,
    lines,
    cures,
    bodyOnPage1: bodyOnPage1(lines),
    diagnostics: [...diagnose(lines, cures, good), ...touching(flow.document, chosen.sealRoom)],
  }
}

/** A way to set the signature, and which lines it must then have for company. */
interface Candidate {
  readonly attempt: Attempt
  readonly company: readonly BlockRole[]
}

/** The plain setting, then all others in the order in which they are tried. */
function candidates(flow: Flow): readonly [Candidate, ...Candidate[]] {
  const seals = rowsOfSeals(flow.document)
  const above = seals > 0 ? plainSealRows : 0
  const between = seals > 1 ? rowsBetweenSeals : 0
  const attempts = attemptsFor(flow, { above, between })
  const plain: Candidate = { attempt: attempts[0], company: ofText }
  const closer = Array.from({ length: Math.max(0, between - fewestSealRows) }, (_, less) =>
    attemptsFor(flow, { above: fewestSealRows, between: between - 1 - less }),
  )
  return [
    plain,
    ...attempts.slice(1).map((attempt) => ({ attempt, company: ofText })),
    ...listAttempts(attempts, flow.body).map((attempt) => ({ attempt, company: ofTextOrList })),
    ...closer.flatMap((each) =>
      [...each, ...listAttempts(each, flow.body)].map((attempt) => ({ attempt, company: ofTextOrList })),
    ),
  ]
}

/** Rows of seals that stand below one another: 0 where none is pressed. */
function rowsOfSeals({ elements }: OfficialDocument): number {
  const organs = elements.find((element) => element.kind === 'issuing-organs')
  if (!organs?.sealed) return 0
  // Further lines of a name have no rows for a seal above them.
  return nameRows(organs.organs, { above: 1, between: rowsBetweenSeals }).filter(({ above }) => above > 0).length
}

const ofText = ['body'] as const satisfies readonly BlockRole[]
const ofTextOrList = ['body', 'list'] as const satisfies readonly BlockRole[]

/** The attempts that move no text, and the one that keeps the last lines of 附件说明 with the signature; none without. */
function listAttempts(attempts: readonly [Attempt, ...Attempt[]], body: readonly FlowBlock[]): readonly Attempt[] {
  const names = body.filter(({ role }) => role === 'list')
  const lines = (count: number): number => (count === 0 ? 0 : linesOf(names.slice(-count)))
  let keptNames = 0
  while (keptNames < names.length && lines(keptNames) < company) keptNames += 1
  if (keptNames === 0) return []
  return [
    ...attempts.filter((attempt) => attempt.keptElements.length === 0 && attempt.breakInside === null),
    { ...attempts[0], keptNames },
  ]
}

const linesOf = (blocks: readonly FlowBlock[]): number => blocks.reduce((sum, { lines }) => sum + lines.length, 0)

/** The plain setting, then its cures in the order in which they are tried. */
function attemptsFor({ body }: Flow, sealRoom: SealRoom): readonly [Attempt, ...Attempt[]] {
  const plain: Attempt = { sealRoom, keptElements: [], keptNames: 0, breakInside: null }
  const kept = keptBlocks(body)
  const pulled: Attempt = {
    ...plain,
    keptElements: [...new Set(kept.flatMap(({ role, element }) => (role === 'body' ? [element] : [])))],
    keptNames: kept.filter(({ role }) => role === 'list').length,
  }
  const short = textLines(kept) <= shortParagraph
  const fewer = Array.from({ length: Math.max(0, sealRoom.above - fewestSealRows) }, (_, less) => ({
    ...plain,
    sealRoom: { ...sealRoom, above: sealRoom.above - 1 - less },
  }))
  const inside = insideText(body)
  return [
    plain,
    ...(short ? [pulled] : []),
    ...fewer,
    ...(short ? [] : [pulled]),
    ...(inside ? [{ ...plain, breakInside: breakInsideOf(inside) }] : []),
  ]
}

const textLines = (blocks: readonly FlowBlock[]): number => linesOf(blocks.filter(({ role }) => role === 'body'))

/** The blocks at the end of the text that have the lines which go with the signature, and 附件说明 behind them. */
function keptBlocks(body: readonly FlowBlock[]): readonly FlowBlock[] {
  let from = body.length
  while (from > 0 && textLines(body.slice(from)) < company) from -= 1
  return body.slice(from)
}

/** Where a page would begin if the last lines of the text alone went over: a block, and the index of its line. */
interface InsideBreak {
  readonly block: FlowBlock
  readonly line: number
}

/** A break before the last lines of the text that may go over, inside the paragraph where these begin. */
function insideText(body: readonly FlowBlock[]): InsideBreak | null {
  const [block] = keptBlocks(body)
  if (block?.role !== 'body' || block.repeated.length > 0) return null
  const after = textLines(keptBlocks(body)) - block.lines.length
  const line = block.lines.length - (company - after)
  return line > 0 ? { block, line } : null
}

function breakInsideOf({ block, line }: InsideBreak): Fit['breakInside'] {
  const lines = block.lines.slice(0, line).map(({ runs }) => runs.flatMap(({ characters }) => characters))
  const last = lines.at(-1) ?? []
  // Behind each character of the line there is white; the last has it too, and must still find room.
  const white = last.reduce((sum, { x, width }, index) => sum + (last[index + 1]?.x ?? x + width) - x - width, 0)
  return {
    element: block.element,
    characters: lines.reduce((sum, characters) => sum + characters.length, 0),
    lastLine: { characters: last.length, opened: Math.floor((white * 20) / last.length) },
  }
}

function setAttempt(flow: Flow, attempt: Attempt, bottomOf: PageBottom): readonly PlacedLine[] {
  const { document, head, body, attachments } = flow
  const kept = new Set(attempt.keptElements)
  const inside = attempt.breakInside === null ? null : insideText(body)
  const firstKeptName = body.filter(({ role }) => role === 'list').length - attempt.keptNames
  let name = 0
  const set = body.map((block) => ({
    ...block,
    keepNext: block.keepNext || (block.role === 'list' ? name++ >= firstKeptName : kept.has(block.element)),
    pageBreakAt: inside?.block === block ? inside.line : 0,
  }))
  return paginate([...head, ...set, ...setSignature(document, attempt.sealRoom), ...attachments], bottomOf)
}

const isGood = (lines: readonly PlacedLine[], roles: readonly BlockRole[]): boolean =>
  hasCompany(lines, roles) && bodyOnPage1(lines)

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
  const organs = document.elements.find((element) => element.kind === 'issuing-organs')
  return [
    warning(
      'layout-seals-touch',
      `署名的机关多，一页放不下：上下两排署名之间只留得出${between}行，印章会相交（GB/T 9704 7.3.5.1：互不相交或相切）。`,
      organs?.organs[0]?.[0]?.at ?? null,
      '请用机关的规范化简称（每排可以多排几个），或者删短附注。',
    ),
  ]
}

function diagnose(lines: readonly PlacedLine[], cures: readonly Cure[], good: boolean): readonly Diagnostic[] {
  const page = lines.find(({ block }) => block.role === 'signature')?.page ?? 1
  const alone =
    good || hasCompany(lines, ofText)
      ? []
      : [warning('layout-signature-alone', `署名单独落在第${page}页。`, null, '请增删正文，使署名与正文同页。')]
  return [...cures.map((cure) => cureNote(cure, page)), ...alone]
}
