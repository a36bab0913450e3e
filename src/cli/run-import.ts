import * as path from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { diskHost, type Host, readNamedFile } from '../host/host.js'
import { cellName } from '../workbook/cell-place.js'
import { type Import, importWorkbooks } from '../workbook/import-workbooks.js'
import type { NamedWorkbook } from '../workbook/keep-workbooks.js'
import { workbookLimits } from '../workbook/open-package.js'
import { type Answer, nothingDone } from './answer.js'
import type { Request } from './request/arguments.js'
import { askedYear } from './request/asked-year.js'
import { commandLine } from './request/command-line.js'
import { writeFiles } from './request/dry-run.js'
import { inWorkspace } from './request/in-workspace.js'

/** `import`: figures of workbooks into the data, after all changes have been listed. */
export async function runImport(request: Request): Promise<Answer> {
  const host = diskHost(request.workspace)
  const folder = askedYear(host, request)
  if (!folder.ok) return nothingDone(folder.diagnostics, { changes: [], confirmed: [], retyped: [] })
  const { complete, diagnostics } = await importFiles(host, folder.value, request)
  const changes = complete?.changes ?? []
  const listed = changes.map(({ figure, old, now, file, line, cell }) => ({
    figure,
    old,
    new: now,
    file,
    line: line === 0 ? null : line,
    workbook: cell.file,
    cell: cellName(cell),
  }))
  return {
    json: {
      changes: listed,
      confirmed: (complete?.confirmed ?? []).map(({ figure, now, file, line, cell }) => ({
        ...{ figure, value: now, file, line },
        ...{ workbook: cell.file, cell: cellName(cell) },
      })),
      retyped: (complete?.retyped ?? []).map(({ name, text }) => ({ figure: name, text })),
    },
    lines: complete ? listing(complete, folder.value, request, diagnostics) : [],
    diagnostics,
  }
}

/** What became of workbooks. */
export interface ImportedFiles {
  /** Undefined: nothing was imported. */
  readonly complete: Import | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads workbooks and writes their figures into the data, all or none. */
export async function importFiles(host: Host, folder: string, request: Request): Promise<ImportedFiles> {
  const { files: named, add } = request
  const diagnostics: Diagnostic[] = []
  const workbooks = named.flatMap((file): readonly NamedWorkbook[] => {
    const bytes = readNamedFile(path.resolve(file), workbookLimits.file)
    diagnostics.push(...bytes.diagnostics)
    return bytes.ok ? [{ file: path.basename(file), bytes: bytes.value }] : []
  })
  const imported = await importWorkbooks({ host, folder, workbooks, add })
  diagnostics.push(...imported.diagnostics)
  const complete = imported.ok && workbooks.length === named.length ? imported.value : undefined
  if (complete && complete.files.size > 0) {
    const files = inWorkspace(new Map([...complete.files, ...complete.workbooks]), request)
    diagnostics.push(...writeFiles(host, files, request).diagnostics)
  }
  return { complete, diagnostics }
}

/** Figure, old → new, file, and the cell that says so; one line each. What was typed again is only counted. */
function listing(
  { changes, confirmed, retyped }: Import,
  year: string,
  request: Request,
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  if (changes.length + confirmed.length + retyped.length === 0)
    return diagnostics.some(({ severity, code }) => severity === 'warning' || code === 'workbook-skipped')
      ? ['没有改动数据；表格里有没读的，或者说有误的，见上面。']
      : ['没有要改的：表格里的数字与数据相同。']
  const lines = changes.map(({ figure, old, now, file, line, cell }) => {
    const where = line === 0 ? `${file}（新建）` : `${file}:${line}`
    return `  ${figure}  ${old ?? '（新增）'} → ${now}  ${where}  ← ${cell.file} ${cellName(cell)}`
  })
  const same = confirmed.map(
    ({ figure, now, file, line, cell }) => `  ${figure}  ${now}  ${file}:${line}  ← ${cell.file} ${cellName(cell)}`,
  )
  const unwritten = request.dryRun ? '（没有写）' : ''
  return [
    ...(changes.length > 0 ? [`${request.dryRun ? '要改' : '已改'}${unwritten} ${changes.length} 处：`, ...lines] : []),
    ...(confirmed.length > 0 ? [`手改过、与表格相同的${unwritten} ${confirmed.length} 处，来源改记为：`, ...same] : []),
    ...(retyped.length > 0 ? [`复录的数字、排名${unwritten} ${retyped.length} 个。`] : []),
    ...(request.dryRun
      ? []
      : [
          '导入的表格存在“来表”文件夹里。',
          `请运行 ${commandLine(`check ${year}`, request)}，看改过的数字与别处是否还一致。`,
        ]),
  ]
}
