import * as path from 'node:path'
import type { Place } from '../data/dataset.js'
import { type Diagnostic, warning } from '../diagnostics/diagnostic.js'
import { readTarget } from '../host/host.js'
import { namesIn } from '../write/place-file.js'
import type { Journal, JournalEntry } from './journal.js'

/** Letters to places that are not in the data any more, or are called otherwise, whose files still lie in the folder. */
export function lettersToNobody(journal: Journal, places: readonly Place[], folder: string): readonly JournalEntry[] {
  const known = new Set(places.map(({ name }) => name.value))
  return journal.entries.filter(
    ({ place, files }) =>
      !known.has(place) && files.some(({ name }) => readTarget(path.join(folder, name)) !== undefined),
  )
}

/** Says so, of each: nobody sends them by mistake. */
export const tellLeftOver = (entries: readonly JournalEntry[]): readonly Diagnostic[] =>
  entries.map(({ place, files }) => {
    const names = files.map(({ name }) => name).join('、')
    const message = `data/地方.yaml 里没有${place}，文件夹里还有以前给它的函：${names}`
    return warning('letter-outdated', message, null, '不要发出；用不着了就请删去这些文件。')
  })

/** What is made of all letters together, or of some: prints, archives, indexes. */
const TOGETHER = /^(?:(?:合订|函)(?:（部分）)?(?: \d+)?\.(?:pdf|zip)|索引(?:（部分）)?\.(?:xlsx|html))$/u

/** Prints, archives and indexes that were made of letters as they were before some of them were made again just now. */
export function staleTogether(folder: string, written: readonly string[]): readonly Diagnostic[] {
  const stale = namesIn(folder).filter((name) => TOGETHER.test(name) && !written.includes(name))
  if (stale.length === 0) return []
  const hint = '要用的请再做一次：letters 加上 --merge、--zip（只做一部分的再加 --only）；用不着的请删去。'
  return [warning('letter-stale', `有的函重做了，这些还是用以前的函做的：${stale.join('、')}`, null, hint)]
}
