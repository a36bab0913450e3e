import { andThen, hasErrors } from '../../diagnostics/diagnostic.js'
import { storeFolder } from '../../editions/input-store.js'
import { diskHost } from '../../host/host.js'
import { keepingHost } from '../../host/keeping-host.js'
import { ReadMemory } from '../../host/read-memory.js'
import { openBase } from '../../revise/base.js'
import { effectJson } from '../../revise/report/effect-json.js'
import { effectLines } from '../../revise/report/effect-lines.js'
import { type Answer, type Console, nothingDone } from '../answer.js'
import { refusals } from '../draft/refusals.js'
import type { Request } from '../request/arguments.js'
import { askedYear } from '../request/asked-year.js'
import { unwritten } from '../request/dry-run.js'
import { openComparison, reviseYear } from './revise-year.js'
import { WatchSession } from './watch-session.js'
import { writeRevision } from './write-revision.js'

/** `revise`: what changed since a base, what it moves and why; the documents that change, the list and the redline. */
export async function runRevise(request: Request, console: Console): Promise<Answer> {
  const { workspace, since } = request
  // The base is made of the store, and what is made now is compared with it: its files are read once.
  const host = keepingHost(diskHost(workspace), (file) => file.startsWith(`${storeFolder}/`))
  const ready = andThen(askedYear(host, request), (folder) =>
    andThen(openBase({ host, folder, workspace, since }), (base) =>
      andThen(openComparison(base, { host, folder, memory: new ReadMemory(), request }), (comparison) =>
        reviseYear(comparison, request),
      ),
    ),
  )
  if (!ready.ok) return nothingDone(ready.diagnostics)
  const refused = request.final ? refusals(ready.diagnostics, ready.value.notice, request) : []
  if (refused.length > 0) return { ...nothingDone([...ready.diagnostics, ...refused]), exit: 3 }
  const written = await writeRevision(ready.value, { request, console, session: new WatchSession() })
  const diagnostics = [...ready.diagnostics, ...written.diagnostics]
  if (!written.ok || hasErrors(diagnostics)) return nothingDone(diagnostics)
  const { documents, files } = written.value
  const made = documents.flatMap(({ docx, pdf }) => [docx, pdf].filter((file) => file !== null))
  return {
    json: { since: ready.value.base.name, ...effectJson(ready.value.effect), documents, files },
    lines: [
      `与${ready.value.base.name}相比：`,
      ...effectLines(ready.value.told),
      ...[...made, ...files].map((file) => `  ${unwritten(request)}${file}`),
    ],
    diagnostics,
  }
}
