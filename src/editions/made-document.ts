import type { CheckedWork } from '../checks/check.js'
import { ledgerDocument } from '../data/check-ledger.js'
import { fileName } from '../document/file-name.js'
import { typefaces } from '../document/typeface.js'
import type { FontReport } from '../fonts/resolve-fonts.js'
import type { Pages } from '../layout/pages.js'
import { describeFigures, describeParagraphs } from './describe-edition.js'
import type { RecordedFont } from './edition-record.js'
import type { MadeDocument } from './plan-edition.js'

/** A document with its files and all that they were made from. */
export interface FinishedDocument extends CheckedWork {
  readonly pages: Pages
  readonly docx: Uint8Array
  readonly pdf: Uint8Array
}

/** What a record says beside the document itself. */
export interface MadeWith {
  /** The template of the document: 通报. */
  readonly template: string
  readonly inputs: ReadonlyMap<string, Uint8Array>
  readonly fonts: readonly RecordedFont[]
  /** Version of the program. */
  readonly program: string
}

/** A finished document as the editions count it. */
export function madeDocument(finished: FinishedDocument, { template, inputs, fonts, program }: MadeWith): MadeDocument {
  const { document, dataset, figures, pages, docx, pdf } = finished
  const { state, number, title } = document.properties
  return {
    ...{ state, number, title, program, fonts, inputs },
    document: ledgerDocument(dataset.folder, template),
    name: fileName(document),
    files: new Map([
      ['docx', docx],
      ['pdf', pdf],
    ]),
    describe: () => ({
      pages: pages.pages.length,
      figures: describeFigures(dataset, figures),
      paragraphs: describeParagraphs(document, pages),
    }),
  }
}

/** The fonts as a record names them: no path of this machine. */
export const recordedFonts = (report: readonly FontReport[]): readonly RecordedFont[] =>
  report.map(({ face, family, origin }) => ({ typeface: typefaces[face], family, origin }))
