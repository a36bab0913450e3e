import { groupBy } from '../../keyed/group-by.js'
import { escapeMarkup } from '../../markup/escape-markup.js'
import { columnWidths, printedPage, signLine } from '../../markup/printed-page.js'
import { alikeDocuments, documentsName, letterConclusions, statusText } from './document-words.js'
import type { EffectHeading } from './effect-workbook.js'
import { figuresApart, printedFigures, shortFormula } from './figure-words.js'
import { inputTexts, kindText } from './input-words.js'
import { rankingRows } from './ranking-rows.js'
import { changeLines, figureLines, lineNumbering } from './runs.js'
import { sentenceCells } from './sentence-cells.js'
import { causesOf, sentenceGroups } from './sentence-groups.js'
import { NOTHING } from './sentence-words.js'
import type { ToldDocument, ToldEffect } from './told.js'

/** 更正影响单 as one page for the printer. */
export function effectHtml(effect: ToldEffect, { title, since }: EffectHeading): string {
  const body = `<h1>${escapeMarkup(title)}</h1>
<p>与${escapeMarkup(since)}相比。${effect.changes.length === 0 ? '没有改动。' : ''}</p>
${letterConclusions(effect)
  .map((line) => `<p>${escapeMarkup(line)}。</p>`)
  .join('\n')}
${changesTable(effect)}
${documentTables(effect)}
${figuresTable(effect)}
<section>
${signLine('核对人', '审核人', '日期')}
</section>`
  return printedPage({ title, font: '10pt/1.45', style: STYLE, body })
}

interface Column {
  readonly head: string
  /** In per cent of the page. */
  readonly width: number
}

function table(caption: string, columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const heads = columns.map(({ head }) => `<th>${head}</th>`).join('')
  const body = rows.map((cells) => rowHtml(cells, columns.length)).join('\n')
  return `<h2>${escapeMarkup(caption)}</h2>
<table>
${columnWidths(columns.map(({ width }) => width))}
<thead><tr>${heads}</tr></thead>
<tbody>
${body}
</tbody>
</table>`
}

/** A row; one cell alone heads the rows below it, and with a cell too few the second takes the room of two. */
function rowHtml(cells: readonly string[], columns: number): string {
  const [only] = cells
  if (cells.length === 1) return `<tr class="head"><td colspan="${columns}">${only}</td></tr>`
  const wide = (index: number) => (index === 1 && cells.length < columns ? ' colspan="2"' : '')
  return `<tr>${cells.map((content, index) => `<td${wide(index)}>${content}</td>`).join('')}</tr>`
}

function changesTable(effect: ToldEffect): string {
  const columns = [
    { head: '序号', width: 5 },
    { head: '类别', width: 8 },
    { head: '名称', width: 23 },
    { head: '原来', width: 19 },
    { head: '现在', width: 19 },
    { head: '在哪里', width: 26 },
  ]
  const rows = changeLines(effect).map(({ numbers, first, last, many, place, unused }) => {
    const { old, now } = inputTexts(first)
    return [
      numbers,
      escapeMarkup(kindText(first)),
      escapeMarkup(many === '' ? first.name : `${first.name} …… ${last.name}`) +
        (unused ? '<br>（没有影响印出的内容）' : ''),
      escapeMarkup(many !== '' && first.old ? many : old),
      escapeMarkup(many !== '' && first.now ? many : now),
      escapeMarkup(place),
    ]
  })
  return table(`改动 ${effect.changes.length} 处`, columns, rows)
}

/** The notice with a table of its own, all letters in one, each below its name. */
function documentTables(effect: ToldEffect): string {
  const changed = alikeDocuments(effect.documents.filter(({ status }) => status !== 'same'))
  const ofNotice = changed.filter(([{ place }]) => place === null)
  const ofLetters = changed.filter(([{ place }]) => place !== null)
  return [
    ...ofNotice.map((alike) => {
      const caption = captionOf(alike, effect)
      return table(caption, sentenceColumns, sentenceRows(alike, effect)) || `<h2>${escapeMarkup(caption)}</h2>`
    }),
    table(
      `摘录${ofLetters[0]?.[0].genre ?? ''}`,
      sentenceColumns,
      ofLetters.flatMap((alike) => [[escapeMarkup(captionOf(alike, effect))], ...sentenceRows(alike, effect)]),
    ),
  ].join('\n')
}

const sentenceColumns: readonly Column[] = [
  { head: '页、行', width: 12 },
  { head: '原文', width: 40 },
  { head: '更正为', width: 40 },
  { head: '起因', width: 8 },
]

/** Which documents they are and what becomes of them; why, where no sentence says that. */
function captionOf(alike: Alike, effect: ToldEffect): string {
  const [first] = alike
  const why = first.sentences.length === 0 ? `（起因：${lineNumbering(effect)(first.causes)}）` : ''
  return `${documentsName(alike)}：${statusText(first)}${why}`
}

const sentenceRows = ([{ sentences }]: Alike, effect: ToldEffect): readonly (readonly string[])[] => {
  const of = lineNumbering(effect)
  return sentenceGroups(sentences).map((group) => [...sentenceCells(group, effect), of(causesOf(group))])
}

type Alike = readonly [ToldDocument, ...ToldDocument[]]

function figuresTable(effect: ToldEffect): string {
  const columns = [
    { head: '名称', width: 26 },
    { head: '原来', width: 19 },
    { head: '现在', width: 19 },
    { head: '怎样计算／名次变动', width: 28 },
    { head: '起因', width: 8 },
  ]
  const lines = figureLines(printedFigures(effect), effect)
  const long = lines.length > MOST_FIGURES
  const rows = [
    ...(long ? [] : lines).map(({ first, last, many, causes }) => {
      const { name, old, now, formula } = first
      if (many === '') return [name, old?.text ?? NOTHING, now?.text ?? NOTHING, shortFormula(formula), causes]
      return [`${name} …… ${last.name}`, old ? many : NOTHING, now ? many : NOTHING, '', causes]
    }),
    ...rankingRows(effect, lineNumbering(effect)),
  ]
  return (
    table(
      '数字和排名',
      columns,
      rows.map((cells) => cells.map((text) => escapeMarkup(text).replaceAll('\n', '<br>'))),
    ) + (long ? figuresInShort(effect) : '')
  )
}

/** More lines of figures than this are told in short: what sentences show already is only counted. */
const MOST_FIGURES = 12

/** Figures that sentences show by their number, the others one behind the other. */
function figuresInShort(effect: ToldEffect): string {
  const apart = figuresApart(effect)
  const shown = printedFigures(effect).length - apart.length
  const lists = [...groupBy(figureLines(apart, effect), ({ causes }) => causes)].map(([causes, lines]) => {
    const words = lines.map(({ first: { name, old, now }, last, many }) =>
      many === '' ? `${name} ${old?.text ?? NOTHING} → ${now?.text ?? NOTHING}` : `${name} …… ${last.name}（${many}）`,
    )
    return `${words.join('；')}（起因：${causes}）`
  })
  return [
    ...(shown > 0 ? [`上面的句子里已有的数字 ${shown} 个；怎样计算，见同名的 Excel 表。`] : []),
    ...(apart.length > 0 ? [`上面的句子里没有的数字 ${apart.length} 个：${lists.join('；')}。`] : []),
  ]
    .map((line) => `\n<p>${escapeMarkup(line)}</p>`)
    .join('')
}

const STYLE = `h2 { font-size: 11pt; margin: 5mm 0 1.5mm; break-after: avoid }
tr { break-inside: avoid }
.head { font-weight: bold; break-after: avoid }
del { color: #c00; text-decoration: line-through }
ins { color: #c00; text-decoration: underline; text-underline-offset: 2pt; font-weight: bold }
section { margin-top: 5mm; break-inside: avoid }
section p { margin: 1mm 0 }
.sign span { display: inline-block; width: 40mm }`
