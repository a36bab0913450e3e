import * as path from 'node:path'
import { ledgerDocument, NOTICE } from '../../data/check-ledger.js'
import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js'
import { filesOfEdition, isIssued, listEditions, openHead } from '../../editions/edition-files.js'
import type { Host } from '../../host/host.js'
import { namesIn } from '../../write/place-file.js'
import type { KeptEdition } from './keep-edition.js'
import { redlineNames } from './redline-names.js'

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
  const own = new Set([docx, pdf, ...redlineNames(docx)])
  const there = new Set(documentsBelow(out).filter((file) => !own.has(file)))
  // Mostly nothing else lies there, and no record need be read to see that.
  if (there.size === 0) return []
  const numbers = new Set<string>()
  const left = listEditions(host, ledgerDocument(folder, NOTICE)).flatMap((earlier) => {
    const head = openHead(host, earlier.file)
    if (!head.ok) return []
    const { number } = head.value
    const wentOut = isIssued(earlier) && !numbers.has(number)
    if (isIssued(earlier)) numbers.add(number)
    if (wentOut || earlier.edition === plan.edition) return []
    const names = [...filesOfEdition(host, earlier).keys()].map((name) => path.join(out, head.value.folder, name))
    return [...names, ...names.filter((name) => name.endsWith('.docx')).flatMap(redlineNames)]
  })
  const named = [...new Set(left)]
    .filter((file) => there.has(file))
    .map((file) => path.relative(out, file).replaceAll('\\', '/'))
  if (named.length === 0) return []
  const message = `文件夹里还有以前做的，不是现在这一份：${named.join('、')}`
  return [warning('document-outdated', message, null, '不要发出；用不着了就请删去这些文件。')]
}

/** The DOCX and PDF files in the output folder, and in the folders of editions below it: absolute paths. */
const documentsBelow = (out: string): readonly string[] => {
  const folders = namesIn(out).filter((name) => /^第[1-9][0-9]*版$/u.test(name))
  return ['', ...folders].flatMap((folder) =>
    namesIn(path.join(out, folder))
      .filter((name) => /\.(?:docx|pdf)$/u.test(name))
      .map((name) => path.join(out, folder, name)),
  )
}
