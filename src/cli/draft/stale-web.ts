import { existsSync } from 'node:fs'
import * as path from 'node:path'
import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js'
import { readTarget } from '../../host/host.js'
import type { LaidOutDocument } from '../../pipeline.js'

/** Says that a website edition which lies beside a document (the DOCX, absolute) does not say what the document says now. */
export async function staleWeb(laidOut: LaidOutDocument, docx: string): Promise<readonly Diagnostic[]> {
  // Few documents have one, and what makes it need not be loaded to see that.
  if (!['html', 'txt'].some((extension) => existsSync(docx.replace(/docx$/u, extension)))) return []
  const { webTargets } = await import('./web-files.js')
  const stale = [...webTargets(laidOut, docx)].filter(([file, bytes]) => {
    const there = readTarget(file)
    return there !== undefined && Buffer.compare(there, bytes) !== 0
  })
  if (stale.length === 0) return []
  const names = stale.map(([file]) => path.basename(file)).join('、')
  const hint = '请给 draft 加上 --format web，再做一次。'
  return [warning('web-stale', `网页版与现在的公文不同：${names}`, null, hint)]
}
