import { formFor } from '../../compose/excerpt-terms.js'
import { rankingBasis } from '../../compose/vocabulary.js'
import { yearFiles } from '../../data/load-dataset.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import type { ValueInline } from '../../document/inline.js'
import { compare } from '../../figures/exact.js'
import type { DerivationKind } from '../../figures/figure.js'
import type { Figure } from '../../figures/figure-book.js'
import { rankingName } from '../../figures/figure-names.js'
import type { Side } from '../edits.js'
import { type ChangedFigure, changedFigures, type YearFigures } from './figure-changes.js'
import { definesIndicator, indicatorOf, isAt, isOwnEntry } from './figure-definition.js'
import type { InputChange } from './input-changes.js'
import { ORDER } from './input-leaves.js'
import { figureOf, type InputKind } from './input-names.js'
import { type ChangedRanking, changedRankings, rankingsOf } from './ranking-changes.js'
import { measuresThatTurned } from './turned-measures.js'

/** The inputs that something follows from, of those that changed. */
export type Causes = ReadonlySet<InputChange>

const none: Causes = new Set()

/** All causes of several things. */
export const union = (sets: readonly Causes[]): Causes => new Set(sets.flatMap((set) => [...set]))

/** What changed between two versions of a year, each with the changed inputs that it follows from. */
export interface YearCauses {
  readonly figures: readonly ChangedFigure[]
  readonly rankings: readonly ChangedRanking[]
  /** Of a figure by its full name; nothing for one that did not change. */
  ofFigure(name: string): Causes
  /** Of `城镇新增就业/排名` or `综合排名`. */
  ofRanking(name: string): Causes
  /** Of a value as a text prints it; nothing where it did not change. */
  ofValue(value: ValueInline, side: Side): Causes
  /** What was changed in some lines of a file. */
  at(place: SourcePlace | null, side: Side): Causes
  /** What was changed under some keys of a file of the year. */
  under(file: string, ...path: readonly string[]): Causes
  ofKind(kind: InputKind): Causes
  /** What was changed of the tags of a template that open, part and close its blocks. */
  ofBlocks(file: string): Causes
}

/** Keys of 指标.yaml that say how places are ranked. */
const rankingKeys: ReadonlySet<string> = new Set(['排名', '排名依据', '次序', '并列', '并列用语', '取前', '单项取前'])
/** Those of them that say in words what the rankings go by. */
const basisKeys: ReadonlySet<string> = new Set(['排名依据', '次序'])
const overallKeys: ReadonlySet<string> = new Set(['综合排名', '综合取前', '次序', '并列', '并列用语'])

/**
 * Follows what changed back to the inputs. Only what changed is walked through, so that nothing is a cause that has no
 * effect; each step is one of the ways in which a figure is made: its own definition, what it is computed from, the
 * ranking that it is a position of.
 */
export function findCauses(old: YearFigures, now: YearFigures, changes: readonly InputChange[]): YearCauses {
  const years = { old, now }
  const figures = changedFigures(old, now)
  const rankings = changedRankings(old.figures, now.figures)
  const figureByName = new Map(figures.map((figure) => [figure.name, figure]))
  const rankingByName = new Map(rankings.map((ranking) => [ranking.name, ranking]))
  const ranked = { old: rankingsOf(old.figures), now: rankingsOf(now.figures) }
  const known = new Map<string, Causes>()
  const yearFile = (file: string) => `data/${now.dataset.folder}/${file}`
  const changesOf = (wanted: (change: InputChange) => boolean): Causes => new Set(changes.filter(wanted))

  const once = (key: string, find: () => Causes): Causes => {
    const found = known.get(key)
    if (found) return found
    // A formula cannot need itself; what is still being followed adds nothing.
    known.set(key, none)
    const causes = find()
    known.set(key, causes)
    return causes
  }

  /** What says by itself what a figure is. */
  const definitions = ({ name, old: was, now: is }: ChangedFigure): Causes => {
    const scope = (is ?? was)?.scope?.name.value
    const indicator = indicatorOf(name, years)
    return changesOf(
      (change) =>
        isAt(change.now, is?.origin) ||
        isAt(change.old, was?.origin) ||
        figureOf(change.file, change.path) === name ||
        (scope !== undefined && isOwnEntry(change, is ?? was, scope)) ||
        (change.kind === 'place' && scope !== undefined && change.path[1] === scope && change.path[2] === '名称') ||
        (indicator !== undefined &&
          change.file === yearFile(yearFiles.indicators) &&
          definesIndicator(change, indicator)),
    )
  }

  const ofFigure = (name: string): Causes => {
    const figure = figureByName.get(name)
    if (!figure) return none
    return once(`figure ${name}`, () => {
      const { old: was, now: is } = figure
      const operands = new Set([...(was?.derivation?.operands ?? []), ...(is?.derivation?.operands ?? [])])
      const ranking = positionIn(is ?? was)
      const changed = [...operands].flatMap((operand) => figureByName.get(operand) ?? [])
      // A ratio does not mind in how many digits, or by which unit, its operands are printed.
      const moved = isRatio(is ?? was) ? changed.filter(movesExactly) : changed
      return union([
        definitions(figure),
        ...moved.map((operand) => ofFigure(operand.name)),
        ranking === null ? none : ofRanking(ranking),
      ])
    })
  }

  const ofRanking = (name: string): Causes => {
    if (!rankingByName.has(name)) return none
    return once(`ranking ${name}`, () => {
      const [was, is] = [ranked.old.get(name), ranked.now.get(name)]
      const indicator = (is ?? was)?.indicator ?? null
      const rules = changesOf((change) => {
        const { file, path, kind } = change
        if (file === yearFile(yearFiles.indicators))
          return path[0] === '指标'
            ? path[1] === indicator && (rankingKeys.has(path[2] ?? '') || path[2] === '名称')
            : (indicator === null ? overallKeys : rankingKeys).has(path[0] ?? '')
        // The order of places is that of the places that share a position.
        if (kind === 'place') return path[2] === '名称' || path[1] === ORDER
        return path[0] === '不考核' && indicator !== null && exempts(change, indicator)
      })
      const measured = measuresThatTurned(was, is, (figure) => figureByName.has(figure))
      return union([rules, ...measured.map(ofFigure)])
    })
  }

  const ofValue = (value: ValueInline, side: Side): Causes => {
    if (figureByName.has(value.name)) return ofFigure(value.name)
    if (rankingByName.has(value.name)) return ofRanking(value.name)
    const position = positionName(value.name)
    if (position !== null) return ofRanking(position)
    if (value.name === '文号') return numberCauses(value)
    if (value.name === '单项依据') return basisCauses()
    // A letter says the date of its notice, and a template its own 文种.
    if (value.name === '文种') return changesOf(({ path }) => path[0] === '文种')
    if (value.name === '成文日期' && value.origin === null)
      return changesOf(({ file, path }) => file === yearFile(yearFiles.facts) && path[0] === '成文日期')
    const written = changesOf((change) => isAt(change[side], value.origin))
    if (written.size === 0 && value.name === '称呼') return changesOf((change) => isSpokenTo(change[side], value, side))
    // Without a 表述 the name of the indicator stands in its place, which is as it was.
    return written.size > 0 || value.name !== '指标表述'
      ? written
      : changesOf((change) => wordsIndicator(change, value))
  }

  /** What the rankings go by is said of all of them together: an indicator that comes or goes may change it as well. */
  const basisCauses = (): Causes => {
    const [was, is] = [old, now].map(({ dataset, figures: book }) => rankingBasis(dataset, book))
    if (was === is) return none
    const ofIndicators = (wanted: (key: string) => boolean) =>
      changesOf(({ file, path }) => file === yearFile(yearFiles.indicators) && wanted(path.at(-1) ?? ''))
    const rules = ofIndicators((key) => basisKeys.has(key))
    return rules.size > 0 ? rules : ofIndicators((key) => key === '名称' || key === '排名')
  }

  /** Whether a name of a place is one that letters speak to in these words. */
  const isSpokenTo = (own: InputChange['now'], { text }: ValueInline, side: Side): boolean => {
    const { letter, places } = years[side].dataset
    const place = places.find(({ name }) => isAt(own, name.at))
    return letter !== null && place !== undefined && formFor(letter, place.name).value === text
  }

  /** Code, year and sequence of a number stand in three places, or in its own row of the ledger. */
  const numberCauses = ({ origin, text }: ValueInline): Causes =>
    changesOf(
      ({ file, path, kind }) =>
        (kind === 'ledger' && path[1] === ledgerRow(text)) ||
        (file === (origin?.file ?? yearFile(yearFiles.facts)) &&
          ['机关代字', '发文年份', '顺序号'].includes(path[0] ?? '')),
    )

  return {
    figures,
    rankings,
    ofFigure,
    ofRanking,
    ofValue,
    at: (place, side) =>
      place === null
        ? none
        : changesOf((change) => {
            const own = change[side]
            return change.file === place.file && own !== null && own.at.line <= place.line && place.line <= own.lastLine
          }),
    ofKind: (kind) => changesOf((change) => change.kind === kind),
    ofBlocks: (file) =>
      changesOf(
        (change) => change.file === file && [change.old, change.now].some((own) => blockTag.test(own?.text ?? '')),
      ),
    under: (file, ...path) =>
      changesOf((change) => change.file === yearFile(file) && path.every((key, index) => change.path[index] === key)),
  }
}

/** What the row of a number is called among the changes: 吉就办函〔2024〕3号 → 吉就办函 2024 3. */
const ledgerRow = (number: string): string | undefined => /^(.+)〔(\d+)〕(\d+)号$/u.exec(number)?.slice(1).join(' ')

/** `{{#if`, `{{else}}`, `{{^`, `{{/if}}` */
const blockTag = /\{\{~?\s*(?:else\b|[#^/])/u

/** Whether a place is exempt from an indicator in one version only; the list of a place is one value. */
const exempts = ({ old, now }: InputChange, indicator: string): boolean =>
  [old, now].filter((side) => side?.text.split('、').includes(indicator)).length === 1

/** Whether it is the 表述, given or taken away, of the indicator of this name. */
const wordsIndicator = ({ path: [first, row, key] }: InputChange, { text }: ValueInline): boolean =>
  first === '指标' && key === '表述' && row === text

const ratios: ReadonlySet<string> = new Set<DerivationKind>(['completion', 'share', 'growth', 'decline'])
const isRatio = (figure: Figure | null): boolean => ratios.has(figure?.derivation?.kind ?? '')

/** Whether a figure is another number now, not only another text. */
const movesExactly = ({ old, now }: ChangedFigure): boolean =>
  !old?.exact || !now?.exact || compare(old.exact, now.exact) !== 0

/** The ranking that a figure is a position of; null for any other figure. */
const positionIn = (figure: Figure | null): string | null =>
  figure?.derivation?.kind === 'rank' ? positionName(figure.name) : null

/** 长春市/上报/城镇新增就业/名次 → 城镇新增就业/排名 */
function positionName(name: string): string | null {
  if (name.endsWith('/上报/综合名次')) return rankingName(null)
  const single = /\/上报\/(.+)\/名次$/u.exec(name)?.[1]
  return single === undefined ? null : rankingName(single)
}
