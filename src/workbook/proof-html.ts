import { pageAndRow } from '../diagnostics/page-and-row.js'
import { escapeMarkup } from '../markup/escape-markup.js'
import { columnWidths, printedPage, signLine } from '../markup/printed-page.js'
import type { Proof, ProofRow } from './make-proof.js'
import { coverageLines, proofHeads, proofSubject } from './proof-words.js'

/** The proof sheet as one page for the printer. */
export function proofHtml(proof: Proof): string {
  const name = proofSubject(proof)
  const heads = proofHeads.map((head) => `<th>${head}</th>`).join('')
  const body = `<h1>校对单</h1>
<p>${escapeMarkup(name)}</p>
<table>
${columnWidths(WIDTHS)}
<thead><tr>${heads}</tr></thead>
<tbody>
${proof.rows.map(tableRow).join('\n')}
</tbody>
</table>
<section>
${coverageLines(proof)
  .map((line) => `<p>${escapeMarkup(line)}</p>`)
  .join('\n')}
${signLine('校对人', '复核人', '日期')}
</section>`
  return printedPage({ title: `校对单 ${name}`, font: '9.5pt/1.4', style: STYLE, body })
}

function tableRow(row: ProofRow, index: number): string {
  const sentence = `${escapeMarkup(row.before)}<mark>${escapeMarkup(row.text)}</mark>${escapeMarkup(row.after)}`
  const checks = row.verdict.lines.map(escapeMarkup).join('<br>')
  const cells = [
    String(index + 1),
    escapeMarkup(pageAndRow(row)),
    sentence,
    escapeMarkup(row.text),
    escapeMarkup(row.name),
    escapeMarkup(row.how),
    escapeMarkup(row.origin),
    checks,
    '',
  ]
  return `<tr class="${row.verdict.status}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

const WIDTHS = [4, 7, 25, 8, 10, 19, 11, 12, 4]

const STYLE = `tr { break-inside: avoid }
mark { background: none; font-weight: bold; text-decoration: underline; text-underline-offset: 2pt }
.failed td:nth-child(8) { font-weight: bold; border-width: 1.5pt }
.alone td:nth-child(8), .waived td:nth-child(8) { font-style: italic }
section { margin-top: 4mm; break-inside: avoid }
section p { margin: 1mm 0 }
.sign span { display: inline-block; width: 40mm }`
