import { type Proof, proofText } from './make-proof.js'
import { coverageLines, printedAt, proofHeads, proofSubject } from './proof-words.js'
import { type CellPlan, type SheetPlan, writeSheets } from './write-sheets.js'

/** The proof sheet as a workbook. */
export const proofWorkbook = (proof: Proof): Promise<Uint8Array> => writeSheets([proofSheet(proof)])

function proofSheet(proof: Proof): SheetPlan {
  const span = proofHeads.length
  const cell = (text: string): CellPlan => ({ text, wrap: true })
  const line = (text: string): readonly CellPlan[] => [{ text, span, plain: true, wrap: true }]
  return {
    name: '校对单',
    widths: [6, 14, 46, 14, 20, 38, 24, 26, 6],
    frozen: 3,
    rows: [
      [{ text: '校对单', bold: true, centred: true, span, plain: true }],
      line(proofSubject(proof)),
      proofHeads.map((text): CellPlan => ({ text, bold: true, centred: true, wrap: true })),
      ...proof.rows.map((row, index): readonly CellPlan[] => [
        { number: index + 1, decimals: 0 },
        cell(printedAt(row)),
        cell(proofText(row)),
        cell(row.text),
        cell(row.name),
        cell(row.how),
        cell(row.origin),
        cell(row.verdict.lines.join('\n')),
        cell(''),
      ]),
      ...coverageLines(proof).map(line),
      line('校对人：　　　　　　　　复核人：　　　　　　　　日期：'),
    ],
  }
}
