import { type Diagnostic, note, warning } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import type { Cure } from './fit.js'
import type { FlowBlock } from './flow.js'
import { pageBottom } from './page-bottom.js'
import { type PageBottom, type PlacedLine, paginate } from './paginate.js'
import { setSignature } from './set-signature.js'

/** Empty rows kept for a seal, and the fewest with which one still finds room above the name. */
export const plainSealRows = 3
const fewestSealRows = 1
/** Lines of text that a page with the signature shows at least. */
const company = 2

interface Flow {
  readonly document: OfficialDocument
  readonly head: readonly FlowBlock[]
  readonly body: readonly FlowBlock[]
  readonly attachments: readonly FlowBlock[]
}

interface CuredFlow {
  readonly lines: readonly PlacedLine[]
  readonly sealRows: number
  readonly cures: readonly Cure[]
  /** 7.3.3: page 1 must show text. */
  readonly bodyOnPage1: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The flow in pages, with the signature never alone on one: at first the last lines of the text go over with it, kept
 * together as Word's keep-with-next does; where that would leave page 1 without text, fewer rows are kept for the seal.
 */
export function cureSignature(flow: Flow): CuredFlow {
  const bottomOf = (page: number) => pageBottom(flow.document.format, page)
  const [plain, ...fewer] = sealRowsToTry(flow.document)
  const first = trySealRows(flow, plain, bottomOf)
  const chosen = isGood(first)
    ? first
    : (fewer.map((sealRows) => trySealRows(flow, sealRows, bottomOf)).find(isGood) ?? first)
  const pulled = pulledLines(flow, chosen.lines, bottomOf)
  const cures: readonly Cure[] = [
    ...(pulled > 0 ? [{ kind: 'pull-lines', lines: pulled } as const] : []),
    ...(chosen.sealRows === plain ? [] : [{ kind: 'seal-rows', rows: chosen.sealRows } as const]),
  ]
  return {
    ...chosen,
    cures,
    bodyOnPage1: bodyOnPage1(chosen.lines),
    diagnostics: diagnose(chosen.lines, cures),
  }
}

/** Rows to keep for the seal: as they should be, then ever fewer. */
const sealRowsToTry = (document: OfficialDocument): readonly [number, ...number[]] => {
  const sealed = document.elements.some((element) => element.kind === 'issuing-organs' && element.sealed)
  return sealed
    ? [plainSealRows, ...Array.from({ length: plainSealRows - fewestSealRows }, (_, less) => plainSealRows - 1 - less)]
    : [0]
}

interface Try {
  readonly sealRows: number
  readonly lines: readonly PlacedLine[]
}

const isGood = ({ lines }: Try): boolean => hasCompany(lines) && bodyOnPage1(lines)

function trySealRows({ document, head, body, attachments }: Flow, sealRows: number, bottomOf: PageBottom): Try {
  const signature = setSignature(document, sealRows)
  const blocks = [...head, ...keepWithSignature(body, signature), ...signature, ...attachments]
  return { sealRows, lines: paginate(blocks, bottomOf) }
}

/** Lines of text that stand a page later than they would without the signature. */
function pulledLines({ head, body }: Flow, lines: readonly PlacedLine[], bottomOf: PageBottom): number {
  const moved = lines.filter(({ index }) => index >= 0)
  return paginate([...head, ...body], bottomOf)
    .filter(({ index }) => index >= 0)
    .filter(({ block, page }, order) => block.role === 'body' && (moved[order]?.page ?? 0) > page).length
}

/** The last blocks of the text, as many as have the lines that go with the signature, stay with what follows. */
export function keepWithSignature(body: readonly FlowBlock[], signature: readonly FlowBlock[]): readonly FlowBlock[] {
  if (signature.length === 0) return body
  const from = keptFrom(body.length, (index) => body[index]?.lines.length ?? 0)
  return body.map((block, index) => (index >= from ? { ...block, keepNext: true, widowControl: true } : block))
}

/** Index of the first of `count` blocks that is kept with the signature; `linesOf` says how many lines a block has. */
export function keptFrom(count: number, linesOf: (index: number) => number): number {
  let kept = 0
  let from = count
  while (from > 0 && kept < company) kept += linesOf(--from)
  return from
}

const bodyOnPage1 = (lines: readonly PlacedLine[]): boolean =>
  lines.some(({ block, page }) => block.role === 'body' && page === 1) ||
  !lines.some(({ block }) => block.role === 'body')

function hasCompany(lines: readonly PlacedLine[]): boolean {
  const signature = lines.find(({ block }) => block.role === 'signature')
  if (!signature) return true
  const body = lines.filter(({ block }) => block.role === 'body')
  return body.filter(({ page }) => page === signature.page).length >= Math.min(company, body.length)
}

const cureNotes: { readonly [K in Cure['kind']]: (cure: Extract<Cure, { kind: K }>, page: number) => Diagnostic } = {
  'pull-lines': ({ lines }, page) =>
    note('layout-signature-pulled', `为使署名不单独成页，正文最后${lines}行移至第${page}页。`),
  'seal-rows': ({ rows }) => note('layout-seal-rows', `为使署名与正文同页，用印处由${plainSealRows}行减为${rows}行。`),
  'row-pitch': ({ deltaTwips }) => note('layout-row-pitch', `为使署名与正文同页，行距调整了${deltaTwips / 20}磅。`),
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
