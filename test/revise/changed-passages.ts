import type { OfficialDocument } from '../../src/document/document.js'
import { type ChangedPassage, reviseDocument } from '../../src/revise/revision.js'

/** The passages whose sentences differ between two versions of a document. */
export const changedPassages = (old: OfficialDocument, now: OfficialDocument): readonly ChangedPassage[] => [
  ...new Set(reviseDocument(old, now).map(({ passage }) => passage)),
]
