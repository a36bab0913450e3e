import * as path from 'node:path'
import { collectEntries } from '../../batch/collect.js'
import { makeFingerprint } from '../../batch/fingerprint.js'
import { isShareJournal } from '../../batch/journal.js'
import { journalNames, openJournal } from '../../batch/open-journal.js'
import { andThen, type Diagnostic, outcome } from '../../diagnostics/diagnostic.js'
import { lastLetters } from '../../editions/plan-letters.js'
import type { RecordingHost } from '../../editions/recording-host.js'
import { resolveFonts } from '../../fonts/resolve-fonts.js'
import { removeFile } from '../../write/place-file.js'
import { type Answer, nothingDone } from '../answer.js'
import { programPrint } from '../build-print.js'
import type { Request } from '../request/arguments.js'
import { fontOptions } from '../request/font-options.js'
import { aboutLetters } from './about-letters.js'
import { keepLetters, tellRenewed } from './keep-letters.js'
import { writeOutputs, writeVolumes } from './letter-outputs.js'
import { lettersRefused } from './refuse-letters.js'
import { reportedLetter } from './reported-letter.js'
import { yearLetters } from './year-letters.js'

/** Of which year letters are made, or collected from where shares have put them. */
export interface LettersFolder {
  readonly host: RecordingHost
  readonly folder: string
  /** The folder of the letters, absolute. */
  readonly out: string
}

/** `letters --collect`: checks what the shares have made, and makes what goes with all letters as one run would. */
export async function collectLetters(request: Request, { host, folder, out }: LettersFolder): Promise<Answer> {
  const letters = yearLetters(host, folder, request, resolveFonts(fontOptions(host, request)))
  if (!letters.ok) return nothingDone(letters.diagnostics)
  const refused = lettersRefused(letters.value, letters.diagnostics, request)
  if (refused.length > 0) return { ...nothingDone([...letters.diagnostics, ...refused]), exit: 3 }
  const about = aboutLetters(letters.value)
  const known = lastLetters(host, about.document)
  if (!known.ok) return nothingDone([...letters.diagnostics, ...known.diagnostics])
  const last = known.value
  // Once they are issued, an edition that differs from that has a folder of its own.
  const issued = last?.issued ?? false
  const subfolder = issued ? (last?.record.folder ?? '') : ''
  const target = path.join(out, subfolder)
  const journal = openJournal(target, null)
  const { places, compose, fonts } = letters.value
  const fingerprint = makeFingerprint(programPrint(), fonts.report)
  const collected = collectEntries({ journal, places, compose, fingerprint, folder: target, issued })
  const before = [...letters.diagnostics, ...collected.diagnostics]
  if (!collected.ok) return nothingDone(before)
  const entries = collected.value
  const volumes = await writeVolumes(letters.value, { entries, folder: target }, request)
  if (!volumes.ok) return nothingDone([...before, ...volumes.diagnostics])
  const made = { about, entries, failed: [], folder: target, volumes: volumes.value ?? [] }
  const outputs = await writeOutputs(made, request)
  const diagnostics: Diagnostic[] = [...before, ...outputs.diagnostics]
  if (outputs.ok && !request.dryRun) {
    diagnostics.push(...journal.settle(entries).diagnostics)
    const shares = journalNames(target).filter(isShareJournal)
    const record = andThen(keepLetters({ host, about, last, entries, subfolder, partial: false }, request), (kept) =>
      outcome(kept, tellRenewed(last, kept, about)),
    )
    diagnostics.push(...record.diagnostics)
    for (const name of shares) diagnostics.push(...removeFile(path.join(target, name)).diagnostics)
  }
  const files = outputs.ok ? outputs.value : []
  return {
    json: {
      documents: entries.map((entry) => reportedLetter(entry, folder, target)),
      files: files.map((name) => path.join(target, name)),
    },
    lines: [`汇总 ${entries.length} 份${about.genre}：${target}`, ...files.map((name) => `  ${name}`)],
    diagnostics,
  }
}
