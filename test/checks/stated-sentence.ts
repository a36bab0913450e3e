import type { Finding } from '../../src/checks/finding.js'
import { printedValues } from '../../src/checks/printed-values.js'
import { parallelChanges } from '../../src/checks/wording/parallel-changes.js'
import { statedAverages } from '../../src/checks/wording/stated-averages.js'
import { statedGrowth } from '../../src/checks/wording/stated-growth.js'
import { statedRates } from '../../src/checks/wording/stated-rates.js'
import { statedShares } from '../../src/checks/wording/stated-shares.js'
import { statedSums } from '../../src/checks/wording/stated-sums.js'
import { statedTotals } from '../../src/checks/wording/stated-totals.js'
import { parseQuantity } from '../../src/data/parse-quantity.js'
import { type Inline, text, value } from '../../src/document/inline.js'
import { type Passage, passagesOf } from '../../src/document/passages.js'
import type { Figure } from '../../src/figures/figure-book.js'
import { declaredFigure } from '../../src/figures/make-figure.js'
import { notice } from './notice-of-2022.js'

const nowhere = { file: '示例', line: 1, column: 1, length: 1 }

/** What is said of a paragraph by the checks of what a sentence states; its numbers stand in braces: 整改{125件}. */
export function lookAtSentence(sentence: string, kind: Passage['kind'] = 'paragraph'): readonly Finding[] {
  const pieces = sentence.split(/[{}]/u)
  const figures = pieces.flatMap((piece, index) => (index % 2 === 1 ? figureOf(piece, index, pieces[index - 1]) : []))
  const inlines = pieces.map((piece, index): Inline => {
    const figure = figures[(index - 1) / 2]
    return figure ? value(piece, figure.name, { figure: true }) : text(piece)
  })
  const document = { ...notice.document, elements: [{ kind: 'paragraph', inlines } as const] }
  const passages = passagesOf(document).map((passage) => ({ ...passage, kind }))
  const book = { ...notice.figures, figures, find: (name: string) => figures.find((each) => each.name === name) }
  const dataset = { ...notice.dataset, relations: [] }
  const input = { ...notice, dataset, document, figures: book, passages, printed: printedValues(passages) }
  return [statedShares, statedRates, statedSums, statedTotals, statedGrowth, statedAverages, parallelChanges].flatMap(
    (check) => check(input),
  )
}

/** A number is called as its clause calls it. */
function figureOf(printed: string, index: number, before = ''): Figure {
  const quantity = parseQuantity(printed, nowhere)
  if (!quantity.ok) throw new Error(`${printed} is no quantity`)
  const name = `${index} ${before.split(/[，。；、（）]/u).at(-1)}`
  return declaredFigure({ name, scope: null }, { value: quantity.value, at: nowhere })
}
