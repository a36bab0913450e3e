import type { CheckedWork } from '../checks/check.js'
import type { Dataset, Place } from '../data/dataset.js'
import { timeOf } from '../data/facts.js'
import { wholeName } from '../data/whole-area.js'
import type { OfficialDocument } from '../document/document.js'
import { isFigure } from '../document/inline.js'
import { inlineSpots, passagesOf, spotText } from '../document/passages.js'
import { explainDerivation } from '../figures/explain-derivation.js'
import type { Figure, FigureBook } from '../figures/figure-book.js'
import { completionName, OVERALL, overallName, planName, reportName } from '../figures/figure-names.js'
import { groupBy } from '../keyed/group-by.js'
import { type CellPlan, countCell, headRow, textCell, titleRow, wordsRow } from './cell-plans.js'
import { recordSheet, shownParts, statedText } from './export-record.js'
import { sentenceAround } from './sentences.js'
import { type SheetPlan, writeSheets } from './write-sheets.js'

/**
 * 数字表: the figures as tables, then one confirmation sheet (数据核对表) for the province and one for each place. All
 * of it can be imported again; what is unchanged changes nothing, also where the data have changed since.
 */
export const exportWorkbook = (source: CheckedWork): Promise<Uint8Array> => writeSheets(exportSheets(source))

/** The sheets before they are written. */
export function exportSheets(source: CheckedWork): readonly SheetPlan[] {
  const { dataset } = source
  const printed = printedFigures(source)
  const sheets = [
    provinceTable(source),
    ...placeTable(source),
    ...reportTable(source),
    confirmationSheet(dataset, null, printed),
    ...dataset.places.map((place) => confirmationSheet(dataset, place, printed)),
  ]
  return [...sheets, recordSheet(dataset, source.figures, sheets)]
}

/** What the titles of the sheets of a year begin with: 2023年度, 2023年上半年（示例）. */
export const titleTime = ({ facts, sample }: Dataset): string => `${timeOf(facts)}${sample ? '（示例）' : ''}`

const unitOf = (figure: Figure | null | undefined): string =>
  figure && figure.quantity.digits !== '' ? figure.quantity.scale + figure.quantity.unit : ''

/** The number without its unit, for sums and charts; blank while it is 待补. */
function numberCell(figure: Figure | null | undefined): CellPlan {
  const digits = figure?.quantity.digits ?? ''
  // Excel keeps fifteen digits; more stand as text, or the file itself would say another number.
  if (digits === '' || digits.replace('.', '').replace(/^0+/, '').length > 15) return textCell(digits)
  return { number: Number(digits), decimals: digits.split('.')[1]?.length ?? 0 }
}

const statedCell = (figure: Figure | null | undefined): CellPlan => textCell(figure ? statedText(figure) : '')

function originCell(figure: Figure | null | undefined, book: FigureBook): CellPlan {
  if (!figure) return textCell('')
  const how = figure.source === 'computed' ? explainDerivation(figure, book) : null
  return textCell(how ? `计算：${how.brief}` : `${figure.origin.file}:${figure.origin.line}`)
}

function provinceTable({ dataset, figures: book }: CheckedWork): SheetPlan {
  const ofIndicators = new Set<string>()
  const indicators = dataset.indicators.map(({ name: { value: name } }) => {
    const names = [name, completionName(name), planName(name)]
    for (const each of names) ofIndicators.add(each)
    const [actual, completion, plan] = names.map((each) => book.find(each, null))
    return { name, actual, completion, plan }
  })
  const others = book.figures
    .filter(({ scope, name }) => scope === null && !ofIndicators.has(name))
    .map((figure) => ({ name: figure.name, actual: figure, completion: undefined, plan: undefined }))
  const rows = [...indicators, ...others].map(({ name, actual, completion, plan }, index) => [
    countCell(index + 1),
    textCell(name),
    statedCell(plan),
    statedCell(actual),
    statedCell(completion),
    textCell(unitOf(actual)),
    numberCell(actual),
    originCell(actual, book),
  ])
  return {
    name: '数字表',
    widths: [6, 44, 14, 14, 12, 10, 12, 40],
    frozen: 2,
    rows: [
      titleRow(`${titleTime(dataset)}${wholeName(dataset)}数字表`, 8),
      headRow(['序号', '名称', '计划', '完成', '完成率', '单位', '数值', '来源']),
      ...rows,
    ],
  }
}

/** The places' own figures, those of their highlights. */
function placeTable({ dataset, figures: book }: CheckedWork): readonly SheetPlan[] {
  const own = book.figures.filter(({ scope }) => scope !== null)
  if (own.length === 0) return []
  const rows = own.map((figure, index) => [
    countCell(index + 1),
    textCell(figure.scope?.name.value ?? ''),
    textCell(figure.name.slice(figure.name.indexOf('/') + 1)),
    statedCell(figure),
    textCell(unitOf(figure)),
    numberCell(figure),
    originCell(figure, book),
  ])
  return [
    {
      name: '各地数字',
      widths: [6, 20, 40, 16, 10, 12, 40],
      frozen: 2,
      rows: [
        titleRow(`${titleTime(dataset)}各地数字表`, 7),
        headRow(['序号', '地方', '名称', '完成', '单位', '数值', '来源']),
        ...rows,
      ],
    },
  ]
}

function reportTable({ dataset, figures: book }: CheckedWork): readonly SheetPlan[] {
  if (dataset.reports.length === 0) return []
  const rows = dataset.reports.flatMap(({ place, reports }) => {
    const overall = book.find(overallName(place, OVERALL), null)
    const single = [...reports.keys()].map((indicator) => {
      const part = (name: (typeof shownParts)[number]) => book.find(reportName(place, indicator, name), null)
      return [
        textCell(place.name.value),
        textCell(indicator),
        ...shownParts.map((name) => statedCell(part(name))),
        originCell(part('完成') ?? part('计划') ?? part('得分'), book),
      ]
    })
    if (!overall) return single
    const scores = shownParts.map((name) => (name === '得分' ? statedCell(overall) : textCell('')))
    return [...single, [textCell(place.name.value), textCell(OVERALL), ...scores, originCell(overall, book)]]
  })
  return [
    {
      name: '各地上报',
      widths: [20, 40, 14, 16, 12, 10, 40],
      frozen: 2,
      rows: [
        titleRow(`${titleTime(dataset)}各地上报数字表`, 7),
        headRow(['地方', '指标', ...shownParts, '来源']),
        ...rows,
      ],
    },
  ]
}

/** A figure that the document prints, with the sentences that print it. */
interface PrintedFigure {
  readonly figure: Figure
  readonly sentences: readonly string[]
}

/** What is printed of the province (null) and of each place, in reading order. */
function printedFigures({ document, figures: book }: CheckedWork): ReadonlyMap<Place | null, readonly PrintedFigure[]> {
  const printed = [...printedSentences(document)].flatMap(([name, sentences]) => {
    const figure = book.find(name, null)
    return figure ? [{ figure, sentences }] : []
  })
  return groupBy(printed, ({ figure }) => figure.scope)
}

/** The sentences that print a figure, by its name. */
export function printedSentences(document: OfficialDocument): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const passage of passagesOf(document)) {
    for (const { inline, spot } of inlineSpots(passage)) {
      if (!isFigure(inline)) continue
      const sentence = spotText(sentenceAround(spot))
      const known = found.get(inline.name)
      if (!known) found.set(inline.name, [sentence])
      else if (!known.includes(sentence)) known.push(sentence)
    }
  }
  return found
}

function confirmationSheet(
  dataset: Dataset,
  place: Place | null,
  printed: ReadonlyMap<Place | null, readonly PrintedFigure[]>,
): SheetPlan {
  const rows = printed.get(place) ?? []
  const who = place ? place.name.value : wholeName(dataset)
  const hint =
    '请逐项核对：数字无误的，“确认”写“是”；有误的，在“更正”里写上正确的数字和单位，照印出的样子写，如 25.17万人。“名称”“印出”不要改。'
  const cells = rows.map(({ figure, sentences }, index): readonly CellPlan[] => [
    countCell(index + 1),
    textCell(figure.name),
    textCell(figure.text),
    textCell(sentences.join('\n')),
    textCell(''),
    textCell(''),
    textCell(''),
  ])
  return {
    name: `核对-${who}`,
    widths: [6, 36, 14, 70, 8, 16, 20],
    frozen: 3,
    rows: [
      titleRow(`${titleTime(dataset)}通报数据核对表（${who}）`, 7),
      wordsRow(rows.length > 0 ? hint : '文中没有印出这里的数字。', 7),
      headRow(['序号', '名称', '印出', '句子', '确认', '更正', '说明']),
      ...cells,
      wordsRow('核对人：　　　　　　　　联系电话：　　　　　　　　日期：', 7),
    ],
  }
}
