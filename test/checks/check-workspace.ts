import type { Check } from '../../src/checks/check.js'
import { runChecks } from '../../src/checks/index.js'
import { andThen, type Diagnostic, outcome } from '../../src/diagnostics/diagnostic.js'
import type { Host } from '../../src/host/host.js'
import { layOut } from '../../src/layout/lay-out.js'
import { composeDocument } from '../../src/pipeline.js'
import { memoryHost } from '../memory-host.js'
import { type Change, changedWorkspace } from '../workspace.js'

/**
 * What is said of the notice of a year (2022) after some changes: by the loader, the composer and the checks; no fonts. It
 * is laid out where something was found, to say where that is printed; not for who does not ask where. `asked`: those of the
 * checks that are tried.
 */
export function checkWorkspace(
  change: readonly Change[],
  folder = '2022',
  { printed = true, asked }: { printed?: boolean; asked?: readonly Check[] } = {},
): readonly Diagnostic[] {
  return checkNotice(changedWorkspace(change), folder, { printed, asked })
}

function checkNotice(
  host: Host,
  folder: string,
  { printed, asked }: { readonly printed: boolean; readonly asked?: readonly Check[] | undefined },
): readonly Diagnostic[] {
  const composed = composeDocument({ host, folder, template: '通报' })
  return andThen(composed, (work) => {
    const pages = () => {
      if (!printed) return null
      const laidOut = layOut(work.document)
      if (!laidOut.ok) throw new Error(laidOut.diagnostics.map(({ message }) => message).join('\n'))
      return laidOut.value.pages
    }
    return outcome(null, runChecks(work, pages, asked))
  }).diagnostics
}

/** The errors and warnings of the notice of a workspace. */
export const complaintsOf = (files: Readonly<Record<string, string>>, folder: string): readonly Diagnostic[] =>
  checkNotice(memoryHost(files), folder, { printed: true }).filter(({ severity }) => severity !== 'note')
