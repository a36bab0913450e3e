import { type Diagnostic, note, warning } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import type { Cure, Fit } from './fit.js'
import type { FlowBlock } from './flow.js'
import { pageBottom } from './page-bottom.js'
import { type PageBottom, type PlacedLine, paginate } from './paginate.js'
import { setSignature } from './set-signature.js'

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
export interface CuredFlow extends Pick<Fit, 'sealRows' | 'cures' | 'keptElements' | 'breakInside'> {
  readonly lines: readonly PlacedLine[]
  /** 7.3.3: page 1 must show text. */
  readonly bodyOnPage1: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** One way to set text and signature. */
type Attempt = Pick<Fit, 'sealRows' | 'keptElements' | 'breakInside'>

/**
 * The flow in pages, with the signature never alone on one. As long as it would be, in turn: a short last paragraph goes
 * over whole; fewer rows are kept for the seal; a long last paragraph goes over whole, if page 1 still shows text; its last
 * lines alone go over, behind a page break inside it. The DOCX can do each of these so that Word breaks alike.
 */
export function cureSignature(flow: Flow): CuredFlow {
  const bottomOf: PageBottom = (page, sheet) => pageBottom(flow.document.format, page, sheet)
  const attempts = attemptsFor(flow)
  let chosen = attempts[0]
  let lines = setAttempt(flow, chosen, bottomOf)
  for (const attempt of attempts.slice(1)) {
    if (isGood(lines)) break
    const tried = setAttempt(flow, attempt, bottomOf)
    if (!isGood(tried)) continue
    chosen = attempt
    lines = tried
  }
  const pulled = chosen === attempts[0] ? 0 : pulledLines(flow, lines, bottomOf)
  const cures: readonly Cure[] = [
    ...(pulled > 0 ? [{ kind: 'pull-lines', lines: pulled } as const] : []),
    ...(chosen.sealRows === attempts[0].sealRows ? [] : [{ kind: 'seal-rows', rows: chosen.sealRows } as const]),
  ]
  return { ...chosen, lines, cures, bodyOnPage1: bodyOnPage1(lines), diagnostics: diagnose(lines, cures) }
}

/** The plain setting, then its cures in the order in which they are tried. */
function attemptsFor({ document, body }: Flow): readonly [Attempt, ...Attempt[]] {
  const sealed = document.elements.some((element) => element.kind === 'issuing-organs' && element.sealed)
  const sealRows = sealed ? plainSealRows : 0
  const plain: Attempt = { sealRows, keptElements: [], breakInside: null }
  const kept = keptBlocks(body)
  const pulled = { ...plain, keptElements: [...new Set(kept.map(({ element }) => element))] }
  const short = textLines(kept) <= shortParagraph
  const fewer = Array.from({ length: Math.max(0, sealRows - fewestSealRows) }, (_, less) => ({
    ...plain,
    sealRows: sealRows - 1 - less,
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

const textLines = (blocks: readonly FlowBlock[]): number =>
  blocks.reduce((sum, { role, lines }) => sum + (role === 'body' ? lines.length : 0), 0)

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
  const set = body.map((block) => ({
    ...block,
    keepNext: block.keepNext || kept.has(block.element),
    pageBreakAt: inside?.block === block ? inside.line : 0,
  }))
  return paginate([...head, ...set, ...setSignature(document, attempt.sealRows), ...attachments], bottomOf)
}

const isGood = (lines: readonly PlacedLine[]): boolean => hasCompany(lines) && bodyOnPage1(lines)

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

/** The signature stands on one page, with lines of the text above it. */
function hasCompany(lines: readonly PlacedLine[]): boolean {
  const [signature, ...rest] = lines.filter(({ block }) => block.role === 'signature')
  if (!signature) return true
  if (rest.some(({ page }) => page !== signature.page)) return false
  const body = lines.filter(({ block }) => block.role === 'body')
  return body.filter(({ page }) => page === signature.page).length >= Math.min(company, body.length)
}

const cureNotes: { readonly [K in Cure['kind']]: (cure: Extract<Cure, { kind: K }>, page: number) => Diagnostic } = {
  'pull-lines': ({ lines }, page) =>
    note('layout-signature-pulled', `为使署名不单独成页，正文最后${lines}行移至第${page}页。`),
  'seal-rows': ({ rows }) => note('layout-seal-rows', `为使署名与正文同页，用印处由${plainSealRows}行减为${rows}行。`),
}

function cureNote<K extends Cure['kind']>(cure: Extract<Cure, { kind: K }>, page: number): Diagnostic {
  const print: (cure: Extract<Cure, { kind: K }>, page: number) => Diagnostic = cureNotes[cure.kind as K]
  return print(cure, page)
}

function diagnose(lines: readonly PlacedLine[], cures: readonly Cure[]): readonly Diagnostic[] {
  const page = lines.find(({ block }) => block.role === 'signature')?.page ?? 1
  const alone = hasCompany(lines)
    ? []
    : [warning('layout-signature-alone', `署名单独落在第${page}页。`, null, '请增删正文，使署名与正文同页。')]
  return [...cures.map((cure) => cureNote(cure, page)), ...alone]
}
