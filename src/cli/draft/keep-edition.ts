import * as path from 'node:path'
import { andThen, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { guardLeaving, guardTargets, knownFiles } from '../../editions/guard-targets.js'
import { madeDocument, recordedFonts } from '../../editions/made-document.js'
import { type EditionPlan, planEdition } from '../../editions/plan-edition.js'
import type { Host } from '../../host/host.js'
import type { RenderedDocument } from '../../pipeline.js'
import type { Request } from '../request/arguments.js'
import { inWorkspace } from '../request/in-workspace.js'
import { version } from '../version.js'

/** What a draft writes. */
export interface KeptEdition {
  readonly plan: EditionPlan
  /** Absolute paths. */
  readonly docx: string
  readonly pdf: string
  /** Everything that is to be written, by absolute path: record and inputs, copies of what hands have made, documents. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Which document was made, and where its files go. */
export interface EditionPlace {
  readonly host: Host
  /** The template of the document. */
  readonly template: string
  /** The output folder, absolute. */
  readonly out: string
  readonly inputs: ReadonlyMap<string, Uint8Array>
  /** An edition of this very run, which this one takes the place of. */
  readonly replaces?: number | null
}

/** The edition that a rendered document makes, with all that must be written of it at once. */
export function keepEdition(
  rendered: RenderedDocument,
  { host, template, out, inputs, replaces = null }: EditionPlace,
  request: Request,
): Outcome<KeptEdition> {
  const { force } = request
  const fonts = recordedFonts(rendered.fonts.report)
  const made = madeDocument(rendered, { template, inputs, fonts, program: version })
  return andThen(planEdition(host, made, replaces), (plan) => {
    const targets = new Map([...plan.files].map(([file, bytes]) => [path.join(out, file), bytes]))
    const known = knownFiles(host, made.document)
    const left = force ? outcome(null) : guardLeaving(targets, { host, document: made.document, out })
    const guarded = andThen(left, () => guardTargets(targets, { known, force }))
    return andThen(guarded, (copies) => {
      const [docx = '', pdf = ''] = targets.keys()
      return outcome({ plan, docx, pdf, files: new Map([...inWorkspace(plan.kept, request), ...copies, ...targets]) })
    })
  })
}
