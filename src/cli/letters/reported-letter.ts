import * as path from 'node:path'
import type { JournalEntry } from '../../batch/journal.js'
import { LETTER } from '../../data/check-ledger.js'
import type { ReportedDocument } from '../draft/reported-document.js'

/** A letter in the JSON answer; `out` is the folder of the letters. */
export function reportedLetter(entry: JournalEntry, folder: string, out: string): ReportedDocument {
  const { place, number, title, genre, pages, files } = entry
  const target = (format: string) => {
    const file = files.find(({ name }) => name.endsWith(`.${format}`))
    return file ? path.join(out, file.name) : null
  }
  return {
    ...{ id: `${folder}/${LETTER}/${place}`, kind: genre, number, title, place, pages },
    ...{ docx: target('docx'), pdf: target('pdf') },
  }
}
