import { existsSync } from 'node:fs'
import * as path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ledgerDocument, NOTICE } from '../../data/check-ledger.js'
import { inputFolders } from '../../data/year-files.js'
import { andThen, type Diagnostic, hasErrors, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { nameSome } from '../../diagnostics/name-some.js'
import { editionsFolder, listEditions } from '../../editions/edition-files.js'
import { storeFolder } from '../../editions/input-store.js'
import { recordingHost } from '../../editions/recording-host.js'
import { diskHost } from '../../host/host.js'
import { InputWatch } from '../../host/input-watch.js'
import { type KeepingHost, keepingHost } from '../../host/keeping-host.js'
import { ReadMemory } from '../../host/read-memory.js'
import { snapshotHost } from '../../host/snapshot-host.js'
import { type Base, openBase } from '../../revise/base.js'
import { documentName } from '../../revise/report/document-words.js'
import { composeYear } from '../../revise/year-version.js'
import { alone } from '../alone.js'
import { type Console, nothingDone, printAnswer } from '../answer.js'
import { refusals } from '../draft/refusals.js'
import type { Request } from '../request/arguments.js'
import { askedYear } from '../request/asked-year.js'
import { realPath } from '../request/real-path.js'
import { importFiles } from '../run-import.js'
import { setOptimising } from '../v8-flags.js'
import { rehearse } from './rehearse.js'
import { type Comparison, openComparison, type ReadyRevision, reviseYear } from './revise-year.js'
import { WatchSession } from './watch-session.js'
import { writeRevision } from './write-revision.js'
import type { WrittenRevision } from './written-revision.js'

/**
 * `revise --watch`: the same whenever an input is saved, a line each time. On an error all files stay as they were. Between
 * two times the workspace is free for others. Ends with Ctrl-C.
 */
export async function watchRevise(request: Request, console: Console): Promise<number> {
  const asked = askedYear(diskHost(request.workspace), request)
  if (!asked.ok) return printAnswer(nothingDone(asked.diagnostics), request, console)
  const folder = asked.value
  // This goes on for hours: V8's optimising compiler, which the launcher has turned off, is worth what it costs.
  setOptimising()
  const workspace = realPath(request.workspace)
  const workbooks = request.files.map((file) => path.resolve(file))
  const stop = console.interrupted ?? new AbortController().signal
  const watch = new InputWatch({ workspace, folders: inputFolders(folder), workbooks, stop })
  const watcher = new Watcher(folder, { ...request, workspace }, console)
  console.err(`正在看 ${path.join(workspace, 'data', folder)} 和模板，存盘就更新；按 Ctrl-C 结束。\n`)
  for (const file of workbooks.filter((each) => !existsSync(each)))
    console.err(`没有 ${file}：请核对文件名和位置；它一出现就导入。\n`)
  for (let changed: readonly string[] | undefined = []; changed; changed = await watch.next()) {
    const saved = changed
    const line = await alone(workspace, { command: 'revise --watch', console }, () =>
      watcher.update(
        saved,
        workbooks.filter((file) => saved.includes(file)),
      ),
    )
    watch.accept(watcher.takeImported())
    console.err(`${line.ok ? line.value : watcher.failed(line.diagnostics)}\n`)
    await watcher.rehearse(() => !stop.aborted && watch.isQuiet)
  }
  return 130
}

/** So often a correction is rehearsed; after that more gains nothing (`npx zx scripts/bench-revise.mjs`). */
const REHEARSALS = 8
/** Nobody has saved for so long, in milliseconds. */
const QUIET = 100

/** Makes the documents again and again, each time as little as need be. */
class Watcher {
  readonly #folder: string
  readonly #request: Request
  readonly #console: Console
  readonly #host: KeepingHost
  readonly #memory = new ReadMemory()
  readonly #session = new WatchSession()
  #comparison: Comparison | undefined
  #count = 0
  #rehearsals = REHEARSALS
  #imported: readonly string[] = []

  constructor(folder: string, request: Request, console: Console) {
    this.#folder = folder
    this.#request = request
    this.#console = console
    // Inputs are looked at by the watch; what the store holds is named by its content.
    const record = new RegExp(`^${editionsFolder}/(?!${path.basename(storeFolder)}/)`, 'u')
    this.#host = keepingHost(diskHost(request.workspace), (file) => !record.test(file))
  }

  /** Takes in what was saved and says in one line what came of it. All paths are absolute. */
  async update(saved: readonly string[], workbooks: readonly string[]): Promise<string> {
    const started = performance.now()
    this.#count += 1
    this.#host.forget(saved.map((file) => path.relative(this.#request.workspace, file).replaceAll(path.sep, '/')))
    const imported = await this.#import(workbooks)
    if (!imported.ok) return this.failed(imported.diagnostics)
    const ready = andThen(this.#compared(), (comparison) => reviseYear(comparison, this.#request))
    if (!ready.ok) return this.failed([...imported.diagnostics, ...ready.diagnostics])
    const refused = this.#request.final ? refusals(ready.diagnostics, ready.value.notice, this.#request) : []
    if (refused.length > 0) return this.failed(refused)
    const writing = { request: this.#request, console: this.#console, session: this.#session }
    const written = await writeRevision(ready.value, writing)
    if (!written.ok || hasErrors(written.diagnostics)) return this.failed(written.diagnostics)
    const noticed = [imported, ready, written].flatMap(({ diagnostics }) => diagnostics)
    const parts = [
      ...(imported.value > 0 ? [`导入${imported.value}处`] : []),
      ...summary(ready.value, written.value),
      ...warningsOf(noticed),
      `${Math.round(performance.now() - started)}毫秒`,
    ]
    return `${this.#count}. ${parts.join('，')}`
  }

  /** Makes itself ready for the next save, as long as there is none. */
  async rehearse(isQuiet: () => boolean): Promise<void> {
    for (; this.#rehearsals > 0 && this.#comparison; this.#rehearsals -= 1) {
      await sleep(QUIET)
      if (!isQuiet()) return
      if (!(await rehearse(this.#comparison, this.#request))) return
    }
  }

  /** The files of the data that workbooks were written into since this was asked last; absolute. */
  takeImported(): readonly string[] {
    const files = this.#imported
    this.#imported = []
    return files
  }

  /** One line for what went wrong: the first error, and how many there are. */
  failed(diagnostics: readonly Diagnostic[]): string {
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    const [first] = errors
    const at = first?.at ? `${first.at.file}:${first.at.line} ` : ''
    const others = errors.length > 1 ? `（共${errors.length}条）` : ''
    return `${this.#count}. 没有更新，文件还是上一次的：${at}${first?.message ?? ''}${others}`
  }

  /** How many figures of workbooks came into the data. */
  async #import(workbooks: readonly string[]): Promise<Outcome<number>> {
    if (workbooks.length === 0) return outcome(0)
    const request = { ...this.#request, files: workbooks }
    const { complete, diagnostics } = await importFiles(diskHost(request.workspace), this.#folder, request)
    const written = [...(complete?.files.keys() ?? [])]
    this.#host.forget(written)
    this.#imported = written.map((file) => path.join(request.workspace, file))
    return complete && !hasErrors(diagnostics)
      ? outcome(complete.changes.length, diagnostics)
      : { ok: false, diagnostics }
  }

  /** What the data are held against: what was asked for, else the last edition, else the first state without errors. */
  #compared(): Outcome<Comparison> {
    if (this.#comparison) return outcome(this.#comparison)
    const asked = { host: this.#host, folder: this.#folder, memory: this.#memory, request: this.#request }
    const comparison = andThen(this.#base(), (base) => openComparison(base, asked))
    if (comparison.ok) this.#comparison = comparison.value
    return comparison
  }

  #base(): Outcome<Base> {
    const { workspace, since } = this.#request
    const [host, folder] = [this.#host, this.#folder]
    if (since !== undefined || listEditions(host, ledgerDocument(folder, NOTICE)).length > 0)
      return openBase({ host, folder, workspace, since })
    const recording = recordingHost(host)
    return andThen(composeYear(recording, folder), () =>
      outcome({ host: snapshotHost(recording.inputs()), name: '开始时', record: null }),
    )
  }
}

/** What was moved and written, in parts of a line. */
function summary({ base, effect }: ReadyRevision, { documents, files }: WrittenRevision): readonly string[] {
  const changed = effect.documents.filter(({ status }) => status !== 'same')
  const names = nameSome(changed.map(documentName))
  const moved = changed.length === 0 ? '公文都不变' : `变了${changed.length}份（${names}）`
  const count = documents.flatMap(({ docx, pdf }) => [docx, pdf]).filter((file) => file !== null).length + files.length
  if (effect.changes.length === 0 && count === 0) return [`与${base.name}没有不同`]
  return [`改动${effect.changes.length}处`, moved, `写了${count}个文件`]
}

function warningsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  const count = diagnostics.filter(({ severity }) => severity === 'warning').length
  return count > 0 ? [`警告${count}条`] : []
}
