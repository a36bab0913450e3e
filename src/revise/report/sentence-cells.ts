import { escapeMarkup } from '../../markup/escape-markup.js'
import { whereOf } from '../corrected-spots.js'
import type { SentenceEffect } from '../document-effect.js'
import type { Edit, Fate, Side } from '../edits.js'
import { columnOf, placesOf, rowOf, type SentenceGroup } from './sentence-groups.js'
import { NOTHING, placeText } from './sentence-words.js'
import type { ToldEffect } from './told.js'

/** Place, old words and new words of a sentence, or of several that are told together, in HTML. */
export function sentenceCells(group: SentenceGroup, { renames }: ToldEffect): readonly string[] {
  const [sentence, ...others] = group
  if (sentence.fate === 'renamed') {
    const own = renames.filter(({ old }) => group.some((each) => each.old?.text.includes(old)))
    const names = (side: Side) => escapeMarkup(own.map((rename) => rename[side]).join('、'))
    return countedCells(group, '只换了名称', [`<del>${names('old')}</del>`, `<ins>${names('now')}</ins>`])
  }
  if (sentence.fate === 'renumbered' && others.length > 0) {
    const labels = (side: Side) => escapeMarkup(group.map((each) => each[side]?.label ?? '').join(' '))
    return countedCells(group, '只换了序号', [`<del>${labels('old')}</del>`, `<ins>${labels('now')}</ins>`])
  }
  if (sentence.fate === 'moved') {
    const words = sentence.edits.every(({ kind }) => kind === 'same') ? '文字不变' : sideHtml(sentence.edits, 'added')
    return [whereHtml(sentence), sideHtml(sentence.edits, 'removed'), `移到${placeText(sentence.now)}：${words}`]
  }
  if (others.length === 0)
    return [whereHtml(sentence), sideHtml(sentence.edits, 'removed'), sideHtml(sentence.edits, 'added')]
  const sides = ({ edits }: SentenceEffect) => `${sideHtml(edits, 'removed')} → ${sideHtml(edits, 'added')}`
  const cells = group.map((cell) => `${escapeMarkup(rowOf(cell))} ${sides(cell)}`)
  return [`${placesOf(group)[0]}起<br>${escapeMarkup(columnOf(sentence))} ${group.length} 格`, cells.join('；')]
}

/** The cells of sentences that change in one way only: many places want a wide cell. */
const countedCells = (group: SentenceGroup, how: string, [old, now]: readonly [string, string]): readonly string[] => [
  `${how}的 ${group.length} 处`,
  `${old}（${placesOf(group).join('、')}）`,
  now,
]

/** Where it stands; where it stood as well, when it moved. */
function whereHtml(sentence: SentenceEffect): string {
  const { old, now } = sentence
  const spot = whereOf(sentence)
  const [before, after] = [placeText(old), placeText(now)]
  const place = !now
    ? `原${before}`
    : !old || old.page === 0 || before === after
      ? after
      : `${after}<br>（原${before}）`
  return place + (spot ? `<br>${escapeMarkup(spot)}` : '')
}

/** A sentence on one side, what is only there marked. */
function sideHtml(edits: readonly Edit[], own: Fate): string {
  const tag = own === 'removed' ? 'del' : 'ins'
  const html = edits
    .filter(({ kind }) => kind === 'same' || kind === own)
    .map(({ kind, text }) => (kind === own ? `<${tag}>${escapeMarkup(text)}</${tag}>` : escapeMarkup(text)))
    .join('')
  return html === '' ? NOTHING : html
}
