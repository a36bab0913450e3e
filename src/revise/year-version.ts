import type { TemplateFile } from '../compose/template-file.js'
import { ledgerDocument } from '../data/check-ledger.js'
import { andThen, type Diagnostic, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import type { Host } from '../host.js'
import type { Fit } from '../layout/fit.js'
import { type Layout, layOut } from '../layout/lay-out.js'
import type { Pages } from '../layout/pages.js'
import { LETTER, type Letter, makeLetterComposer } from '../letters/compose-letters.js'
import { composeDocument } from '../pipeline.js'
import type { YearFigures } from './cause/figure-changes.js'

/** The template of the notice. */
export const NOTICE = '通报'

/** A document of a version, on its pages. */
export interface VersionDocument {
  readonly document: OfficialDocument
  readonly fit: Fit
  readonly pages: Pages
}

/** A year as one version of the inputs makes it: its figures, the notice and the letters. */
export interface YearVersion extends YearFigures {
  readonly templates: ReadonlyMap<string, TemplateFile>
  readonly notice: VersionDocument
  /** By the name of the place, in official order; empty where no letters are sent. */
  readonly letters: ReadonlyMap<string, Letter>
}

/** What a letter is called among all documents: `2022/摘录函/长春市`. */
export const letterId = (folder: string, place: string): string => `${ledgerDocument(folder, LETTER)}/${place}`

/** Makes everything of a year but files. What the checks find of the letters is told; it is for the caller to judge. */
export function composeYear(host: Host, folder: string): Outcome<YearVersion> {
  return andThen(composeDocument({ host, folder, template: NOTICE }), (composed) =>
    andThen(layOut(composed.document), ({ fit, pages }: Layout) => {
      const { dataset, figures, templates, document } = composed
      const notice = { document, fit, pages }
      const year = { dataset, figures, templates, notice }
      if (!dataset.letter || !templates.has(LETTER)) return outcome({ ...year, letters: new Map<string, Letter>() })
      return andThen(makeLetterComposer({ dataset, figures, notice: document, templates }), (compose) => {
        const made = dataset.places.map((place) => compose(place))
        const diagnostics: readonly Diagnostic[] = made.flatMap((each) => each.diagnostics)
        const letters = new Map(made.flatMap((each) => (each.ok ? [[each.value.place.name.value, each.value]] : [])))
        return { ok: true, value: { ...year, letters }, diagnostics }
      })
    }),
  )
}
