import * as path from 'node:path'
import { NOTICE } from '../data/check-ledger.js'
import { andThen } from '../diagnostics/diagnostic.js'
import { diskHost } from '../host/host.js'
import { composeDocument } from '../pipeline.js'
import { exportWorkbook } from '../workbook/export-workbook.js'
import { retypeWorkbook } from '../workbook/retype-sheet.js'
import { type Answer, nothingDone } from './answer.js'
import type { Request } from './request/arguments.js'
import { askedYear } from './request/asked-year.js'
import { unwritten, writeFiles } from './request/dry-run.js'
import { outputFolder } from './request/output-folder.js'

/**
 * `export`: the figures and the confirmation sheets of a year as one workbook, or, with `--retype`, the figures and
 * rankings to be typed again by a second person. Findings of checks do not stop it.
 */
export async function runExport(request: Request): Promise<Answer> {
  const host = diskHost(request.workspace)
  const composed = andThen(askedYear(host, request), (folder) => composeDocument({ host, folder, template: NOTICE }))
  if (!composed.ok) return nothingDone(composed.diagnostics, { files: [] })
  const { folder } = composed.value.dataset
  const bytes = request.retype ? await retypeWorkbook(composed.value) : await exportWorkbook(composed.value)
  if (!bytes) return { json: { files: [] }, lines: ['都复录过了。'], diagnostics: composed.diagnostics }
  const name = request.retype ? '复录表' : '数字表'
  const file = path.join(outputFolder(request, folder), `${folder}${name}.xlsx`)
  const written = writeFiles(host, new Map([[file, bytes]]), request)
  const files = written.ok ? [file] : []
  return {
    json: { files },
    lines: files.map((each) => unwritten(request) + each),
    diagnostics: [...composed.diagnostics, ...written.diagnostics],
  }
}
