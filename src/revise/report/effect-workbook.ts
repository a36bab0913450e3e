import { type CellPlan, type SheetPlan, writeSheets } from '../../workbook/write-sheets.js'
import { documentName, statusText } from './document-words.js'
import { printedFigures, renameTexts, shortFormula } from './figure-words.js'
import { alsoText, inputPlace, inputTexts, kindText, withoutEffect } from './input-words.js'
import { numbering } from './numbering.js'
import { rankingRemarks } from './ranking-remarks.js'
import { markedSentence, NOTHING, placeText, spotText } from './sentence-words.js'
import type { ToldEffect } from './told.js'

/** What heads the list: which year, since what. */
export interface EffectHeading {
  readonly title: string
  /** What the data were compared with, e.g. 第2版（讨论稿）. */
  readonly since: string
}

const cell = (text: string): CellPlan => ({ text, wrap: true })
const number = (value: number): CellPlan => ({ number: value, decimals: 0 })

/** 更正影响单 as a workbook: what was changed, the sentences, figures and rankings, and every document. */
export function effectWorkbook(effect: ToldEffect, heading: EffectHeading): Promise<Uint8Array> {
  return writeSheets([
    changesSheet(effect, heading),
    sentencesSheet(effect, heading),
    figuresSheet(effect, heading),
    documentsSheet(effect, heading),
  ])
}

interface Table {
  readonly name: string
  readonly heads: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly CellPlan[])[]
}

const sheet = ({ name, heads, widths, rows }: Table, { title, since }: EffectHeading): SheetPlan => ({
  name,
  widths,
  frozen: 3,
  rows: [
    [{ text: title, bold: true, centred: true, span: heads.length, plain: true }],
    [{ text: `与${since}相比`, span: heads.length, plain: true }],
    heads.map((text): CellPlan => ({ text, bold: true, centred: true, wrap: true })),
    ...rows,
  ],
})

function changesSheet(effect: ToldEffect, heading: EffectHeading): SheetPlan {
  const unused = withoutEffect(effect)
  return sheet(
    {
      name: '改动',
      heads: ['序号', '类别', '名称', '原来', '现在', '在哪里', '影响'],
      widths: [6, 10, 34, 30, 30, 44, 20],
      rows: effect.changes.map((change, index) => [
        number(index + 1),
        cell(kindText(change)),
        cell(change.name),
        cell(inputTexts(change).old),
        cell(inputTexts(change).now),
        cell(inputPlace(change) + alsoText(change)),
        cell(unused.includes(change) ? '没有影响印出的内容' : ''),
      ]),
    },
    heading,
  )
}

function sentencesSheet(effect: ToldEffect, heading: EffectHeading): SheetPlan {
  const of = numbering(effect)
  return sheet(
    {
      name: '句子',
      heads: ['文件', '原在', '现在', '要素，表格的行／列', '原文', '更正为', '改动处', '起因（改动序号）'],
      widths: [16, 14, 14, 20, 44, 44, 44, 12],
      rows: effect.documents.flatMap((document) =>
        document.sentences.map((sentence) => [
          cell(documentName(document)),
          cell(placeText(sentence.old)),
          cell(placeText(sentence.now)),
          cell(spotText(sentence)),
          cell(sentence.old?.text ?? NOTHING),
          cell(sentence.now?.text ?? NOTHING),
          cell(sentence.fate === 'moved' ? `移来：${markedSentence(sentence)}` : markedSentence(sentence)),
          cell(of(sentence.causes)),
        ]),
      ),
    },
    heading,
  )
}

function figuresSheet(effect: ToldEffect, heading: EffectHeading): SheetPlan {
  const of = numbering(effect)
  return sheet(
    {
      name: '数字和排名',
      heads: ['名称', '原来', '现在', '怎样计算／名次变动', '起因（改动序号）'],
      widths: [38, 34, 34, 56, 12],
      rows: [
        ...printedFigures(effect).map((figure) => {
          const { name, old, now, causes } = figure
          return [name, old?.text ?? NOTHING, now?.text ?? NOTHING, shortFormula(figure.formula), of(causes)].map(cell)
        }),
        ...effect.renames.map((rename) =>
          ['地方改名', rename.old, rename.now, renameTexts(rename).join('\n'), ''].map(cell),
        ),
        ...effect.rankings.map((ranking) =>
          [
            ranking.name,
            ranking.old || NOTHING,
            ranking.now || NOTHING,
            rankingRemarks(ranking).join('\n'),
            of(ranking.causes),
          ].map(cell),
        ),
        ...effect.margins.appeared.map((margin) => ['名次差距过小', NOTHING, margin, '', ''].map(cell)),
        ...effect.margins.gone.map((margin) => ['名次差距过小', margin, NOTHING, '', ''].map(cell)),
      ],
    },
    heading,
  )
}

function documentsSheet(effect: ToldEffect, heading: EffectHeading): SheetPlan {
  const of = numbering(effect)
  return sheet(
    {
      name: '文件',
      heads: ['文件', '结论', '改动处数', '起因（改动序号）'],
      widths: [30, 36, 10, 20],
      rows: effect.documents.map((document) => [
        cell(documentName(document)),
        cell(statusText(document)),
        number(document.sentences.length),
        cell(of(document.causes)),
      ]),
    },
    heading,
  )
}
