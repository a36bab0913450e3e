import * as path from 'node:path'
import { collectEntries } from '../../batch/collect.js'
import { makeFingerprint } from '../../batch/fingerprint.js'
import { isShareJournal } from '../../batch/journal.js'
import { journalNames, openJournal } from '../../batch/open-journal.js'
import { andThen, type Diagnostic } from '../../diagnostics/diagnostic.js'
import { lastLetters } from '../../editions/plan-letters.js'
import type { RecordingHost } from '../../editions/recording-host.js'
import { resolveFonts } from '../../fonts/resolve-fonts.js'
import { removeFile } from '../../write/place-file.js'
import { answer, type Console, nothingMade } from '../answer.js'
import { programPrint } from '../build-print.js'
import type { Request } from '../request/arguments.js'
import { fontOptions } from '../request/font-options.js'
import { aboutLetters } from './about-letters.js'
import { keepLetters } from './keep-letters.js'
import { volumesOf, writeOutputs } from './letter-outputs.js'
import { prepareLetters } from './prepare-letters.js'
import { reportedLetter } from './reported-letter.js'

/** Where the shares have put their letters. */
interface Collecting {
  readonly host: RecordingHost
  readonly folder: string
  /** The folder of the letters, absolute. */
  readonly out: string
}

/** `letters --collect`: checks what the shares have made, and makes what goes with all letters as one run would. */
export async function collectLetters(request: Request, console: Console, { host, folder, out }: Collecting) {
  const prepared = prepareLetters(host, folder, request, resolveFonts(fontOptions(host, request)))
  if (!prepared.ok) return answer(request, console, host, { ...nothingMade, diagnostics: prepared.diagnostics })
  const journal = openJournal(out, null)
  const { places, compose, fonts } = prepared.value
  const fingerprint = makeFingerprint(programPrint(), fonts.report)
  const collected = collectEntries({ journal, places, compose, fingerprint, folder: out })
  const before = [...prepared.diagnostics, ...collected.diagnostics]
  if (!collected.ok) return answer(request, console, host, { ...nothingMade, diagnostics: before })
  const about = aboutLetters(prepared.value)
  const volumes = request.merge ? volumesOf(prepared.value, collected.value) : []
  const made = { about, entries: collected.value, failed: [], folder: out, volumes }
  const outputs = await writeOutputs(made, request)
  const diagnostics: Diagnostic[] = [...before, ...outputs.diagnostics]
  if (outputs.ok && !request.dryRun) {
    diagnostics.push(...journal.settle(collected.value).diagnostics)
    const shares = journalNames(out).filter(isShareJournal)
    const last = lastLetters(host, about.document)
    const record = andThen(last, (found) =>
      keepLetters({ host, about, last: found, entries: collected.value, subfolder: '', partial: false }, request),
    )
    diagnostics.push(...record.diagnostics)
    for (const name of shares) diagnostics.push(...removeFile(path.join(out, name)).diagnostics)
  }
  const files = outputs.ok ? outputs.value : []
  return answer(request, console, host, {
    json: {
      documents: collected.value.map((entry) => reportedLetter(entry, folder, out)),
      files: files.map((name) => path.join(out, name)),
    },
    lines: [`汇总 ${collected.value.length} 份函：${out}`, ...files.map((name) => `  ${name}`)],
    diagnostics,
  })
}
