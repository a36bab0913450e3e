import type { OfficialDocument } from '../../document/document.js'
import { groupOver, type Table } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import { issuersOf } from '../../document/issuers.js'
import { twoDigits } from '../../document/time-stamp.js'
import { escapeMarkup } from '../../markup/escape-markup.js'
import { type WebBlock, type WebParagraph, type WebRole, webBlocks } from './web-paragraphs.js'

/** The words of a document's record on the website; there dates have two digits for month and day. */
function record(document: OfficialDocument): readonly (readonly [string, string])[] {
  const { title, number, date } = document.properties
  const fields: readonly (readonly [string, string])[] = [
    ['发文机关', issuersOf(document).join(' ')],
    ['成文日期', `${date.year}年${twoDigits(date.month)}月${twoDigits(date.day)}日`],
    ['标题', title],
    ['发文字号', number],
  ]
  return fields.filter(([, value]) => value !== '')
}

const classes = {
  mark: 'mark',
  title: 'title',
  number: 'number',
  addressees: 'addressees',
  heading: 'heading',
  text: '',
  signature: 'signature',
  label: 'label',
} as const satisfies Record<WebRole, string>

/** The title of the document is the first heading, 一、 the second; that of an attachment is one of the second depth. */
function tagOf({ role, level }: WebParagraph, isFirstTitle: boolean): string {
  if (role === 'title') return isFirstTitle ? 'h1' : 'h2'
  return role === 'heading' && level !== null ? `h${level + 1}` : 'p'
}

function printParagraph(paragraph: WebParagraph, isFirstTitle: boolean): string {
  const tag = tagOf(paragraph, isFirstTitle)
  const name = classes[paragraph.role]
  return `<${tag}${name === '' ? '' : ` class="${name}"`}>${paragraph.lines.map(escapeMarkup).join('<br>\n')}</${tag}>`
}

function printTable(table: Table): string {
  const { unit, groups, header, rows, align } = table
  const head = (words: string, attributes = '') => `<th${attributes}>${escapeMarkup(words)}</th>`
  const own = header.map((cell, column) => ({ words: plainText(cell), column }))
  const upper = own.flatMap(({ words, column }) => {
    const group = groupOver(table, column)
    if (!group) return [head(words, groups.length > 0 ? ' rowspan="2"' : '')]
    return group.first === column ? [head(plainText(group.inlines), ` colspan="${group.span}"`)] : []
  })
  const lower = own.filter(({ column }) => groupOver(table, column)).map(({ words }) => head(words))
  const row = (cells: readonly string[]) => `<tr>${cells.join('')}</tr>`
  const body = rows.map((cells) =>
    row(
      header.map((_, column) => {
        const side = align[column] ?? 'left'
        return `<td${side === 'left' ? '' : ` class="${side}"`}>${escapeMarkup(plainText(cells[column] ?? []))}</td>`
      }),
    ),
  )
  return [
    '<table>',
    ...(unit ? [`<caption>${escapeMarkup(plainText(unit))}</caption>`] : []),
    '<thead>',
    row(upper),
    ...(lower.length > 0 ? [row(lower)] : []),
    '</thead>',
    '<tbody>',
    ...body,
    '</tbody>',
    '</table>',
  ].join('\n')
}

const style = [
  'body{font-family:仿宋,FangSong,STFangsong,serif;line-height:1.9;max-width:46em;margin:2em auto;padding:0 1em}',
  'h1,h2.title{text-align:center;font-weight:bold}h1{font-size:1.5em}.number{text-align:center}',
  'h2,h3,h4,h5{font-size:1em}h2.heading{font-family:黑体,SimHei,sans-serif;font-weight:normal}',
  'h3,h4,h5{font-weight:normal}.signature,.mark{text-align:right}',
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.2em .5em;text-align:left}',
  'caption,td.right{text-align:right}th,td.center{text-align:center}.record th{white-space:nowrap}',
].join('\n')

/**
 * A document as a page of a website: clean HTML with its record, without scripts or anything from elsewhere. The words are
 * those of the plain text, white space included.
 */
export function renderWebPage(document: OfficialDocument, titleLines: readonly string[]): string {
  const { title, genre, number } = document.properties
  const blocks = webBlocks(document, titleLines)
  const firstTitle = blocks.find((block) => block.kind === 'paragraph' && block.role === 'title')
  const print = (block: WebBlock): string =>
    block.kind === 'table' ? printTable(block.table) : printParagraph(block, block === firstTitle)
  const meta = (name: string, content: string) =>
    content === '' ? [] : [`<meta name="${name}" content="${escapeMarkup(content)}">`]
  const keywords = [genre, number].filter((word) => word !== '').join(',')
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(title)}</title>`,
    // The names that government websites give to these: 政府网站发展指引, appendix 2.
    ...meta('ArticleTitle', title),
    ...meta('ContentSource', issuersOf(document).join(' ')),
    ...meta('Keywords', keywords),
    `<style>\n${style}\n</style>`,
    '</head>',
    '<body>',
    '<table class="record">',
    ...record(document).map(([name, value]) => `<tr><th scope="row">${name}</th><td>${escapeMarkup(value)}</td></tr>`),
    '</table>',
    '<article>',
    ...blocks.map(print),
    '</article>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
