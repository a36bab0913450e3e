import type { Effect } from '../effect.js'
import { cameOrWent, changeRuns, figureRuns, lineNumbering } from './runs.js'
import { causesOf, columnOf, placesOf, rowOf, type SentenceGroup, sentenceGroups } from './sentence-groups.js'
import type { ToldEffect } from './told.js'
import { toldEffect } from './told-effect.js'
import {
  alikeDocuments,
  alsoText,
  documentsName,
  formulaText,
  inputPlace,
  inputTexts,
  kindText,
  letterConclusions,
  markedSentence,
  NOTHING,
  numberRanges,
  placeText,
  printedFigures,
  rankingRemarks,
  renameTexts,
  spotText,
  statusText,
  withoutEffect,
} from './words.js'

/** What a correction moves, for the terminal: causes first, each with a number that everything behind it refers to. */
export function effectLines(whole: Effect): readonly string[] {
  if (whole.changes.length === 0) return ['没有改动：数据、片段和模板都与基准一样。']
  const effect = toldEffect(whole)
  const of = lineNumbering(effect)
  const changed = effect.documents.filter(({ status }) => status !== 'same')
  return [
    `改动 ${effect.changes.length} 处：`,
    ...changeLines(effect),
    ...effect.renames.flatMap(renameTexts).map((line) => `  ${line}`),
    ...figureLines(effect),
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
    const spot = spotText(sentence)
    return `${placeText(now ?? old)}${spot ? ` ${spot}` : ''}：${markedSentence(sentence)}`
  }
  const cells = group.map((cell) => `${rowOf(cell)}${markedSentence(cell)}`)
  return `${placesOf(group)[0]}起 ${columnOf(sentence)} ${group.length} 格：${cells.join('，')}`
}

/** What was changed; of many that are all new, or gone, the first and the last are named. */
function changeLines(effect: ToldEffect): readonly string[] {
  const unused = withoutEffect(effect)
  const numbers = new Map(effect.changes.map((change, index) => [change, index + 1]))
  return changeRuns(effect.changes).flatMap((run): readonly string[] => {
    const [change, last] = [run[0], run.at(-1)]
    if (!change || !last) return []
    const number = numberRanges(run.map((each) => numbers.get(each) ?? 0))
    const note = run.every((each) => unused.includes(each)) ? '  没有影响印出的内容' : ''
    const { old, now } = inputTexts(change)
    const what =
      run.length > 1
        ? `${run.length} 个，都是${cameOrWent(change)}的：${change.name} …… ${last.name}`
        : `${change.name}  ${old} → ${now}`
    const files = new Set(run.map(({ file }) => file)).size
    const place = `${inputPlace(change)}${files > 1 ? ` 等 ${files} 个文件` : ''}`
    return [`  ${number}. ${kindText(change)} ${what}  ${place}${alsoText(change)}${note}`]
  })
}

function figureLines(effect: ToldEffect): readonly string[] {
  const of = lineNumbering(effect)
  const given = new Set(effect.changes.flatMap(({ kind, name }) => (kind === 'figure' ? [name] : [])))
  // What was corrected itself is told above.
  const figures = printedFigures(effect).filter(({ name, formula }) => formula !== '' || !given.has(name))
  const lines = figureRuns(figures).flatMap((run): readonly string[] => {
    const [figure, last] = [run[0], run.at(-1)]
    if (!figure || !last) return []
    const { name, old, now, formula } = figure
    const why = `  ←${of(new Set(run.flatMap(({ causes }) => [...causes])))}`
    if (run.length > 1) return [`${run.length} 个，都是${cameOrWent(figure)}的：${name} …… ${last.name}${why}`]
    const how = formula === '' ? '' : `  ＝ ${formulaText(figure)}`
    return [`${name}  ${old?.text ?? NOTHING} → ${now?.text ?? NOTHING}${how}${why}`]
  })
  return figures.length === 0 ? [] : [`跟着变的数字 ${figures.length} 个：`, ...lines.map((line) => `  ${line}`)]
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${title} ${lines.length} 个：`, ...lines.map((line) => `  ${line}`)]
