import { type Locate, makeLocate } from '../checks/locate.js'
import type { Dataset } from '../data/dataset.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import { isFigure } from '../document/inline.js'
import { inlineSpots, type Passage, passagesOf } from '../document/passages.js'
import { explainDerivation } from '../figures/explain-derivation.js'
import type { Figure, FigureBook } from '../figures/figure-book.js'
import type { Pages } from '../layout/pages.js'
import type { RecordedFigure, RecordedParagraph } from './edition-record.js'
import { paragraphNames } from './paragraph-names.js'

/** Every number of the year with its origin: the province's, those of the highlights, and what places report. */
export const describeFigures = (dataset: Dataset, book: FigureBook): readonly RecordedFigure[] =>
  [...book.figures, ...dataset.places.flatMap((place) => book.reported(place))].map((figure) => ({
    name: figure.name,
    text: figure.text,
    origin: originText(figure.origin),
    formula: formulaOf(figure, book),
  }))

/** What follows from the reports of places follows for all of them alike, and needs no words each time. */
const formulaOf = (figure: Figure, book: FigureBook): string =>
  figure.scope || !figure.derivation ? '' : (explainDerivation(figure, book)?.formula ?? '')

const originText = ({ file, line, column }: SourcePlace): string => `${file}:${line}:${column}`

/** Every paragraph under its stable name, with the place of its first character and of each figure that it prints. */
export function describeParagraphs(document: OfficialDocument, pages: Pages): readonly RecordedParagraph[] {
  const passages = passagesOf(document)
  const names = paragraphNames(passages)
  const locate = makeLocate(passages, pages)
  return passages.map((passage, index) => {
    const first = locate({ passage, start: 0, end: 0 })
    return {
      name: names[index] ?? '',
      page: first?.page ?? 0,
      line: first?.line ?? 0,
      text: passage.label + passage.text,
      figures: describePrinted(passage, locate),
    }
  })
}

/** The figures that a paragraph prints, and where. */
export const describePrinted = (passage: Passage, locate: Locate): RecordedParagraph['figures'] =>
  passage.inlines.some(isFigure)
    ? inlineSpots(passage).flatMap(({ inline, spot }) => {
        if (!isFigure(inline)) return []
        const printed = locate(spot)
        return [{ name: inline.name, text: inline.text, page: printed?.page ?? 0, line: printed?.line ?? 0 }]
      })
    : []
