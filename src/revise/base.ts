import * as path from 'node:path'
import { LETTER, ledgerDocument, NOTICE } from '../data/check-ledger.js'
import { dataFolder, templatesFolder } from '../data/years.js'
import { andThen, type Diagnostic, error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { findEdition } from '../editions/edition-base.js'
import { type EditionName, editionsFolder, listEditions, openHead, openRecord } from '../editions/edition-files.js'
import { type EditionHead, type EditionRecord, readRecord } from '../editions/edition-record.js'
import { restoreInputs } from '../editions/input-store.js'
import { standingEdition } from '../editions/standing-edition.js'
import { gitSnapshot } from '../host/git-snapshot.js'
import { diskHost, type Host, readNamedFile } from '../host/host.js'
import { snapshotHost } from '../host/snapshot-host.js'
import { packagePaths } from '../seal/manifest.js'
import { openSealed, sealedLimits } from '../seal/open-sealed.js'

/** What the data are compared with: a workspace that is only read. */
export interface Base {
  readonly host: Host
  /** What people call it: 文件夹 ../上周, git 版本 HEAD~1, 第2版（讨论稿）. */
  readonly name: string
  /** What was recorded when it was made; null where nothing was. */
  readonly record: EditionRecord | null
}

/** Which base is meant. */
export interface BaseRequest {
  readonly host: Host
  readonly workspace: string
  /** A folder of `data/`. */
  readonly folder: string
  /** As the user names it; undefined: the last edition. */
  readonly since: string | undefined
}

/** Opens the base: an edition, a sealed package, another copy of the workspace, or a revision of git. */
export function openBase({ host, workspace, folder, since }: BaseRequest): Outcome<Base> {
  const document = recordedDocument(host, folder)
  if (since === undefined) return andThen(findEdition(host, document), (edition) => fromEdition(host, edition))
  const number = /^第([1-9]\d{0,5})版$/u.exec(since)?.[1]
  if (number !== undefined)
    return andThen(findEdition(host, document, Number(number)), (edition) => fromEdition(host, edition))
  if (/\.zip$/iu.test(since)) return fromPackage(since)
  const record = recordPath(workspace, since)
  if (record !== undefined) return fromEdition(host, { file: record })
  const copy = diskHost(since)
  if (copy.list(dataFolder) && copy.list(templatesFolder))
    return outcome({ host: copy, name: `文件夹“${since}”`, record: null })
  if (copy.list('.') !== undefined && /[/\\]/u.test(since))
    return fail(error('base-unusable', `“${since}”里没有 data、templates`, null, '请写另一份工作文件夹的路径。'))
  return andThen(gitSnapshot(workspace, since), (files) =>
    outcome({ host: snapshotHost(files), name: `git 版本“${since}”`, record: null }),
  )
}

/** The notice; of a year of which letters alone were made, the letters. */
function recordedDocument(host: Host, folder: string): string {
  const notice = ledgerDocument(folder, NOTICE)
  const letters = ledgerDocument(folder, LETTER)
  const hasAny = (document: string) => listEditions(host, document).length > 0
  return !hasAny(notice) && hasAny(letters) ? letters : notice
}

/** A problem of the base is none of the files at hand: its lines cannot be shown. */
export const inBase = (diagnostics: readonly Diagnostic[], { name }: Base): readonly Diagnostic[] =>
  diagnostics.map((each) => ({
    ...each,
    message: `${name}里：${each.message}${each.at ? `（${each.at.file}:${each.at.line}）` : ''}`,
    at: null,
  }))

/** The workspace path of an edition record, which may be named from the workspace or from where the user is. */
function recordPath(workspace: string, since: string): string | undefined {
  const named = [since, path.relative(path.resolve(workspace), path.resolve(since))]
  return named.map((each) => each.replaceAll('\\', '/')).find((each) => each.startsWith(`${editionsFolder}/`))
}

/**
 * The notice as it went out under a number, or under the last one that was issued: what stands until a 更正函 corrects it,
 * whatever was tried since. Null where none was.
 */
export function openIssued(
  { host, folder }: Pick<BaseRequest, 'host' | 'folder'>,
  number: string,
): Outcome<Base | null> {
  const issued = standingEdition(host, ledgerDocument(folder, NOTICE), number)
  return issued ? fromEdition(host, issued) : outcome(null)
}

/** Letters are made from all that the notice is made from; what the notice said is in no record of theirs. */
function fromEdition(host: Host, { file }: Pick<EditionName, 'file'>): Outcome<Base> {
  const made = (head: EditionHead, of: string, record: EditionRecord | null): Outcome<Base> =>
    andThen(restoreInputs(host, head), (files) =>
      outcome({ host: snapshotHost(files), name: `${of}第${head.edition}版（${head.state}）`, record }),
    )
  return file.endsWith('.jsonl')
    ? andThen(openHead(host, file), (head) => made(head, '函的', null))
    : andThen(openRecord(host, { file }), (record) => made(record, '', record))
}

const fromPackage = (file: string): Outcome<Base> =>
  andThen(readNamedFile(file, sealedLimits.file), (bytes) =>
    andThen(openSealed(bytes), ({ host, files }) => {
      const text = files.get(packagePaths.record)
      const record = text ? readRecord(new TextDecoder().decode(text), packagePaths.record) : undefined
      return outcome({ host, name: `封存包“${file}”`, record: record?.ok ? record.value : null })
    }),
  )
