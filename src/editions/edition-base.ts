import { andThen, error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { Host } from '../host/host.js'
import { snapshotHost } from '../host/snapshot-host.js'
import { type EditionName, latestEdition, listEditions, openHead } from './edition-files.js'
import { restoreInputs } from './input-store.js'

/** The edition of a document (`2022/通报`) that was made last, or the one of a number. */
export function findEdition(host: Host, document: string, edition?: number): Outcome<EditionName> {
  const editions = listEditions(host, document)
  const found =
    edition === undefined ? latestEdition(host, document) : editions.find((each) => each.edition === edition)
  if (found) return outcome(found)
  const known = editions.map((each) => `第${each.edition}版`).join('、')
  const which = edition === undefined ? '还没有任何一版的记录' : `没有第${edition}版的记录`
  const hint = known === '' ? '先运行 npx tongbao draft，就有第1版。' : `现有：${known}。`
  return fail(error('edition-missing', `${document} ${which}`, null, hint))
}

/**
 * The workspace as it was when an edition was made, by the workspace path of its record (`data/版次/2022/通报/第3版
 * 讨论稿.json`): its inputs out of the store, each with the bytes that it had, and nothing else; it is only read. So a
 * record alone is a base to compare with.
 */
export const editionBase = (host: Host, { file }: Pick<EditionName, 'file'>): Outcome<Host> =>
  andThen(openHead(host, file), (head) => andThen(restoreInputs(host, head), (files) => outcome(snapshotHost(files))))
