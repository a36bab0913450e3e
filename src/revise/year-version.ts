import { layOutWaived } from '../checks/waived-layout.js'
import type { TemplateFile } from '../compose/template-file.js'
import { LETTER, ledgerDocument, NOTICE } from '../data/check-ledger.js'
import type { Place } from '../data/dataset.js'
import { andThen, type Diagnostic, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import type { Host } from '../host/host.js'
import { oncePer } from '../keyed/once-per.js'
import type { Layout } from '../layout/lay-out.js'
import { type ComposeLetter, type Letter, layOutLetter, makeLetterComposer } from '../letters/compose-letters.js'
import { composeDocument } from '../pipeline.js'
import type { YearFigures } from './cause/figure-changes.js'

/** A document of a version, on its pages. */
export interface VersionDocument extends Layout {
  readonly document: OfficialDocument
}

/** A year as one version of the inputs makes it: its figures, the notice and the letters. */
export interface YearVersion extends YearFigures {
  readonly templates: ReadonlyMap<string, TemplateFile>
  readonly notice: VersionDocument
  /** The places that a letter goes to, by name, in official order; empty where no letters are sent. */
  readonly letterPlaces: ReadonlyMap<string, Place>
  /** The letter to a place, made when it is first asked for, with what is wrong with it. */
  readonly composeLetter: ComposeLetter
  /** The same, null for one with errors or none at all. */
  letter(place: string): Letter | null
  /** What is wrong with all letters alike. */
  letterFaults(): readonly Diagnostic[]
}

/** What a letter is called among all documents: `2022/摘录函/长春市`. */
export const letterId = (folder: string, place: string): string => `${ledgerDocument(folder, LETTER)}/${place}`

/** A letter on its pages; null for none, and for one that cannot be set. */
export function onPages(letter: Letter | null): VersionDocument | null {
  const laidOut = letter && layOutLetter(letter)
  return laidOut?.ok ? laidOut.value : null
}

/** Makes a year of one version of the inputs, letters when they are asked for. */
export function composeYear(host: Host, folder: string): Outcome<YearVersion> {
  return andThen(composeDocument({ host, folder, template: NOTICE }), (composed) =>
    andThen(layOutWaived(composed), (layout) => {
      const { dataset, figures, templates, document } = composed
      const sent = dataset.letter !== null && templates.has(LETTER)
      let composer: ReturnType<typeof makeLetterComposer> | undefined
      const composerOf = () => {
        composer ??= makeLetterComposer({ dataset, figures, notice: document, templates })
        return composer
      }
      const letterPlaces = new Map(sent ? dataset.places.map((place) => [place.name.value, place]) : [])
      const composeLetter: ComposeLetter = oncePer((place) => {
        const composing = composerOf()
        return composing.ok ? composing.value(place) : { ok: false, diagnostics: [] }
      })
      return outcome({
        ...{ dataset, figures, templates, notice: { document, ...layout }, letterPlaces, composeLetter },
        letter(name) {
          const place = letterPlaces.get(name)
          const letter = place && composeLetter(place)
          return letter?.ok ? letter.value : null
        },
        letterFaults: () => (sent ? composerOf().diagnostics : []),
      })
    }),
  )
}
