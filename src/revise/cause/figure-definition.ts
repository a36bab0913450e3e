import { yearFiles } from '../../data/year-files.js'
import { yearFile } from '../../data/years.js'
import { isSamePlace } from '../../diagnostics/diagnostic.js'
import type { Figure } from '../../figures/figure-book.js'
import { completionName, planName } from '../../figures/figure-names.js'
import type { ChangedFigure, ComparedYears } from './figure-changes.js'
import type { InputChange } from './input-changes.js'
import { figureOf } from './input-names.js'

/** What tells a changed input that says by itself what a changed figure is: its value, its row, the name of its place. */
export function definesFigure(
  { name, old: was, now: is }: ChangedFigure,
  years: ComparedYears,
): (change: InputChange) => boolean {
  const scope = (is ?? was)?.scope?.name.value
  const indicator = indicatorOf(name, years)
  const indicatorsFile = yearFile(years.now.dataset.folder, yearFiles.indicators)
  return (change) =>
    isSamePlace(change.now?.at, is?.origin) ||
    isSamePlace(change.old?.at, was?.origin) ||
    figureOf(change.file, change.path) === name ||
    (scope !== undefined && isOwnEntry(change, is ?? was, scope)) ||
    (change.kind === 'place' && scope !== undefined && change.path[1] === scope && change.path[2] === '名称') ||
    (indicator !== undefined && change.file === indicatorsFile && definesIndicator(change, indicator))
}

/** Whether a key of a figure of a highlight has changed; its file need not be called by its place. */
const isOwnEntry = ({ file, path }: InputChange, figure: Figure | null, scope: string): boolean =>
  figure?.origin?.file === file && path[0] === '数字' && figure.name === `${scope}/${path[1] ?? ''}`

/** The indicator that a figure of the province, or a completion of a place, is printed by. */
function indicatorOf(name: string, { old, now }: ComparedYears) {
  const indicators = new Set([...old.dataset.indicators, ...now.dataset.indicators].map((each) => each.name.value))
  for (const indicator of indicators) {
    if (name === indicator) return { indicator, part: '完成' }
    if (name === planName(indicator)) return { indicator, part: '计划' }
    if (name === completionName(indicator) || name.endsWith(`/上报/${completionName(indicator)}`))
      return { indicator, part: '完成率' }
  }
  return undefined
}

/** Keys of 指标.yaml that say how a completion is printed. */
const completionKeys: ReadonlySet<string> = new Set(['完成率', '完成率小数'])

/** Whether a row of 指标.yaml, or a setting for all rows, says how a figure of an indicator is printed. */
function definesIndicator(
  { path: [first = '', row = '', key = ''] }: InputChange,
  { indicator, part }: { readonly indicator: string; readonly part: string },
): boolean {
  if (first !== '指标') return part === '完成率' && first === '完成率小数'
  if (row !== indicator) return false
  if (key === '名称') return true
  return part === '完成率'
    ? completionKeys.has(key)
    : key === part || key === '单位' || (key === '小数' && part === '完成')
}
