import * as path from 'node:path'
import { NOTICE } from '../data/check-ledger.js'
import { newestYear } from '../data/years.js'
import { andThen } from '../diagnostics/diagnostic.js'
import { diskHost } from '../host.js'
import { layOut } from '../layout/lay-out.js'
import { composeDocument } from '../pipeline.js'
import { makeProof } from '../workbook/make-proof.js'
import { proofHtml } from '../workbook/proof-html.js'
import { coverageLines } from '../workbook/proof-words.js'
import { proofWorkbook } from '../workbook/proof-workbook.js'
import { answer, type Console, noYear } from './answer.js'
import type { Request } from './request/arguments.js'
import { outputFolder } from './request/output-folder.js'

/** `proof`: every printed number with its origin and its checks. What the checks find is in it, and does not stop it. */
export async function runProof(request: Request, console: Console): Promise<number> {
  const host = diskHost(request.workspace)
  const folder = request.year ?? newestYear(host)
  const failed = { json: { files: [], coverage: null }, lines: [] }
  if (folder === undefined) return answer(request, console, host, { ...failed, diagnostics: [noYear] })
  const laidOut = andThen(composeDocument({ host, folder, template: NOTICE }), (composed) => {
    const layout = layOut(composed.document)
    return layout.ok ? { ...layout, value: { ...composed, pages: layout.value.pages } } : layout
  })
  if (!laidOut.ok) return answer(request, console, host, { ...failed, diagnostics: laidOut.diagnostics })

  const lines = new Map<string, readonly string[]>()
  const proof = makeProof(laidOut.value, (file, line) => {
    const text = lines.has(file) ? undefined : host.readText(file)
    if (text) lines.set(file, text.ok ? text.value.split('\n') : [])
    return lines.get(file)?.[line - 1]
  })
  const out = outputFolder(request, folder)
  const files = new Map([
    [path.join(out, `${folder}校对单.xlsx`), await proofWorkbook(proof)],
    [path.join(out, `${folder}校对单.html`), new TextEncoder().encode(proofHtml(proof))],
  ])
  const written = request.dryRun ? undefined : host.writeFiles(files)
  const done = written === undefined || written.ok
  return answer(request, console, host, {
    json: { files: done ? [...files.keys()] : [], coverage: proof.coverage },
    lines: done
      ? [...files.keys()].map((file) => `${request.dryRun ? '（未写）' : ''}${file}`).concat(coverageLines(proof))
      : [],
    diagnostics: [...laidOut.diagnostics, ...(written?.diagnostics ?? [])],
  })
}
