import { escapeMarkup } from '../escape-markup.js'
import { type IndexedLetter, indexCount, indexHeads, indexRows } from './letter-index.js'

/** 索引 as one page for the printer, to be ticked off when letters go out: no scripts, nothing fetched, every word escaped. */
export function letterIndexPage(letters: readonly IndexedLetter[], title: string): string {
  const heads = [...indexHeads, '发出'].map((head) => `<th>${head}</th>`).join('')
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(indexCount(letters))}</p>
<table>
<colgroup>${WIDTHS.map((width) => `<col style="width:${width}%">`).join('')}</colgroup>
<thead><tr>${heads}</tr></thead>
${letters.map(letterRows).join('\n')}
</table>
</body>
</html>
`
}

/** A letter with its files: one box to tick, and never on two pages. */
function letterRows(letter: IndexedLetter): string {
  const rows = indexRows([letter])
  const cell = (text: string) => `<td>${escapeMarkup(text)}</td>`
  const shared = (text: string) => `<td rowspan="${rows.length}">${escapeMarkup(text)}</td>`
  const { order, place, organ, number, pages } = letter
  const about = [String(order), place, organ, number, String(pages)].map(shared).join('')
  const lines = rows.map(({ name, sha256 }, index) => {
    const files = `${cell(name)}<td class="sum">${escapeMarkup(sha256)}</td>`
    return `<tr>${index === 0 ? `${about}${files}${shared('')}` : files}</tr>`
  })
  return `<tbody>${lines.join('')}</tbody>`
}

const WIDTHS = [5, 11, 14, 15, 5, 25, 19, 6]

const STYLE = `
@page { size: A4 landscape; margin: 12mm 10mm }
body { font: 9.5pt/1.4 "SimSun", "Songti SC", "Noto Serif CJK SC", serif; margin: 8mm auto; max-width: 277mm }
h1 { font-size: 16pt; text-align: center; margin: 0 0 4mm }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
thead { display: table-header-group }
th, td { border: 0.5pt solid #000; padding: 1mm; vertical-align: top; overflow-wrap: anywhere }
.sum { font-size: 7.5pt }
tbody { break-inside: avoid }
`
