import { escapeMarkup } from '../../escape-markup.js'
import { columnWidths, printedPage, signLine } from '../../printed-page.js'
import type { Edit } from '../edits.js'
import type { DocumentEffect, Effect, SentenceEffect } from '../effect.js'
import type { EffectHeading } from './effect-workbook.js'
import {
  alikeDocuments,
  documentsName,
  formulaText,
  inputPlace,
  inputTexts,
  kindText,
  letterConclusions,
  NOTHING,
  numbering,
  placeText,
  printedFigures,
  rankingRemarks,
  spotText,
  statusTexts,
  withoutEffect,
} from './words.js'

/** 更正影响单 as one page for the printer. */
export function effectHtml(effect: Effect, { title, since }: EffectHeading): string {
  const body = `<h1>${escapeMarkup(title)}</h1>
<p>与${escapeMarkup(since)}相比。${effect.changes.length === 0 ? '没有改动。' : ''}</p>
${changesTable(effect)}
${alikeDocuments(effect.documents)
  .map((alike) => documentTable(alike, effect))
  .join('\n')}
${figuresTable(effect)}
<section>
${letterConclusions(effect)
  .map((line) => `<p>${escapeMarkup(line)}。</p>`)
  .join('\n')}
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
  const body = rows.map((cells) => `<tr>${cells.map((content) => `<td>${content}</td>`).join('')}</tr>`).join('\n')
  return `<h2>${escapeMarkup(caption)}</h2>
<table>
${columnWidths(columns.map(({ width }) => width))}
<thead><tr>${heads}</tr></thead>
<tbody>
${body}
</tbody>
</table>`
}

function changesTable(effect: Effect): string {
  const unused = withoutEffect(effect)
  const columns = [
    { head: '序号', width: 5 },
    { head: '类别', width: 8 },
    { head: '名称', width: 23 },
    { head: '原来', width: 19 },
    { head: '现在', width: 19 },
    { head: '在哪里', width: 26 },
  ]
  const rows = effect.changes.map((change, index) => [
    String(index + 1),
    escapeMarkup(kindText(change)),
    escapeMarkup(change.name) + (unused.includes(change) ? '<br>（没有影响印出的内容）' : ''),
    escapeMarkup(inputTexts(change).old),
    escapeMarkup(inputTexts(change).now),
    escapeMarkup(inputPlace(change)),
  ])
  return table(`改动 ${effect.changes.length} 处`, columns, rows)
}

function documentTable(alike: readonly [DocumentEffect, ...DocumentEffect[]], effect: Effect): string {
  const [document] = alike
  if (document.status === 'same') return ''
  const of = numbering(effect)
  const caption = `${documentsName(alike)}：${statusTexts[document.status]}`
  if (document.sentences.length === 0) return `<h2>${escapeMarkup(caption)}（起因：${of(document.causes)}）</h2>`
  const columns = [
    { head: '页、行', width: 12 },
    { head: '原文', width: 40 },
    { head: '更正为', width: 40 },
    { head: '起因', width: 8 },
  ]
  const rows = document.sentences.map((sentence) => [
    placesOf(sentence),
    sideHtml(sentence.edits, 'removed'),
    sideHtml(sentence.edits, 'added'),
    of(sentence.causes),
  ])
  return table(caption, columns, rows)
}

/** Where it stands; where it stood as well, when it moved. */
function placesOf(sentence: SentenceEffect): string {
  const { old, now } = sentence
  const spot = spotText(sentence)
  const [before, after] = [placeText(old), placeText(now)]
  const place = !now ? `原${before}` : !old || before === after ? after : `${after}<br>（原${before}）`
  return place + (spot ? `<br>${escapeMarkup(spot)}` : '')
}

/** A sentence on one side, what is only there marked. */
function sideHtml(edits: readonly Edit[], own: 'removed' | 'added'): string {
  const tag = own === 'removed' ? 'del' : 'ins'
  const html = edits
    .filter(({ kind }) => kind === 'same' || kind === own)
    .map(({ kind, text }) => (kind === own ? `<${tag}>${escapeMarkup(text)}</${tag}>` : escapeMarkup(text)))
    .join('')
  return html === '' ? NOTHING : html
}

function figuresTable(effect: Effect): string {
  const of = numbering(effect)
  const columns = [
    { head: '名称', width: 26 },
    { head: '原来', width: 19 },
    { head: '现在', width: 19 },
    { head: '怎样计算／名次变动', width: 28 },
    { head: '起因', width: 8 },
  ]
  const rows = [
    ...printedFigures(effect).map((figure) => {
      const { name, old, now, causes } = figure
      return [name, old?.text ?? NOTHING, now?.text ?? NOTHING, formulaText(figure), of(causes)]
    }),
    ...effect.rankings.map((ranking) => [
      ranking.name,
      ranking.old || NOTHING,
      ranking.now || NOTHING,
      rankingRemarks(ranking).join('\n'),
      of(ranking.causes),
    ]),
    ...effect.margins.appeared.map((margin) => ['名次差距过小', NOTHING, margin, '', '']),
    ...effect.margins.gone.map((margin) => ['名次差距过小', margin, NOTHING, '', '']),
  ]
  return table(
    '数字和排名',
    columns,
    rows.map((cells) => cells.map((text) => escapeMarkup(text).replaceAll('\n', '<br>'))),
  )
}

const STYLE = `h2 { font-size: 11pt; margin: 5mm 0 1.5mm; break-after: avoid }
tr { break-inside: avoid }
del { color: #c00; text-decoration: line-through }
ins { color: #c00; text-decoration: underline; text-underline-offset: 2pt; font-weight: bold }
section { margin-top: 5mm; break-inside: avoid }
section p { margin: 1mm 0 }
.sign span { display: inline-block; width: 40mm }`
