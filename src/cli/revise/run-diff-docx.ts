import * as path from 'node:path'
import { andThen, fail, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { checksum } from '../../editions/checksum.js'
import { diskHost, type Host, readNamedFile } from '../../host/host.js'
import { findWritten, type WrittenFile } from '../../revise/hand/find-written.js'
import { type HandChange, handChanges } from '../../revise/hand/hand-changes.js'
import { docxLimits } from '../../revise/hand/open-docx.js'
import { type DocxFile, readDocxFile } from '../../revise/hand/read-file.js'
import { rebuildWritten } from '../../revise/hand/rebuild-written.js'
import { handJson, handLines } from '../../revise/report/hand-report.js'
import { type Answer, nothingDone } from '../answer.js'
import type { Request } from '../request/arguments.js'

/** `diff-docx`: what a hand has changed in a file since it was written, and where that is taken back. */
export async function runDiffDocx(request: Request): Promise<Answer> {
  const host = diskHost(request.workspace)
  const file = path.resolve(request.files[0] ?? '')
  const name = path.basename(file)
  const folders = path.dirname(file).normalize('NFC').split(path.sep)
  const compared = andThen(readNamedFile(file, docxLimits.file), (bytes) =>
    andThen(readDocxFile(bytes, name), (now) =>
      andThen(findWritten(host, name, folders), (candidates) => {
        const sha256 = checksum(bytes)
        const same = candidates.find((each) => each.sha256 === sha256)
        return same ? outcome({ written: same, untouched: true, changes: [] }) : nearest(host, candidates, now)
      }),
    ),
  )
  if (!compared.ok) return nothingDone(compared.diagnostics, { file, changes: [] })
  const { written, untouched, changes } = compared.value
  const { document, edition } = written
  const which = `${document} 第${edition.edition}版${edition.state === '' ? '' : `（${edition.state}）`}`
  return {
    json: {
      ...{ file, document, edition: edition.edition, state: edition.state, untouched },
      changes: handJson(changes),
    },
    lines: [`${name}：与${which}写出时相比，${verdict(untouched, changes)}`, ...handLines(changes)],
    diagnostics: compared.diagnostics,
    verdict: '完成',
  }
}

function verdict(untouched: boolean, changes: readonly HandChange[]): string {
  if (untouched) return '一字节不差，没有改过。'
  if (changes.length === 0) return '文字没有改，改的只是格式，或者只是重新存过。'
  return `手改了 ${changes.length} 处。请把要保留的改到出处去，再重新做；不要的不用管。`
}

interface Compared {
  readonly written: WrittenFile
  readonly untouched: boolean
  readonly changes: readonly HandChange[]
}

/** Of the editions that a file may have been, the one that least was changed in. */
function nearest(host: Host, candidates: readonly WrittenFile[], now: DocxFile): Outcome<Compared> {
  const tried = candidates.map((written) =>
    andThen(rebuildWritten(host, written), (made) =>
      andThen(handChanges(made, now, written.name), (changes) => outcome({ written, untouched: false, changes })),
    ),
  )
  const [best] = tried.filter((each) => each.ok).toSorted((a, b) => a.value.changes.length - b.value.changes.length)
  return best ?? tried[0] ?? fail()
}
