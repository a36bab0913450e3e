import { whereOf } from '../corrected-spots.js'
import { alikeDocuments, documentsName, letterConclusions, statusText } from './document-words.js'
import { printedFigures, renameTexts, shortFormula } from './figure-words.js'
import { inputTexts, kindText } from './input-words.js'
import { rankingRemarks } from './ranking-remarks.js'
import { changeLines, figureLines, lineNumbering } from './runs.js'
import { causesOf, columnOf, placesOf, rowOf, type SentenceGroup, sentenceGroups } from './sentence-groups.js'
import { markedSentence, NOTHING, placeText, shownPlace } from './sentence-words.js'
import type { ToldEffect } from './told.js'

/** What a correction moves, for the terminal: causes first, each with a number that everything behind it refers to. */
export function effectLines(effect: ToldEffect): readonly string[] {
  if (effect.changes.length === 0) return ['没有改动：数据、片段和模板都与基准一样。']
  const of = lineNumbering(effect)
  const changed = effect.documents.filter(({ status }) => status !== 'same')
  return [
    `改动 ${effect.changes.length} 处：`,
    ...changesOf(effect),
    ...effect.renames.flatMap(renameTexts).map((line) => `  ${line}`),
    ...figuresOf(effect),
    ...section(
      '变动的排名',
      effect.rankings.map((ranking) => {
        const remarks = rankingRemarks(ranking).join('；')
        const why = remarks === '' ? '' : `（${remarks}）`
        const list =
          ranking.old === ranking.now
            ? `印出的名单不变：${ranking.now || NOTHING}`
            : `${ranking.old || NOTHING} → ${ranking.now || NOTHING}`
        return `${ranking.name}  ${list}${why}  ←${of(ranking.causes)}`
      }),
    ),
    ...section('新出现的过小差距', effect.margins.appeared),
    ...section('消失的过小差距', effect.margins.gone),
    ...alikeDocuments(changed).flatMap((alike) => {
      const [document] = alike
      return [
        `${documentsName(alike)}：${statusText(document)}${
          document.sentences.length > 0 ? `（${document.sentences.length} 处）` : `  ←${of(document.causes)}`
        }`,
        ...sentenceGroups(document.sentences).map((group) => `  ${sentenceText(group)}  ←${of(causesOf(group))}`),
      ]
    }),
    ...(changed.length === 0 ? ['印出的内容都没有变。'] : []),
    ...letterConclusions(effect),
  ]
}

/** One changed sentence, or several that are told together, with where they stand. */
function sentenceText(group: SentenceGroup): string {
  const [sentence, ...others] = group
  const { old, now, fate } = sentence
  if (fate === 'renamed') return `只换了名称的 ${group.length} 处：${placesOf(group).join('、')}`
  if (fate === 'renumbered')
    return others.length === 0
      ? `${placesOf(group).join('')}：${markedSentence(sentence)}`
      : `只换了序号的 ${group.length} 处：${placesOf(group).join('、')}`
  if (fate === 'moved') return `${placeText(old)}移到${placeText(now)}：${markedSentence(sentence)}`
  if (others.length === 0) {
    const spot = whereOf(sentence)
    return `${shownPlace(sentence)}${spot ? ` ${spot}` : ''}：${markedSentence(sentence)}`
  }
  const cells = group.map((cell) => `${rowOf(cell)}${markedSentence(cell)}`)
  return `${placesOf(group)[0]}起 ${columnOf(sentence)} ${group.length} 格：${cells.join('，')}`
}

/** What was changed; of many that are all new, or gone, the first and the last are named. */
const changesOf = (effect: ToldEffect): readonly string[] =>
  changeLines(effect).map(({ numbers, first, last, many, place, unused }) => {
    const { old, now } = inputTexts(first)
    const what = many === '' ? `${first.name}  ${old} → ${now}` : `${many}：${first.name} …… ${last.name}`
    return `  ${numbers}. ${kindText(first)} ${what}  ${place}${unused ? '  没有影响印出的内容' : ''}`
  })

function figuresOf(effect: ToldEffect): readonly string[] {
  const given = new Set(effect.changes.flatMap(({ kind, name }) => (kind === 'figure' ? [name] : [])))
  // What was corrected itself is told above.
  const figures = printedFigures(effect).filter(({ name, formula }) => formula !== '' || !given.has(name))
  const lines = figureLines(figures, effect).map(({ first, last, many, causes }) => {
    const { name, old, now, formula } = first
    if (many !== '') return `  ${many}：${name} …… ${last.name}  ←${causes}`
    const how = formula === '' ? '' : `  ＝ ${shortFormula(formula)}`
    return `  ${name}  ${old?.text ?? NOTHING} → ${now?.text ?? NOTHING}${how}  ←${causes}`
  })
  return figures.length === 0 ? [] : [`跟着变的数字 ${figures.length} 个：`, ...lines]
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${title} ${lines.length} 个：`, ...lines.map((line) => `  ${line}`)]
