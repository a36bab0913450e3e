import type { Dataset } from '../data/dataset.js'
import { wholeName } from '../data/whole-area.js'
import { type Diagnostic, error, place } from '../diagnostics/diagnostic.js'
import type { Table } from './find-tables.js'
import { doubtfulShortName, placeIn, unknownPlace } from './place-words.js'
import type { Sheet } from './workbook.js'

/** What says of a table which place it is about: the name of its file or of its sheet, or a line above it. */
interface Saying {
  readonly what: string
  readonly text: string
}

/** All that may say so; what an exported file is called says nothing. */
export function sayings(file: string, sheet: Sheet, { headings, signed }: Table, exported: boolean): readonly Saying[] {
  return [
    ...(exported ? [] : [{ what: '文件名', text: file.replace(/\.[^.]*$/, '') }]),
    { what: `工作表的名称“${sheet.name}”`, text: sheet.name },
    ...headings.map((text) => ({ what: `工作表“${sheet.name}”的标题`, text })),
    ...signed.map((text) => ({ what: `工作表“${sheet.name}”的填报单位`, text })),
  ]
}

/** The one place that a table with a column of places is said to be of. */
export function titledPlace(said: readonly Saying[], dataset: Dataset): string | null {
  const named = new Set(said.flatMap(({ text }) => placeIn(text.trim(), dataset) ?? []))
  const [only = null] = named
  return named.size === 1 ? only : null
}

/** The place of a table without a column of places; whatever else it could be is an error, and nothing is guessed. */
export function aboutTable(file: string, sayings: readonly Saying[], dataset: Dataset) {
  const diagnostics: Diagnostic[] = []
  const at = place(file, 1, 1)
  const named = new Map<string, string>()
  for (const { what, text } of sayings) {
    const known = placeIn(text.trim(), dataset)
    if (known !== null && !named.has(known)) named.set(known, what)
    const unknown = text.length > LONGEST_TITLE ? undefined : unknownPlace(text, dataset)
    if (!unknown) continue
    const { name, near } = unknown
    const hint = near
      ? `是不是“${near}”？`
      : `不是地方的，请改一个说法；是${wholeName(dataset)}的，请写“${wholeName(dataset)}”。`
    diagnostics.push(error('import-unknown', `${what}写的是不认识的地方：“${name}”`, at, hint))
  }
  if (named.size > 1) {
    const each = [...named].map(([name, what]) => `${what}写的是“${name}”`).join('，')
    diagnostics.push(error('import-conflict', `不知道是哪个地方的表：${each}`, at, '请改成一致，再导入。'))
  }
  // Where something else tells the place, or is wrong, a short name in front of other words is none.
  const sure = named.size > 0 || diagnostics.length > 0
  const [short] = sayings.flatMap(({ what, text }) => {
    const found = sure || text.length > LONGEST_TITLE ? undefined : doubtfulShortName(text, dataset)
    return found ? [{ what, ...found }] : []
  })
  if (short) {
    const [whole, { what, name, near }] = [wholeName(dataset), short]
    const hint = `是它的，请写“${near}”；是${whole}的，请写“${whole}”，或者改一个说法。`
    diagnostics.push(error('import-unknown', `${what}里的“${name}”，不知道是不是“${near}”`, at, hint))
  }
  const [only] = named.keys()
  return { about: only ?? null, diagnostics }
}

/** A longer line is a remark. */
const LONGEST_TITLE = 60
