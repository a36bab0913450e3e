import { newestYear } from '../../data/years.js'
import { andThen, hasErrors } from '../../diagnostics/diagnostic.js'
import { storeFolder } from '../../editions/edition-files.js'
import { diskHost, keepingHost, ReadMemory } from '../../host.js'
import { openBase } from '../../revise/base.js'
import { effectJson } from '../../revise/report/effect-json.js'
import { effectLines } from '../../revise/report/effect-lines.js'
import { answer, type Console, nothingMade, noYear } from '../answer.js'
import { refusals } from '../draft/refusals.js'
import type { Request } from '../request/arguments.js'
import { openComparison, reviseYear } from './revise-year.js'
import { WatchSession } from './watch-session.js'
import { writeRevision } from './write-revision.js'

/** `revise`: what changed since a base, what it moves and why; the documents that change, the list and the redline. */
export async function runRevise(request: Request, console: Console): Promise<number> {
  // The base is made of the store, and what is made now is compared with it: its files are read once.
  const host = keepingHost(diskHost(request.workspace), (file) => file.startsWith(`${storeFolder}/`))
  const folder = request.year ?? newestYear(host)
  if (folder === undefined) return answer(request, console, host, { ...nothingMade, diagnostics: [noYear] })
  if (request.watch) return (await import('./watch-revise.js')).watchRevise(folder, request, console)
  const base = openBase({ host, folder, workspace: request.workspace, since: request.since })
  const asked = { host, folder, memory: new ReadMemory(), request }
  const ready = andThen(base, (opened) =>
    andThen(openComparison(opened, asked), (comparison) => reviseYear(comparison, request)),
  )
  if (!ready.ok) return answer(request, console, host, { ...nothingMade, diagnostics: ready.diagnostics })
  const refused = request.final ? refusals(ready.diagnostics, ready.value.notice, request) : []
  if (refused.length > 0) {
    answer(request, console, host, { ...nothingMade, diagnostics: [...ready.diagnostics, ...refused] })
    return 3
  }
  const written = await writeRevision(ready.value, { request, console, session: new WatchSession() })
  const diagnostics = [...ready.diagnostics, ...written.diagnostics]
  if (!written.ok || hasErrors(diagnostics)) return answer(request, console, host, { ...nothingMade, diagnostics })
  const { documents, files } = written.value
  const mark = request.dryRun ? '（未写）' : ''
  const made = documents.flatMap(({ docx, pdf }) => [docx, pdf].filter((file) => file !== null))
  return answer(request, console, host, {
    json: { since: ready.value.base.name, ...effectJson(ready.value.effect), documents, files },
    lines: [
      `与${ready.value.base.name}相比：`,
      ...effectLines(ready.value.told),
      ...[...made, ...files].map((file) => `  ${mark}${file}`),
    ],
    diagnostics,
  })
}
