import { pageAndRow } from '../../diagnostics/page-and-row.js'
import { sideOf } from '../edits.js'
import type { HandChange, WordsSource } from '../hand/hand-changes.js'
import type { PartKind } from '../hand/read-paragraphs.js'
import { shortFormula } from './figure-words.js'
import { markedSentence } from './sentence-words.js'

/** What a hand has changed, for the terminal: old and new sentence, and where it is to be taken back. */
export function handLines(changes: readonly HandChange[]): readonly string[] {
  return changes.flatMap((change, index) => [
    `${index + 1}. ${placeOf(change)}：${markedSentence(change)}`,
    ...change.sources.map((source) => `   ${isBehind(change) ? '前面的话出自' : '出自'} ${sourceText(source)}`),
  ])
}

/** A paragraph or sentence that is new comes from nowhere: it says what it stands behind. */
const isBehind = ({ what }: HandChange): boolean => what === 'added'

/** What a hand has changed, for programs. The JSON only ever grows. */
export const handJson = (changes: readonly HandChange[]) =>
  changes.map(({ what, kind, cell, paragraph, page, line, edits, sources }) => ({
    ...{ what, part: kind, cell, paragraph, page, row: line },
    old: sideOf(edits, 'old'),
    new: sideOf(edits, 'now'),
    edits,
    sources: sources.map(({ text, name, formula, at }) => ({
      ...{ text, name, formula, file: at.file, line: at.line, column: at.column },
    })),
  }))

const parts: { readonly [K in PartKind]: string } = {
  body: '',
  cell: '表格里',
  box: '文本框里',
  header: '页眉里',
  footer: '页脚里',
  note: '脚注里',
}

/** 第2页第3行（正文第5段）; of words that are new, behind what they stand. */
function placeOf(change: HandChange): string {
  const { what, kind, cell, paragraph, page } = change
  const [table, row, column] = cell.split('/')
  const where = cell === '' ? parts[kind] : `第${table}个表第${row}行第${column}栏`
  const inText = paragraph === 0 || cell !== '' ? '' : `（正文第${paragraph}段）`
  const at = [pageAndRow(change) + inText, where].filter((each) => each !== '').join('，')
  const whole = what === 'added' && page > 0 ? `${at}之后` : at
  return whole === '' ? '公文开头' : whole
}

function sourceText({ text, name, formula, at }: WordsSource): string {
  const place = `${at.file}:${at.line}`
  const how = formula === '' ? '' : `；是计算的，＝${shortFormula(formula)}，请改算它用的数`
  return name === '' ? `${place}（文字）` : `${place}（${name}，印作“${text}”${how}）`
}
