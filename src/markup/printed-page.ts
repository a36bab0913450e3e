import { escapeMarkup } from './escape-markup.js'

/** What a paper shows besides what all papers have. */
interface PrintedPage {
  /** The title of the window. */
  readonly title: string
  /** Size and line of the text, as CSS writes them: `9.5pt/1.4`. */
  readonly font: string
  /** Rules of this paper alone. */
  readonly style: string
  /** What stands in the page, as HTML: every word escaped. */
  readonly body: string
}

/** A paper for the printer, A4 across, as one file: no scripts, nothing fetched; heads of tables again on each page. */
export const printedPage = ({ title, font, style, body }: PrintedPage): string => `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>
@page { size: A4 landscape; margin: 12mm 10mm }
body { font: ${font} "SimSun", "Songti SC", "Noto Serif CJK SC", serif; margin: 8mm auto; max-width: 277mm }
h1 { font-size: 16pt; text-align: center; margin: 0 0 4mm }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
thead { display: table-header-group }
th, td { border: 0.5pt solid #000; padding: 1mm; vertical-align: top; overflow-wrap: anywhere }
${style}
</style>
</head>
<body>
${body}
</body>
</html>
`

/** The columns of a table, in per cent of the page. */
export const columnWidths = (widths: readonly number[]): string =>
  `<colgroup>${widths.map((width) => `<col style="width:${width}%">`).join('')}</colgroup>`

/** Where people sign a paper by hand: `校对人：____复核人：____`. */
export const signLine = (...labels: readonly string[]): string =>
  `<p class="sign">${labels.map((label) => `${label}：<span></span>`).join('')}</p>`
