import * as path from 'node:path'
import { NOTICE } from '../data/check-ledger.js'
import { newestYear } from '../data/years.js'
import { diskHost } from '../host.js'
import { composeDocument } from '../pipeline.js'
import { exportWorkbook } from '../workbook/export-workbook.js'
import { answer, type Console, noYear } from './answer.js'
import type { Request } from './request/arguments.js'
import { outputFolder } from './request/output-folder.js'

/** `export`: the figures and the confirmation sheets of a year as one workbook. Findings of checks do not stop it. */
export async function runExport(request: Request, console: Console): Promise<number> {
  const host = diskHost(request.workspace)
  const folder = request.year ?? newestYear(host)
  if (folder === undefined)
    return answer(request, console, host, { json: { files: [] }, lines: [], diagnostics: [noYear] })
  const composed = composeDocument({ host, folder, template: NOTICE })
  if (!composed.ok)
    return answer(request, console, host, { json: { files: [] }, lines: [], diagnostics: composed.diagnostics })
  const out = outputFolder(request, folder)
  const file = path.join(out, `${folder}数字表.xlsx`)
  const bytes = await exportWorkbook(composed.value)
  const written = request.dryRun ? undefined : host.writeFiles(new Map([[file, bytes]]))
  const diagnostics = [...composed.diagnostics, ...(written?.diagnostics ?? [])]
  const done = written === undefined || written.ok
  return answer(request, console, host, {
    json: { files: done ? [file] : [] },
    lines: done ? [`${request.dryRun ? '（未写）' : ''}${file}`] : [],
    diagnostics,
  })
}
