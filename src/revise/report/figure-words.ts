import type { Side } from '../edits.js'
import type { Effect, FigureEffect } from '../effect.js'
import type { ToldRename } from './told.js'

/** The figures that print otherwise: digits that are not printed are the program's concern. */
export const printedFigures = ({ figures }: Pick<Effect, 'figures'>): readonly FigureEffect[] =>
  figures.filter(({ old, now }) => old?.text !== now?.text)

/** The figures that no changed sentence shows as they were and as they are. */
export function figuresApart({ figures, documents }: Pick<Effect, 'figures' | 'documents'>): readonly FigureEffect[] {
  const shown = (side: Side) =>
    new Set(documents.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.figures[side])))
  const [before, after] = [shown('old'), shown('now')]
  return printedFigures({ figures }).filter(
    ({ name, old, now }) => (old !== null && !before.has(name)) || (now !== null && !after.has(name)),
  )
}

/** A formula on one line: of a long sum its ends, and how many it adds, which a very long one says itself. */
export function shortFormula(formula: string): string {
  const parts = formula.split('＋')
  if (parts.length <= 4) return formula
  const last = parts.at(-1) ?? ''
  return `${parts[0]}＋……＋${last}${/（共\d+项）$/u.test(last) ? '' : `（共${parts.length}项）`}`
}

/** What a new name leaves as it was, one sentence each. */
export function renameTexts({ old, now, figures, rankings }: ToldRename): readonly string[] {
  return [
    ...(figures > 0 ? [`${old}的 ${figures} 个数字改用${now}的名称，数值不变`] : []),
    ...(rankings.length > 0 ? [`有${now}的排名 ${rankings.length} 个，名次不变，名单只换了名称`] : []),
  ]
}
