import type { Console } from '../answer.js'
import type { ReportedDocument } from '../draft/reported-document.js'
import type { Request } from '../request/arguments.js'
import type { WatchSession } from './watch-session.js'

/** What a correction has written. */
export interface WrittenRevision {
  readonly documents: readonly ReportedDocument[]
  /** The redline, the list, the index of letters: absolute paths. */
  readonly files: readonly string[]
}

/** For whom a correction is written. */
export interface Writing {
  readonly request: Request
  readonly console: Console
  /** What this run has written before, when it watches; a run that does not has written nothing. */
  readonly session: WatchSession
}
