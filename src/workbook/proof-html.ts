import { escapeMarkup } from '../escape-markup.js'
import type { Proof, ProofRow } from './make-proof.js'
import { coverageLines, printedAt, proofHeads, proofSubject } from './proof-words.js'

/** The proof sheet as one page for the printer: no scripts, nothing fetched, every word escaped. */
export function proofHtml(proof: Proof): string {
  const name = escapeMarkup(proofSubject(proof))
  const heads = proofHeads.map((head) => `<th>${head}</th>`).join('')
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>校对单 ${name}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>校对单</h1>
<p>${name}</p>
<table>
<colgroup><col style="width:4%"><col style="width:7%"><col style="width:25%"><col style="width:8%"><col style="width:10%"><col style="width:19%"><col style="width:11%"><col style="width:12%"><col style="width:4%"></colgroup>
<thead><tr>${heads}</tr></thead>
<tbody>
${proof.rows.map(tableRow).join('\n')}
</tbody>
</table>
<section>
${coverageLines(proof)
  .map((line) => `<p>${escapeMarkup(line)}</p>`)
  .join('\n')}
<p class="sign">校对人：<span></span>复核人：<span></span>日期：<span></span></p>
</section>
</body>
</html>
`
}

function tableRow(row: ProofRow, index: number): string {
  const sentence = `${escapeMarkup(row.before)}<mark>${escapeMarkup(row.text)}</mark>${escapeMarkup(row.after)}`
  const checks = row.verdict.lines.map(escapeMarkup).join('<br>')
  const cells = [
    String(index + 1),
    escapeMarkup(printedAt(row)),
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

const STYLE = `
@page { size: A4 landscape; margin: 12mm 10mm }
body { font: 9.5pt/1.4 "SimSun", "Songti SC", "Noto Serif CJK SC", serif; margin: 8mm auto; max-width: 277mm }
h1 { font-size: 16pt; text-align: center; margin: 0 0 4mm }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
thead { display: table-header-group }
th, td { border: 0.5pt solid #000; padding: 1mm; vertical-align: top; overflow-wrap: anywhere }
tr { break-inside: avoid }
mark { background: none; font-weight: bold; text-decoration: underline; text-underline-offset: 2pt }
.failed td:nth-child(8) { font-weight: bold; border-width: 1.5pt }
.alone td:nth-child(8), .waived td:nth-child(8) { font-style: italic }
section { margin-top: 4mm; break-inside: avoid }
section p { margin: 1mm 0 }
.sign span { display: inline-block; width: 40mm }
`
