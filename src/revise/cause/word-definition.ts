import { formFor, ownBasis } from '../../compose/excerpt-terms.js'
import { rankingBasis } from '../../compose/vocabulary.js'
import { yearFiles } from '../../data/year-files.js'
import { yearFile } from '../../data/years.js'
import { isSamePlace } from '../../diagnostics/diagnostic.js'
import type { ValueInline } from '../../document/inline.js'
import type { Side } from '../edits.js'
import type { ComparedYears, YearFigures } from './figure-changes.js'
import type { InputChange } from './input-changes.js'

/** The changed inputs that say what a printed value is which is neither a figure nor of a ranking: a number, a day, words. */
export function definingWords(
  value: ValueInline,
  side: Side,
  { years, changes }: { readonly years: ComparedYears; readonly changes: readonly InputChange[] },
): readonly InputChange[] {
  const factsFile = yearFile(years.now.dataset.folder, yearFiles.facts)
  if (value.name === '文号') return changes.filter((change) => isOfNumber(change, value, factsFile))
  if (value.name === '单项依据')
    return changedBasis(years, changes, ({ dataset, figures }) => rankingBasis(dataset, figures))
  const listed = ownerOfBasis(value.name)
  if (listed !== null) return changedBasis(years, changes, (year) => basisOfPlace(year, listed))
  // A letter says the date of its notice, and a template its own 文种.
  if (value.name === '文种') return changes.filter(({ path }) => path[0] === '文种')
  if (value.name === '成文日期' && value.origin === null)
    return changes.filter(({ file, path }) => file === factsFile && path[0] === '成文日期')
  const written = changes.filter((change) => isSamePlace(change[side]?.at, value.origin))
  if (written.length > 0) return written
  if (value.name === '称呼') return changes.filter((change) => isSpokenTo(change[side], value, years[side]))
  // Without a 表述 the name of the indicator stands in its place, which is as it was.
  return value.name === '指标表述' ? changes.filter((change) => wordsIndicator(change, value)) : []
}

/** Code, year and sequence of a number stand in three places, or in its own row of the ledger. */
const isOfNumber = ({ file, path, kind }: InputChange, { origin, text }: ValueInline, factsFile: string): boolean =>
  (kind === 'ledger' && path[1] === ledgerRow(text)) ||
  (file === (origin?.file ?? factsFile) && ['机关代字', '发文年份', '顺序号'].includes(path[0] ?? ''))

/** What the row of a number is called among the changes: 吉就办函〔2024〕3号 → 吉就办函 2024 3. */
const ledgerRow = (number: string): string | undefined => /^(.+)〔(\d+)〕(\d+)号$/u.exec(number)?.slice(1).join(' ')

/** Keys of 指标.yaml that say in words what the rankings go by. */
const basisKeys: ReadonlySet<string> = new Set(['排名依据', '次序'])

/** The place, by name, of which a value says what the rankings that list it go by; null for any other value. */
export const ownerOfBasis = (name: string): string | null => /^(.+)\/单项依据$/u.exec(name)?.[1] ?? null

function basisOfPlace({ dataset, figures }: YearFigures, name: string): string | null {
  const place = dataset.places.find((each) => each.name.value === name)
  return place ? ownBasis(dataset, figures, place) : null
}

/** What the rankings go by is said of all of them together: an indicator that comes or goes may change it as well. */
function changedBasis(
  { old, now }: ComparedYears,
  changes: readonly InputChange[],
  basisOf: (year: YearFigures) => string | null,
): readonly InputChange[] {
  if (basisOf(old) === basisOf(now)) return []
  const indicatorsFile = yearFile(now.dataset.folder, yearFiles.indicators)
  const ofIndicators = (wanted: (key: string) => boolean) =>
    changes.filter(({ file, path }) => file === indicatorsFile && wanted(path.at(-1) ?? ''))
  const rules = ofIndicators((key) => basisKeys.has(key))
  return rules.length > 0 ? rules : ofIndicators((key) => key === '名称' || key === '排名')
}

/** Whether a name of a place is one that letters speak to in these words. */
function isSpokenTo(own: InputChange['now'], { text }: ValueInline, { dataset }: YearFigures): boolean {
  const { letter, places } = dataset
  const place = places.find(({ name }) => isSamePlace(own?.at, name.at))
  return letter !== null && place !== undefined && formFor(letter, place.name).value === text
}

/** Whether it is the 表述, given or taken away, of the indicator of this name. */
const wordsIndicator = ({ path: [first, row, key] }: InputChange, { text }: ValueInline): boolean =>
  first === '指标' && key === '表述' && row === text
