import { yearFiles } from '../../data/year-files.js'
import { yearFile } from '../../data/years.js'
import type { ComparedYears } from './figure-changes.js'
import type { InputChange } from './input-changes.js'
import { ORDER } from './input-leaves.js'

/** Keys of 指标.yaml that say how places are ranked. */
export const rankingKeys: ReadonlySet<string> = new Set([
  '排名',
  '排名依据',
  '次序',
  '并列',
  '并列用语',
  '取前',
  '单项取前',
])
/** The same of the overall ranking. */
export const overallKeys: ReadonlySet<string> = new Set(['综合排名', '综合取前', '次序', '并列', '并列用语'])

/** What tells a changed input that is a rule of a ranking: how, and of which places; null: the overall ranking. */
export function rulesRanking(indicator: string | null, { now }: ComparedYears): (change: InputChange) => boolean {
  const indicatorsFile = yearFile(now.dataset.folder, yearFiles.indicators)
  return (change) => {
    const { file, path, kind } = change
    if (file === indicatorsFile)
      return path[0] === '指标'
        ? path[1] === indicator && (rankingKeys.has(path[2] ?? '') || path[2] === '名称')
        : (indicator === null ? overallKeys : rankingKeys).has(path[0] ?? '')
    // The order of places is that of the places that share a position.
    if (kind === 'place') return path[2] === '名称' || path[1] === ORDER
    return path[0] === '不考核' && indicator !== null && exempts(change, indicator)
  }
}

/** Whether a place is exempt from an indicator in one version only; the list of a place is one value. */
const exempts = ({ old, now }: InputChange, indicator: string): boolean =>
  [old, now].filter((side) => side?.text.split('、').includes(indicator)).length === 1
