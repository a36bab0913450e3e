import { newestYear } from '../../data/years.js'
import { error, fail, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import type { Host } from '../../host/host.js'
import type { Request } from './arguments.js'

/** The folder of `data/` that a command works on: the one that it names, else the newest. */
export function askedYear(host: Host, { year }: Request): Outcome<string> {
  const folder = year ?? newestYear(host)
  return folder === undefined ? fail(noYear) : outcome(folder)
}

const noYear = error(
  'year-missing',
  '找不到数据：data 文件夹里没有任何年度',
  null,
  '请用 --workspace 指定含有 data、templates 的文件夹。',
)
