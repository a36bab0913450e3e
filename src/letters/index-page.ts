import { escapeMarkup } from '../markup/escape-markup.js'
import { columnWidths, printedPage } from '../markup/printed-page.js'
import { type IndexedLetter, type IndexHead, indexCount, indexHeads, indexRows } from './letter-index.js'

/** 索引 as one page for the printer, to be ticked off when letters go out. */
export function letterIndexPage(letters: readonly IndexedLetter[], index: IndexHead): string {
  const { title } = index
  const heads = [...indexHeads, '发出'].map((head) => `<th>${head}</th>`).join('')
  const body = `<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(indexCount(letters, index))}</p>
<table>
${columnWidths(WIDTHS)}
<thead><tr>${heads}</tr></thead>
${letters.map(letterRows).join('\n')}
</table>`
  return printedPage({ title, font: '9.5pt/1.4', style: STYLE, body })
}

/** A letter with its files: one box to tick, and never on two pages. */
function letterRows(letter: IndexedLetter): string {
  const rows = [...indexRows([letter])]
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

const STYLE = `.sum { font-size: 7.5pt }
tbody { break-inside: avoid }`
