import * as path from 'node:path'
import { layOutWaived } from '../checks/waived-layout.js'
import { NOTICE } from '../data/check-ledger.js'
import { andThen, outcome } from '../diagnostics/diagnostic.js'
import { diskHost } from '../host/host.js'
import { composeDocument } from '../pipeline.js'
import { lineReader, makeProof } from '../workbook/make-proof.js'
import { proofHtml } from '../workbook/proof-html.js'
import { coverageLines } from '../workbook/proof-words.js'
import { proofWorkbook } from '../workbook/proof-workbook.js'
import { type Answer, nothingDone } from './answer.js'
import type { Request } from './request/arguments.js'
import { askedYear } from './request/asked-year.js'
import { unwritten, writeFiles } from './request/dry-run.js'
import { outputFolder } from './request/output-folder.js'

/** `proof`: every printed number with its origin and its checks. What the checks find is in it, and does not stop it. */
export async function runProof(request: Request): Promise<Answer> {
  const host = diskHost(request.workspace)
  const laidOut = andThen(askedYear(host, request), (folder) =>
    andThen(composeDocument({ host, folder, template: NOTICE }), (composed) =>
      andThen(layOutWaived(composed), ({ pages }) => outcome({ ...composed, pages })),
    ),
  )
  if (!laidOut.ok) return nothingDone(laidOut.diagnostics, { files: [], coverage: null })
  const { folder } = laidOut.value.dataset
  const proof = makeProof(laidOut.value, lineReader(host))
  const out = outputFolder(request, folder)
  const files = new Map([
    [path.join(out, `${folder}校对单.xlsx`), await proofWorkbook(proof)],
    [path.join(out, `${folder}校对单.html`), new TextEncoder().encode(proofHtml(proof))],
  ])
  const written = writeFiles(host, files, request)
  const names = written.ok ? [...files.keys()] : []
  return {
    json: { files: names, coverage: proof.coverage },
    lines: written.ok ? [...names.map((file) => unwritten(request) + file), ...coverageLines(proof)] : [],
    diagnostics: [...laidOut.diagnostics, ...written.diagnostics],
  }
}
