import * as path from 'node:path'
import { ledgerDocument, NOTICE } from '../data/check-ledger.js'
import { type Diagnostic, warning } from '../diagnostics/diagnostic.js'
import { isIssued, listEditions, madeFiles, openHead } from '../editions/edition-files.js'
import { type Host, readTarget } from '../host.js'
import type { KeptEdition } from './keep-edition.js'
import { redlineNames } from './revision-papers.js'

/**
 * Files of other editions of the notice that still lie below the output folder under a name of their own: before it had
 * its number, its title or its state, or as a correction that was only tried. Whatever went out under a number stays, and
 * is not told of.
 */
export function earlierFiles(
  host: Host,
  { plan, docx, pdf }: Pick<KeptEdition, 'plan' | 'docx' | 'pdf'>,
  { folder, out }: { readonly folder: string; readonly out: string },
): readonly Diagnostic[] {
  const numbers = new Set<string>()
  const present = new Set([docx, pdf])
  const left = listEditions(host, ledgerDocument(folder, NOTICE)).flatMap(({ edition, state, file }) => {
    const head = openHead(host, file)
    const text = host.readText(file)
    if (!head.ok || !text.ok) return []
    const { number } = head.value
    const wentOut = isIssued({ state }) && !numbers.has(number)
    if (isIssued({ state })) numbers.add(number)
    if (wentOut || edition === plan.edition) return []
    const names = [...madeFiles(text.value).keys()].map((name) => path.join(out, head.value.folder, name))
    return [...names, ...names.filter((name) => name.endsWith('.docx')).flatMap(redlineNames)]
  })
  const there = [...new Set(left)].filter((name) => !present.has(name) && readTarget(name) !== undefined)
  const own = new Set(redlineNames(docx))
  const named = there.filter((name) => !own.has(name)).map((name) => path.relative(out, name).replaceAll('\\', '/'))
  if (named.length === 0) return []
  const message = `文件夹里还有以前做的，不是现在这一份：${named.join('、')}`
  return [warning('document-outdated', message, null, '不要发出；用不着了就请删去这些文件。')]
}
