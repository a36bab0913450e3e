import type { Effect } from '../effect.js'
import {
  documentName,
  formulaText,
  inputPlace,
  inputTexts,
  kindText,
  letterConclusions,
  markedSentence,
  NOTHING,
  numbering,
  placeText,
  printedFigures,
  rankingRemarks,
  statusTexts,
  withoutEffect,
} from './words.js'

/** What a correction moves, for the terminal: causes first, each with a number that everything behind it refers to. */
export function effectLines(effect: Effect): readonly string[] {
  if (effect.changes.length === 0) return ['没有改动：数据、片段和模板都与基准一样。']
  const of = numbering(effect)
  const unused = withoutEffect(effect)
  const changed = effect.documents.filter(({ status }) => status !== 'same')
  return [
    `改动 ${effect.changes.length} 处：`,
    ...effect.changes.map((change, index) => {
      const { old, now } = inputTexts(change)
      const note = unused.includes(change) ? '  没有影响印出的内容' : ''
      return `  ${index + 1}. ${kindText(change)} ${change.name}  ${old} → ${now}  ${inputPlace(change)}${note}`
    }),
    ...section(
      '跟着变的数字',
      printedFigures(effect).map((figure) => {
        const { name, old, now, formula, causes } = figure
        const how = formula === '' ? '' : `  ＝ ${formulaText(figure)}`
        return `${name}  ${old?.text ?? NOTHING} → ${now?.text ?? NOTHING}${how}  ←${of(causes)}`
      }),
    ),
    ...section(
      '变动的排名',
      effect.rankings.map((ranking) => {
        const remarks = rankingRemarks(ranking).join('；')
        const why = remarks === '' ? '' : `（${remarks}）`
        return `${ranking.name}  ${ranking.old || NOTHING} → ${ranking.now || NOTHING}${why}  ←${of(ranking.causes)}`
      }),
    ),
    ...section('新出现的过小差距', effect.margins.appeared),
    ...section('消失的过小差距', effect.margins.gone),
    ...changed.flatMap((document) => [
      `${documentName(document)}：${statusTexts[document.status]}${
        document.sentences.length > 0 ? `（${document.sentences.length} 处）` : `  ←${of(document.causes)}`
      }`,
      ...document.sentences.map((sentence) => {
        const { context, old, now, causes } = sentence
        return `  ${placeText(now ?? old)}${context ? ` ${context}` : ''}：${markedSentence(sentence)}  ←${of(causes)}`
      }),
    ]),
    ...(changed.length === 0 ? ['印出的内容都没有变。'] : []),
    ...letterConclusions(effect),
  ]
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${title} ${lines.length} 个：`, ...lines.map((line) => `  ${line}`)]
