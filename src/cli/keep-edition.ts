import * as path from 'node:path'
import { ledgerDocument } from '../data/check-ledger.js'
import { andThen, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { typefaces } from '../document/typeface.js'
import { describeFigures, describeParagraphs } from '../editions/describe-edition.js'
import type { RecordedFont } from '../editions/edition-record.js'
import { guardTargets, knownFiles } from '../editions/guard-targets.js'
import { planEdition } from '../editions/plan-edition.js'
import type { FontReport } from '../fonts/resolve-fonts.js'
import { type Host, readTarget } from '../host.js'
import type { RenderedDocument } from '../pipeline.js'
import type { Request } from './arguments.js'
import { fileName } from './file-name.js'
import { version } from './version.js'

/** What a draft writes. */
export interface KeptEdition {
  readonly edition: number
  /** False: nothing has changed since that edition was made. */
  readonly fresh: boolean
  /** Absolute paths. */
  readonly docx: string
  readonly pdf: string
  /** Everything that is to be written, by absolute path: record and inputs, copies of what hands have made, documents. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Which document was made, and where its files go. */
export interface EditionPlace {
  readonly host: Host
  /** A folder of `data/`. */
  readonly folder: string
  readonly template: string
  /** The output folder, absolute. */
  readonly out: string
  readonly inputs: ReadonlyMap<string, Uint8Array>
}

/** The edition that a rendered document makes, with all that must be written of it at once. */
export function keepEdition(
  { document, dataset, figures, pages, fonts, docx, pdf }: RenderedDocument,
  { host, folder, template, out, inputs }: EditionPlace,
  { workspace, force }: Request,
): Outcome<KeptEdition> {
  const key = ledgerDocument(folder, template)
  const { state, number, title } = document.properties
  const planned = planEdition(host, {
    ...{ document: key, state, number, title, program: version, fonts: recordedFonts(fonts.report), inputs },
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
  })
  return andThen(planned, ({ edition, fresh, files, kept }) => {
    const targets = new Map([...files].map(([file, bytes]) => [path.join(out, file), bytes]))
    return andThen(guardTargets(targets, { known: knownFiles(host, key), readTarget, force }), (copies) => {
      const records = [...kept].map(([file, bytes]) => [path.resolve(workspace, file), bytes] as const)
      const [docxFile = '', pdfFile = ''] = targets.keys()
      return outcome({
        ...{ edition, fresh, docx: docxFile, pdf: pdfFile },
        files: new Map([...records, ...copies, ...targets]),
      })
    })
  })
}

/** The fonts as a record names them: no path of this machine. */
export const recordedFonts = (report: readonly FontReport[]): readonly RecordedFont[] =>
  report.map(({ face, family, origin }) => ({ typeface: typefaces[face], family, origin }))
