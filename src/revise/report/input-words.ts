import type { InputChange, InputSide } from '../cause/input-changes.js'
import { inputKinds } from '../cause/input-names.js'
import { type Edit, editsBetween, type Sides } from '../edits.js'
import type { Effect } from '../effect.js'
import { NOTHING } from './sentence-words.js'
import type { ToldChange } from './told.js'

/** Longer texts of inputs are cut in lists; sentences never are. */
const LONGEST_INPUT = 60

/** What an input said and says, each on one line; of long texts what is alike is left out. */
export function inputTexts({ old, now }: InputChange): Sides<string> {
  const edits = old && now && longest(old, now) > LONGEST_INPUT ? editsBetween(old.text, now.text) : []
  const side = (input: InputSide | null, own: Edit['kind']) => {
    if (!input || input.text.trim() === '') return NOTHING
    const text = edits.length > 0 ? shortened(edits, own) : cut(input.text.trim())
    return text.replaceAll(/\s*\n\s*/gu, ' ').trim()
  }
  return { old: side(old, 'removed'), now: side(now, 'added') }
}

const longest = (...sides: readonly InputSide[]): number => Math.max(...sides.map(({ text }) => [...text].length))

function cut(text: string): string {
  const characters = [...text]
  return characters.length > LONGEST_INPUT ? `${characters.slice(0, LONGEST_INPUT).join('')}……` : text
}

/** How much of what is alike is shown on either side of a change. */
const AROUND = 8

/** One side of edits, with only the ends of what is alike. */
function shortened(edits: readonly Edit[], own: Edit['kind']): string {
  return edits
    .filter(({ kind }) => kind === 'same' || kind === own)
    .map(({ kind, text }, index, all) => {
      const characters = [...text]
      const keep = { before: index > 0 ? AROUND : 0, after: index < all.length - 1 ? AROUND : 0 }
      if (kind !== 'same' || characters.length <= keep.before + keep.after + 2) return text
      const tail = keep.after > 0 ? characters.slice(-keep.after) : []
      return `${characters.slice(0, keep.before).join('')}……${tail.join('')}`
    })
    .join('')
}

/** `data/2023/上报/长春市.yaml:5`, and the cell that it was imported from. */
export function inputPlace({ file, old, now }: InputChange): string {
  const side = now ?? old
  const cell = now?.cell
  return `${file}:${side?.at.line ?? 1}${now ? '' : '（已删）'}${cell ? `（来自 ${cell}）` : ''}`
}

/** Of the change of a name: how many inputs have it too. */
export const alsoText = ({ also = 0 }: ToldChange): string => (also > 0 ? `（另有 ${also} 处只换了名称）` : '')

/** Keys that say how places are ranked; the others of 指标.yaml say what an indicator is called and how it is printed. */
const rankingKeys: ReadonlySet<string> = new Set([
  '排名',
  '综合排名',
  '排名依据',
  '次序',
  '并列',
  '并列用语',
  '取前',
  '单项取前',
  '综合取前',
  '不考核',
])

/** The kind of a changed input in words; what 指标.yaml says beside rules of rankings is 指标. */
export const kindText = ({ kind, path }: InputChange): string =>
  kind === 'ranking' && !path.some((key) => rankingKeys.has(key)) ? '指标' : inputKinds[kind]

/** Changes that nothing printed follows from. */
export function withoutEffect({ changes, documents }: Effect): readonly InputChange[] {
  const used = new Set(documents.flatMap(({ causes }) => [...causes]))
  return changes.filter((change) => !used.has(change))
}
