import { type CellPlan, countCell, headRow, textCell, titleRow } from '../../workbook/cell-plans.js'
import { writeSheets } from '../../workbook/write-sheets.js'
import { whereOf } from '../corrected-spots.js'
import { documentName, statusText } from './document-words.js'
import { printedFigures, shortFormula } from './figure-words.js'
import { alsoText, inputPlace, inputTexts, kindText, withoutEffect } from './input-words.js'
import { numbering } from './numbering.js'
import { rankingRows } from './ranking-rows.js'
import { markedSentence, NOTHING, placeText } from './sentence-words.js'
import type { ToldEffect } from './told.js'

/** What heads the list: which year, since what. */
export interface EffectHeading {
  readonly title: string
  /** What the data were compared with, e.g. 第2版（讨论稿）. */
  readonly since: string
}

/** 更正影响单 as a workbook: what was changed, the sentences, figures and rankings, and every document. */
export function effectWorkbook(effect: ToldEffect, { title, since }: EffectHeading): Promise<Uint8Array> {
  const tables = [changesTable(effect), sentencesTable(effect), figuresTable(effect), documentsTable(effect)]
  return writeSheets(
    tables.map(({ name, heads, widths, rows }) => ({
      name,
      widths,
      frozen: 3,
      rows: [
        titleRow(title, heads.length),
        [{ text: `与${since}相比`, span: heads.length, plain: true }],
        headRow(heads),
        ...rows,
      ],
    })),
  )
}

interface Table {
  readonly name: string
  readonly heads: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly CellPlan[])[]
}

function changesTable(effect: ToldEffect): Table {
  const unused = withoutEffect(effect)
  return {
    name: '改动',
    heads: ['序号', '类别', '名称', '原来', '现在', '在哪里', '影响'],
    widths: [6, 10, 34, 30, 30, 44, 20],
    rows: effect.changes.map((change, index) => {
      const { old, now } = inputTexts(change)
      const place = inputPlace(change) + alsoText(change)
      const moves = unused.includes(change) ? '没有影响印出的内容' : ''
      return [countCell(index + 1), ...[kindText(change), change.name, old, now, place, moves].map(textCell)]
    }),
  }
}

function sentencesTable(effect: ToldEffect): Table {
  const of = numbering(effect)
  return {
    name: '句子',
    heads: ['文件', '原在', '现在', '要素，表格的行／列', '原文', '更正为', '改动处', '起因（改动序号）'],
    widths: [16, 14, 14, 20, 44, 44, 44, 12],
    rows: effect.documents.flatMap((document) =>
      document.sentences.map((sentence) =>
        [
          documentName(document),
          placeText(sentence.old),
          placeText(sentence.now),
          whereOf(sentence),
          sentence.old?.text ?? NOTHING,
          sentence.now?.text ?? NOTHING,
          sentence.fate === 'moved' ? `移来：${markedSentence(sentence)}` : markedSentence(sentence),
          of(sentence.causes),
        ].map(textCell),
      ),
    ),
  }
}

function figuresTable(effect: ToldEffect): Table {
  const of = numbering(effect)
  const figures = printedFigures(effect).map(({ name, old, now, formula, causes }) => [
    ...[name, old?.text ?? NOTHING, now?.text ?? NOTHING],
    ...[shortFormula(formula), of(causes)],
  ])
  return {
    name: '数字和排名',
    heads: ['名称', '原来', '现在', '怎样计算／名次变动', '起因（改动序号）'],
    widths: [38, 34, 34, 56, 12],
    rows: [...figures, ...rankingRows(effect, of)].map((row) => row.map(textCell)),
  }
}

function documentsTable(effect: ToldEffect): Table {
  const of = numbering(effect)
  return {
    name: '文件',
    heads: ['文件', '结论', '改动处数', '起因（改动序号）'],
    widths: [30, 36, 10, 20],
    rows: effect.documents.map((document) => [
      textCell(documentName(document)),
      textCell(statusText(document)),
      countCell(document.sentences.length),
      textCell(of(document.causes)),
    ]),
  }
}
