import { strFromU8, unzipSync } from 'fflate'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Fit } from '../../src/layout/fit.js'
import { layOut } from '../../src/layout/lay-out.js'
import { writeDocx } from '../../src/render/docx/render-docx.js'
import { redlineDocx } from '../../src/revise/docx/redline-docx.js'
import { type Parts, settled } from './tracked-changes.js'

export const reviser = { author: '张三', date: '2024-04-08T00:00:00Z' }

export const laidOut = (document: OfficialDocument) => {
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return { document, fit: layout.value.fit }
}

const docxParts = (document: OfficialDocument, fit: Fit) => {
  const { frame, text } = writeDocx(document, fit)
  return frame.parts(text, document.properties)
}

const unpacked = (docx: Uint8Array): Parts =>
  new Map(
    Object.entries(unzipSync(docx)).map(([name, bytes]) => [
      name,
      /\.(?:xml|rels)$/u.test(name) ? strFromU8(bytes) : bytes,
    ]),
  )

/**
 * The redline of two versions, and what an independent reader makes of it, text and styles, beside what it should be:
 * all changes accepted is the new version, all rejected the old one.
 */
export function settledVersions(old: OfficialDocument, now: OfficialDocument) {
  const [before, after] = [laidOut(old), laidOut(now)]
  const redline = unpacked(redlineDocx(before, after, reviser))
  const [rejected, original] = [settled(redline, 'reject'), settled(docxParts(old, before.fit), 'reject')]
  // Word can track neither headers that only one version has, nor which of them a section shows (17.13.5.32): where the
  // versions have not as many sections, the pages of what is rejected bear the furniture of the new ones.
  const shared = Object.keys(rejected).filter((name) => name in original)
  const alike = shared.length === Object.keys(rejected).length && shared.length === Object.keys(original).length
  const bare = (line: string) => (alike ? line : line.replaceAll(/<w:(?:header|footer)Reference [^>]*\/>/gu, ''))
  const only = (lines: typeof rejected) => Object.fromEntries(shared.map((name) => [name, lines[name]?.map(bare)]))
  return {
    redline,
    accepted: settled(redline, 'accept'),
    wanted: settled(docxParts(now, after.fit), 'accept'),
    rejected: only(rejected),
    original: only(original),
  }
}
