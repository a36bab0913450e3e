import * as path from 'node:path'
import { ledgerDocument, NOTICE } from '../../data/check-ledger.js'
import { type Diagnostic, type Outcome, outcome, warning } from '../../diagnostics/diagnostic.js'
import { fileName } from '../../document/file-name.js'
import { filesOfEdition, listEditions } from '../../editions/edition-files.js'
import { readTarget } from '../../host/host.js'
import { renderDocument } from '../../pipeline.js'
import { CORRECTION } from '../../revise/correction-letter.js'
import { keepEdition } from '../draft/keep-edition.js'
import type { Request } from '../request/arguments.js'
import { commandLine } from '../request/command-line.js'
import { outputFolder } from '../request/output-folder.js'
import type { ReadyRevision } from './revise-year.js'
import { staleLetters } from './stale-letters.js'
import { writeRevisedLetters } from './write-revised-letters.js'
import { writeRevisedNotice } from './write-revised-notice.js'
import type { Writing, WrittenRevision } from './written-revision.js'

/** Writes the documents that change, each as an edition of its own, the redline and the list; nothing else is touched. */
export async function writeRevision(ready: ReadyRevision, writing: Writing): Promise<Outcome<WrittenRevision>> {
  const { effect } = ready
  const { request, session } = writing
  const moved = effect.changes.length > 0 || !session.isEmpty
  const found = session.isEmpty && request.since === undefined ? staleLetters(ready) : outcome(new Set<string>())
  if (!found.ok) return found
  const stale = found.value
  const out = outputFolder(request, effect.folder)
  const notice = moved ? await writeRevisedNotice(ready, out, writing) : outcome({ documents: [], files: [] })
  if (!notice.ok) return notice
  const letters = await writeRevisedLetters(ready, path.join(out, '函'), stale, writing)
  if (!letters.ok) return letters
  const left = session.isEmpty && notice.value.documents.length === 0 ? await notAsNow(ready, out, request) : []
  return outcome(
    {
      documents: [...notice.value.documents, ...letters.value.documents],
      files: [...notice.value.files, ...letters.value.files],
    },
    [
      ...notice.diagnostics,
      ...letters.diagnostics,
      ...(stale.size > 0 ? [outOfDate(stale)] : []),
      ...left,
      ...staleCorrections(ready, out),
    ],
  )
}

/**
 * Nothing is written where nothing differs from the base; but the files may be gone, or be those of another edition than
 * the base that was named, and then nobody has the document that was compared.
 */
async function notAsNow(ready: ReadyRevision, out: string, request: Request): Promise<readonly Diagnostic[]> {
  const { host, inputs, now, notice } = ready
  const rendered = await renderDocument({ ...notice, ...now.notice })
  const kept = keepEdition(rendered, { host, template: NOTICE, out, inputs }, request)
  // A hand has been in the files: that is told when they are written.
  if (!kept.ok) return []
  const { docx, pdf, plan, files } = kept.value
  const names = (of: readonly string[]) => of.map((file) => path.basename(file))
  const missing = names([docx, pdf].filter((file) => readTarget(file) === undefined))
  const hint = `请运行 ${commandLine(`draft ${ready.effect.folder}`, request)}，重新写出。`
  if (plan.fresh && request.since !== undefined)
    return [warning('document-missing', '与基准没有不同，但是最近一版不是现在的内容，没有写出公文', null, hint)]
  if (missing.length > 0)
    return [warning('document-missing', `没有改动，但是公文的文件不在了：${missing.join('、')}`, null, hint)]
  // Another `--out`, or files that a backup has brought back. With other fonts the edition would be fresh.
  const earlier = plan.fresh ? [] : names([docx, pdf].filter((file) => !sameBytes(readTarget(file), files.get(file))))
  return earlier.length > 0
    ? [warning('document-missing', `没有改动，但是文件夹里还是以前一版的公文：${earlier.join('、')}`, null, hint)]
    : []
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a !== undefined && b !== undefined && Buffer.compare(a, b) === 0

/**
 * Drafts of a 更正函 that lie there from before and are none now: the data are as they were issued again, or the notice was
 * issued anew under another number. Nobody sends them by mistake.
 */
function staleCorrections({ host, effect, correction }: ReadyRevision, out: string): readonly Diagnostic[] {
  const own = correction && fileName(correction.document)
  const document = ledgerDocument(effect.folder, CORRECTION)
  const made = new Set(listEditions(host, document).flatMap((edition) => [...filesOfEdition(host, edition).keys()]))
  const left = [...made].filter((name) => path.parse(name).name !== own && readTarget(path.join(out, name)))
  if (left.length === 0) return []
  const hint = '没有发出的请删去；已经发出的，请核对它与现在的数据。'
  return [warning('correction-stale', `以前起草的更正函还在，与现在的改动对不上：${left.join('、')}`, null, hint)]
}

const outOfDate = (places: ReadonlySet<string>): Diagnostic =>
  warning(
    'letter-stale',
    `这些地方的函与现在的数据不符，已经重做：${[...places].join('、')}`,
    null,
    '它们没有跟上以前的改动，所以没有算在要重做的里面；已经发出的要重发。',
  )
