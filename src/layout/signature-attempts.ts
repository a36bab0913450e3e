import { findElement, type OfficialDocument } from '../document/document.js'
import type { BreakInside, Fit } from './fit.js'
import type { BlockRole, FlowBlock } from './flow.js'
import { nameRows, rowsBetweenSeals, type SealRoom } from './signature-place.js'

/** Empty rows kept for a seal, and the fewest with which one still finds room above the name. */
export const plainSealRows = 3
const fewestSealRows = 1
/** Lines of text that a page with the signature shows at least. */
export const company = 2
/** Lines of a paragraph that goes over whole rather than have the seal cramped. */
const shortParagraph = 5
/** Lines of 附件说明 that go over with it; more would leave too much of their page white, and are broken between the names. */
const shortList = 3

/** One way to set text and signature. */
export interface Attempt extends Pick<Fit, 'sealRoom' | 'keptElements' | 'keptNames'> {
  /** Where a page begins though its paragraph goes on; null where none does. */
  readonly inside: InsideBreak | null
  /** The lines that the signature must have for company. */
  readonly company: readonly BlockRole[]
}

/** A page that begins with the last lines of the text: their block, and the index of the first of them. */
interface InsideBreak {
  readonly block: FlowBlock
  readonly line: number
}

/** The plain setting, then all others in the order in which they are tried. */
export function signatureAttempts(
  document: OfficialDocument,
  body: readonly FlowBlock[],
): readonly [Attempt, ...Attempt[]] {
  const seals = rowsOfSeals(document)
  const above = seals > 0 ? plainSealRows : 0
  const between = seals > 1 ? rowsBetweenSeals : 0
  const [plain, ...ofText] = textAttempts(body, { above, between })
  const closer = Array.from({ length: Math.max(0, between - fewestSealRows) }, (_, less) =>
    textAttempts(body, { above: fewestSealRows, between: between - 1 - less }),
  )
  // Text goes over with all of 附件说明 behind it.
  const late = (attempt: Attempt): boolean => movesText(attempt) && linesOf(namesIn(body)) > shortList
  return [
    plain,
    ...ofText.filter((attempt) => !late(attempt)),
    ...listAttempts([plain, ...ofText], body),
    ...ofText.filter(late),
    ...closer.flatMap((each) => [...each.map(withList), ...listAttempts(each, body)]),
  ]
}

/** 附件说明 stands for text where it comes to that. */
const withList = (attempt: Attempt): Attempt => ({ ...attempt, company: ['body', 'list'] })

const namesIn = (body: readonly FlowBlock[]): readonly FlowBlock[] => body.filter(({ role }) => role === 'list')

const movesText = ({ keptElements, inside }: Attempt): boolean => keptElements.length > 0 || inside !== null

/** Rows of seals that stand below one another: 0 where none is pressed. */
export function rowsOfSeals(document: OfficialDocument): number {
  const organs = findElement(document, 'issuing-organs')
  if (!organs?.sealed) return 0
  // Further lines of a name have no rows for a seal above them.
  return nameRows(organs.organs, { above: 1, between: rowsBetweenSeals }).filter(({ above }) => above > 0).length
}

/** The plain setting with so much room for seals, then its cures that bring text to the signature. */
function textAttempts(body: readonly FlowBlock[], sealRoom: SealRoom): readonly [Attempt, ...Attempt[]] {
  const plain: Attempt = { sealRoom, keptElements: [], keptNames: 0, inside: null, company: ['body'] }
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
  const inside = insideText(kept)
  return [
    plain,
    ...(short ? [pulled] : []),
    ...fewer,
    ...(short ? [] : [pulled]),
    ...(inside ? [{ ...plain, inside }] : []),
  ]
}

/** The attempts that move no text, and the one that keeps the last lines of 附件说明 with the signature; none without. */
function listAttempts(attempts: readonly [Attempt, ...Attempt[]], body: readonly FlowBlock[]): readonly Attempt[] {
  const names = namesIn(body)
  const lines = (count: number): number => (count === 0 ? 0 : linesOf(names.slice(-count)))
  let keptNames = 0
  while (keptNames < names.length && lines(keptNames) < company) keptNames += 1
  if (keptNames === 0) return []
  return [...attempts.filter((attempt) => !movesText(attempt)), { ...attempts[0], keptNames }].map(withList)
}

const linesOf = (blocks: readonly FlowBlock[]): number => blocks.reduce((sum, { lines }) => sum + lines.length, 0)

const textLines = (blocks: readonly FlowBlock[]): number => linesOf(blocks.filter(({ role }) => role === 'body'))

/** The blocks at the end of the text that have the lines which go with the signature, and 附件说明 behind them. */
function keptBlocks(body: readonly FlowBlock[]): readonly FlowBlock[] {
  let from = body.length
  while (from > 0 && textLines(body.slice(from)) < company) from -= 1
  return body.slice(from)
}

/** A break before the last lines of the text that may go over, inside the paragraph where these begin. */
function insideText(kept: readonly FlowBlock[]): InsideBreak | null {
  const [block] = kept
  if (block?.role !== 'body' || block.repeated.length > 0) return null
  const after = textLines(kept) - block.lines.length
  const line = block.lines.length - (company - after)
  return line > 0 ? { block, line } : null
}

/** The break in characters, as a writer knows it. */
export function breakInsideOf({ block, line }: InsideBreak): BreakInside {
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
