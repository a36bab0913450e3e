import { yearFiles } from '../../data/year-files.js'
import { yearFile } from '../../data/years.js'
import type { Host } from '../../host/host.js'
import { overlayHost } from '../../host/overlay-host.js'
import type { Console } from '../answer.js'
import type { Request } from '../request/arguments.js'
import { type Comparison, reviseYear } from './revise-year.js'
import { WatchSession } from './watch-session.js'
import { writeRevision } from './write-revision.js'

const silent: Console = { out: () => {}, err: () => {}, colour: false }

/** Figures that are tried: some cannot be otherwise without a relation that breaks. */
const TRIES = 10

/**
 * Follows a correction that nobody has made to its end, and writes nothing: what has run some times V8 has compiled, so that
 * the first save of a watch is answered as soon as the tenth. False: nothing was found that could be corrected.
 */
export async function rehearse(comparison: Comparison, request: Request): Promise<boolean> {
  const dry = { ...request, dryRun: true }
  let tries = 0
  for (const host of madeUp(comparison.host, comparison.folder)) {
    const ready = reviseYear({ ...comparison, host }, dry)
    if (ready.ok && ready.value.effect.changes.length > 0) {
      await writeRevision(ready.value, { request: dry, console: silent, session: new WatchSession() })
      return true
    }
    tries += 1
    if (tries === TRIES) break
  }
  return false
}

/** A figure whose first digit can be one more. */
const FIGURE = /(?<![0-9.])[1-8](?=[0-9.]*[^0-9.%％年月日\s])/gu

/** The workspace as if one figure of the year had been corrected, of a place or of the province: each in its turn. */
function* madeUp(host: Host, folder: string): Iterable<Host> {
  const reports = host.list(yearFile(folder, yearFiles.reports)) ?? []
  for (const name of [...reports.map((each) => `${yearFiles.reports}/${each.name}`), yearFiles.figures]) {
    const file = yearFile(folder, name)
    const text = host.readText(file)
    if (!text.ok) continue
    for (const { 0: digit, index } of text.value.matchAll(FIGURE)) {
      const other = text.value.slice(0, index) + (Number(digit) + 1) + text.value.slice(index + 1)
      yield overlayHost(host, new Map([[file, new TextEncoder().encode(other)]]))
    }
  }
}
