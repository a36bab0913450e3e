import { pageAndRow } from '../diagnostics/page-and-row.js'
import { countCell, headRow, textCell, titleRow, wordsRow } from './cell-plans.js'
import { type Proof, proofText } from './make-proof.js'
import { coverageLines, proofHeads, proofSubject } from './proof-words.js'
import { type SheetPlan, writeSheets } from './write-sheets.js'

/** The proof sheet as a workbook. */
export const proofWorkbook = (proof: Proof): Promise<Uint8Array> => writeSheets([proofSheet(proof)])

function proofSheet(proof: Proof): SheetPlan {
  const span = proofHeads.length
  const line = (text: string) => wordsRow(text, span)
  return {
    name: '校对单',
    widths: [6, 14, 46, 14, 20, 38, 24, 26, 6],
    frozen: 3,
    rows: [
      titleRow('校对单', span),
      line(proofSubject(proof)),
      headRow(proofHeads),
      ...proof.rows.map((row, index) => [
        countCell(index + 1),
        ...[pageAndRow(row), proofText(row), row.text, row.name, row.how, row.origin].map(textCell),
        ...[row.verdict.lines.join('\n'), ''].map(textCell),
      ]),
      ...coverageLines(proof).map(line),
      line('校对人：　　　　　　　　复核人：　　　　　　　　日期：'),
    ],
  }
}
