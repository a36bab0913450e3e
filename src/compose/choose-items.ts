import { isList, isValue, pendingText, type Term, type TermRecord } from './vocabulary.js'

/** Which items of a list `各项` prints, and in what order. */
export interface ItemChoice {
  /** 有: only those that have a value there. */
  readonly having: string | null
  /** 按: in the order of the positions there; those that have none stand at the end. */
  readonly by: string | null
  /** 从: of the positions from this one on. */
  readonly first: number | null
  /** 到: of the positions up to this one. */
  readonly last: number | null
  /** 后: the last so many, and who ties with the first of them. */
  readonly worst: number | null
}

const numberOf = (option: unknown): number | null => (option === undefined ? null : Number(option))
const textOf = (option: unknown): string | null => (option === undefined ? null : String(option))

/** What the options of `各项` ask for. */
export const itemChoice = (options: Readonly<Record<string, unknown>>): ItemChoice => ({
  having: textOf(options.有),
  by: textOf(options.按),
  first: numberOf(options.从),
  last: numberOf(options.到),
  worst: numberOf(options.后),
})

/** 城镇新增就业/名次: what a place reports for one indicator, by the name of the indicator and of the part. */
export function reportedField(field: string): readonly [indicator: string, part: string] | null {
  const cut = field.lastIndexOf('/')
  return cut < 0 ? null : [field.slice(0, cut), field.slice(cut + 1)]
}

/** What an item has under a name: a field of its own, or one of its reports. */
export function fieldOf(item: Term, field: string): Term {
  if (item === null) return null
  const record = item as TermRecord
  const reported = reportedField(field)
  if (!reported) return record[field] ?? null
  const [indicator, part] = reported
  const rows = record.上报 ?? null
  const row = isList(rows) ? rows.find((each) => textIn((each as TermRecord).指标 ?? null) === indicator) : undefined
  return (row as TermRecord | undefined)?.[part] ?? null
}

const textIn = (term: Term): string | undefined => (term !== null && isValue(term) ? term.text : undefined)

/** The items that are wanted, in order; undefined where what they are to be ordered by is no position. */
export function chooseItems(items: readonly Term[], choice: ItemChoice): readonly Term[] | undefined {
  const { having, by } = choice
  const chosen = having === null ? items : items.filter((item) => fieldOf(item, having) !== null)
  if (by === null) return chosen
  const placed = chosen.map((item) => ({ item, position: positionOf(fieldOf(item, by)) }))
  if (placed.some(({ position }) => Number.isNaN(position))) return undefined
  const isWanted = wanted(
    choice,
    placed.map(({ position }) => position),
  )
  return placed
    .filter(({ position }) => isWanted(position))
    .sort((a, b) => (a.position === b.position ? 0 : a.position - b.position))
    .map(({ item }) => item)
}

/** Which positions are wanted, of those that there are. */
function wanted({ first, last, worst }: ItemChoice, positions: readonly number[]): (position: number) => boolean {
  if (worst !== null) {
    const known = positions.filter(Number.isFinite)
    return (position) => Number.isFinite(position) && known.filter((other) => other > position).length < worst
  }
  if (first === null && last === null) return () => true
  return (position) => Number.isFinite(position) && position >= (first ?? 1) && position <= (last ?? position)
}

/** A position as a number: beyond all where it is open or there is none, NaN where the value is no position. */
function positionOf(term: Term): number {
  if (term === null || (isValue(term) && term.text === pendingText)) return Number.POSITIVE_INFINITY
  return isValue(term) && /^[0-9]+$/.test(term.text) ? Number(term.text) : Number.NaN
}
