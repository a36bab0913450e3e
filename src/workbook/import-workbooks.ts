import type { Dataset } from '../data/dataset.js'
import { loadDataset } from '../data/load-dataset.js'
import { readSource, type SourceText, sourceBytes } from '../data/source-text.js'
import {
  andThen,
  type Diagnostic,
  error,
  fail,
  hasErrors,
  type Outcome,
  outcome,
  place,
} from '../diagnostics/diagnostic.js'
import { buildFigureBook, type FigureBook } from '../figures/figure-book.js'
import type { Host } from '../host/host.js'
import { overlayHost } from '../host/overlay-host.js'
import { oncePerKey } from '../keyed/once-per.js'
import { checkClaims } from './check-claims.js'
import type { DataEdits, ListedChange } from './data-edits.js'
import { editRetyped, retypedFile } from './edit-retyped.js'
import { editSource } from './edit-source.js'
import { keepWorkbooks, type NamedWorkbook } from './keep-workbooks.js'
import { makeEdits, type RenewedOrigin } from './make-edits.js'
import { planImport } from './plan-import.js'
import { readEntries } from './read-entries.js'
import { readRetyped } from './read-retyped.js'
import type { Entry } from './read-table.js'
import { readWorkbook } from './read-workbook.js'
import { type Retyped, retypedOnce } from './retyped.js'
import { unsaidFigures } from './unsaid-figures.js'

/** What an import asks for. */
export interface ImportRequest {
  readonly host: Host
  /** A folder of `data/`. */
  readonly folder: string
  readonly workbooks: readonly NamedWorkbook[]
  /** Take figures that the data do not have into 数字.yaml. */
  readonly add: boolean
}

/** What an import changes; nothing is written yet. */
export interface Import {
  readonly changes: readonly ListedChange[]
  /** What a hand had typed over an import, and these workbooks confirm: its origin is told anew. */
  readonly confirmed: readonly RenewedOrigin[]
  /** What a second person has typed again, which goes into 复录.yaml. */
  readonly retyped: readonly Retyped[]
  /** The files with their new content, by workspace path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The workbooks themselves, where they are to be kept; none when nothing changes. */
  readonly workbooks: ReadonlyMap<string, Uint8Array>
}

/** Workbooks to changed files of the data. All problems of all workbooks are reported; any error stops all. */
export async function importWorkbooks({ host, folder, workbooks, add }: ImportRequest): Promise<Outcome<Import>> {
  const loaded = loadDataset(host, folder)
  if (!loaded.ok) return loaded
  const dataset = loaded.value
  const built = buildFigureBook(dataset)
  if (!built.ok) return built

  const kept = keepWorkbooks(host, folder, workbooks)
  const names = kept.map(({ file }) => file)
  const read = await readAll(workbooks, names, { dataset, book: built.value })
  const planned = planImport(read.entries, { dataset, book: built.value, add })
  const once = retypedOnce(read.retyped)
  const diagnostics = [...read.diagnostics, ...planned.diagnostics, ...once.diagnostics]
  if (!planned.ok || !once.ok || hasErrors(diagnostics)) return { ok: false, diagnostics }
  const retyped = once.value

  const sourceOf: SourceReader = oncePerKey(Infinity, (file: string) => readSource(host, file))
  const edits = makeEdits(planned.value, dataset, (file) => sourceOf(file)?.lines)
  const { listed, renewed } = edits
  const files = andThen(editedFiles(edits, sourceOf), (edited) =>
    andThen(retypedFiles(retyped, dataset, sourceOf), (again) => outcome(new Map([...edited, ...again]))),
  )
  if (!files.ok) return { ok: false, diagnostics: [...diagnostics, ...files.diagnostics] }
  const changes = files.value.size > 0
  const after = changes ? readAgain(overlayHost(host, files.value), folder, listed) : built
  if (!after.ok) return { ok: false, diagnostics: [...diagnostics, ...after.diagnostics] }
  const keep = new Map(changes ? kept.map(({ path, bytes }) => [path, bytes]) : [])
  return outcome({ changes: listed, confirmed: renewed, retyped, files: files.value, workbooks: keep }, [
    ...diagnostics,
    ...checkClaims(planned.value.claims, after.value),
  ])
}

/** What all workbooks say, and what was typed again in them; the data name each as it is kept. */
async function readAll(
  workbooks: readonly NamedWorkbook[],
  names: readonly string[],
  { dataset, book }: { readonly dataset: Dataset; readonly book: FigureBook },
) {
  const diagnostics: Diagnostic[] = []
  const entries: Entry[] = []
  const retyped: Retyped[] = []
  for (const [index, { file, bytes }] of workbooks.entries()) {
    const workbook = await readWorkbook(bytes, file)
    diagnostics.push(...workbook.diagnostics)
    if (!workbook.ok) continue
    const name = names[index] ?? file
    const again = readRetyped(workbook.value, dataset, book)
    diagnostics.push(...again.diagnostics)
    retyped.push(...again.typed.map((each) => ({ ...each, cell: { ...each.cell, file: name } })))
    const isRetyped = again.others.length < workbook.value.sheets.length
    const read = readEntries({ ...workbook.value, sheets: again.others }, dataset, { mayBeEmpty: isRetyped })
    diagnostics.push(...read.diagnostics)
    entries.push(...read.entries.map((entry) => ({ ...entry, at: { ...entry.at, file: name } })))
    diagnostics.push(...unsaidFigures(read, { dataset, book }))
  }
  return { entries, retyped, diagnostics }
}

/** The files of the data with their changes in them, and those that are new. */
function editedFiles(
  { edits, added }: Pick<DataEdits, 'edits' | 'added'>,
  sourceOf: SourceReader,
): Outcome<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const [file, changes] of edits) {
    const source = sourceOf(file)
    const text = source && editSource(source.text, changes)
    if (source === undefined || text === undefined) return fail(lost(file))
    files.set(file, sourceBytes(source, text))
  }
  for (const [file, lines] of added) files.set(file, new TextEncoder().encode(`${lines.join('\n')}\n`))
  return outcome(files)
}

/** 复录.yaml with what was typed again; nothing where nothing was. */
function retypedFiles(
  retyped: readonly Retyped[],
  dataset: Dataset,
  sourceOf: SourceReader,
): Outcome<ReadonlyMap<string, Uint8Array>> {
  if (retyped.length === 0) return outcome(new Map())
  const file = retypedFile(dataset)
  const source = sourceOf(file)
  return andThen(editRetyped(source?.text, retyped, dataset), (text) => {
    if (text === undefined) return fail(lost(file))
    return outcome(new Map([[file, source ? sourceBytes(source, text) : new TextEncoder().encode(text)]]))
  })
}

type SourceReader = (file: string) => SourceText | undefined

const lost = (file: string): Diagnostic =>
  error(
    'file-unreadable',
    `导入时 ${file} 被改动了，没有写入`,
    place(file, 1, 1),
    '请关闭正在编辑它的程序，再导入一次。',
  )

/** The import reads its own work again: every figure must be there as announced, or nothing is written. */
function readAgain(host: Host, folder: string, changes: readonly ListedChange[]): Outcome<FigureBook> {
  return andThen(loadDataset(host, folder), (dataset) =>
    andThen(buildFigureBook(dataset), (book) => {
      const missing = changes.filter((change) => !isDone(change, book))
      return outcome(
        book,
        missing.map(({ file }) => lost(file)),
      )
    }),
  )
}

const isDone = ({ figure, now }: ListedChange, book: FigureBook): boolean => book.find(figure, null)?.text === now
