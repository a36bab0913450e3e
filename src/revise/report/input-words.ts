import type { InputChange, InputSide } from '../cause/input-changes.js'
import { inputKinds } from '../cause/input-names.js'
import { overallKeys, rankingKeys } from '../cause/ranking-definition.js'
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
  const end = behindTag(text, unitsOf(text, 0, LONGEST_INPUT))
  return end < text.length ? `${text.slice(0, end)}……` : text
}

/** How much of what is alike is shown on either side of a change. */
const AROUND = 8

/** One side of edits, with only the ends of what is alike. */
function shortened(edits: readonly Edit[], own: Edit['kind']): string {
  const shown = edits.filter(({ kind }) => kind === 'same' || kind === own)
  const whole = shown.map(({ text }) => text).join('')
  let end = 0
  return shown
    .map(({ kind, text }, index) => {
      const start = end
      end += text.length
      if (kind !== 'same') return text
      const head = index > 0 ? behindTag(whole, start + unitsOf(text, 0, AROUND)) : start
      const tail = index < shown.length - 1 ? beforeTag(whole, end - unitsOf(text, -AROUND)) : end
      return head + 2 >= tail ? text : `${whole.slice(start, head)}……${whole.slice(tail, end)}`
    })
    .join('')
}

/** How long some characters of a text are. */
const unitsOf = (text: string, from: number, to?: number): number => [...text].slice(from, to).join('').length

/** Half a tag says nothing: what is shown ends behind it, or begins before it. */
const behindTag = (text: string, at: number): number => tagAround(text, at)?.end ?? at
const beforeTag = (text: string, at: number): number => tagAround(text, at)?.start ?? at

function tagAround(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
  for (const { 0: tag, index } of text.matchAll(/\{\{[^{}]*\}\}/gu))
    if (index < at && at < index + tag.length) return { start: index, end: index + tag.length }
  return undefined
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
const ofRankings: ReadonlySet<string> = new Set([...rankingKeys, ...overallKeys, '不考核'])

/** The kind of a changed input in words; what 指标.yaml says beside rules of rankings is 指标. */
export const kindText = ({ kind, path }: InputChange): string =>
  kind === 'ranking' && !path.some((key) => ofRankings.has(key)) ? '指标' : inputKinds[kind]

/** Changes that nothing printed follows from. */
export function withoutEffect({ changes, documents }: Effect): readonly InputChange[] {
  const used = new Set(documents.flatMap(({ causes }) => [...causes]))
  return changes.filter((change) => !used.has(change))
}
