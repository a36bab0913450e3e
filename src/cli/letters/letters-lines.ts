import type { BatchResult } from '../../batch/make-letters.js'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import type { Request } from '../request/arguments.js'
import { unwritten } from '../request/dry-run.js'
import type { AboutLetters } from './about-letters.js'

/** More letters than a screen shows are not listed one by one. */
const LISTED = 40

/** What a run of letters tells people: each letter where they are few, how many there are, what they were held against. */
export const lettersLines = (
  result: BatchResult,
  about: AboutLetters,
  folder: string,
  request: Request,
): readonly string[] => [
  ...listed(result),
  summary(result, about, folder, request),
  ...(result.entries.length > 0 ? [held(about.quoted)] : []),
]

function listed({ entries }: BatchResult): readonly string[] {
  if (entries.length > LISTED) return []
  return entries.map(({ place, number, pages }) => `${place}：${number}，${pages} 页`)
}

function summary(
  { entries, kept, failed }: BatchResult,
  { genre }: AboutLetters,
  folder: string,
  request: Request,
): string {
  const same = kept > 0 ? `，其中 ${kept} 份与上次相同，没有重做` : ''
  const missing = failed.length > 0 ? `；${failed.length} 份没有做成` : ''
  return `${unwritten(request)}${entries.length} 份${genre}${same}${missing}：${folder}`
}

/** What the quotations were held against. */
const held = (quoted: string | null): string =>
  `引用的话与${quoted === null ? '同一份数据做成的通报' : `已印发的通报（${quoted}）`}逐字核对过`

/** The last line: whether it is done, and if not, how far. */
export function lettersVerdict(
  { stopped, failed, entries }: BatchResult,
  { genre }: AboutLetters,
  diagnostics: readonly Diagnostic[],
): string {
  if (stopped) return '已停止，再运行一次会接着做'
  if (failed.length > 0) return entries.length > 0 ? '部分完成' : `未完成，一份${genre}也没有做成`
  return hasErrors(diagnostics) ? '未完成' : '完成'
}
