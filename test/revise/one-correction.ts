import type { Place } from '../../src/data/dataset.js'
import { remembering } from '../../src/host/keeping-host.js'
import { ReadMemory } from '../../src/host/read-memory.js'
import type { PrintedSentence } from '../../src/revise/document-effect.js'
import type { Effect } from '../../src/revise/effect.js'
import { lettersToCheck } from '../../src/revise/letter-terms.js'
import { type Change, changedWorkspace } from '../workspace.js'
import { baseYear, effectOf } from './effect-of.js'
import { type Built, buildYear, difference, type FullBuild, type Movement, reported } from './rebuilt.js'
import { type Correction, correctedFile, type TypedFigure, typedFigures } from './typed-figures.js'

/** What one correction is said to move, and what a full build shows. */
export interface Judged {
  readonly said: Movement
  readonly found: Movement
  /** Whatever else is not as it must be, in words. */
  readonly faults: readonly string[]
  readonly effect: Effect
  readonly now: FullBuild
}

const builds = new Map<string, FullBuild>()
/** Of the builds alone: what `revise` remembers is no part of what it is held against. */
const memory = new ReadMemory()
const build = (change: readonly Change[], year: string) =>
  buildYear(remembering(changedWorkspace(change), memory), year)

/** A year in full as this checkout has it. */
function builtYear(year: string): FullBuild {
  const known = builds.get(year) ?? build([], year)
  if (!known) throw new Error(`${year} can be built`)
  builds.set(year, known)
  return known
}

/**
 * Corrects one figure, asks what that moves, and builds all anew to see. Null where there is no such correction, and
 * `refused` where nothing can be made of it: a growth that turns into a fall, which words do not say.
 */
export function judgeCorrection(year: string, figure: TypedFigure, how: Correction): Judged | 'refused' | null {
  const change = correctedFile(figure, how, typedFigures(year))
  if (!change) return null
  const old = builtYear(year)
  const now = build([change], year)
  if (!now) return 'refused'
  const { effect, diagnostics, now: version, changes } = effectOf([change], year)
  return {
    ...{ said: reported(effect), found: difference(old, now), effect, now },
    faults: [
      ...diagnostics.map(({ code, message }) => `${code} ${message}`),
      ...causeFaults(effect, figure),
      ...placeFaults(effect, { old, now }),
      ...unchecked(lettersToCheck(baseYear(year), version, changes), { old, now }),
    ],
  }
}

/** The one figure is the cause of everything, and of nothing else is anything said. */
function causeFaults(
  { changes, figures, rankings, documents }: Effect,
  { file, line }: TypedFigure,
): readonly string[] {
  const [own] = changes
  if (!own || changes.length > 1 || own.file !== file || own.now?.at.line !== line || own.old?.at.line !== line)
    return [`${changes.length} changes for one of ${file}:${line}`]
  const all = [...figures, ...rankings, ...documents.filter(({ status }) => status !== 'same')]
  const effects = [...all, ...documents.flatMap(({ sentences }) => sentences)]
  return effects.every(({ causes }) => causes.size === 1 && causes.has(own)) ? [] : ['an effect of another cause']
}

/** A sentence is printed on the page and in the line that are told. */
function placeFaults({ documents }: Effect, builds: Readonly<Record<'old' | 'now', FullBuild>>): readonly string[] {
  return documents.flatMap(({ id, sentences }) =>
    sentences.flatMap((sentence) =>
      (['old', 'now'] as const).flatMap((side) => {
        const [printed, built] = [sentence[side], builds[side].documents.get(id)]
        if (!printed || !built || begins(printed, lineOf(built, printed), sentence.context !== '')) return []
        return [`${id}: “${printed.text}” is not in line ${printed.line} of page ${printed.page}`]
      }),
    ),
  )
}

/** As much of the word of a cell as stands in its first row for certain; other cells of the row follow it. */
const CELL = 2

/** Whether a sentence stands in a line or goes on beyond its end; of a cell only the beginning is there. */
function begins({ text, line }: PrintedSentence, printed: string, cell: boolean): boolean {
  const words = text.replaceAll(/\s/gu, '')
  if (line === 0) return true
  if (cell) return printed.includes(words.slice(0, CELL))
  for (let at = 0; at < printed.length; at += 1) {
    const rest = printed.slice(at)
    if (words.startsWith(rest) || rest.startsWith(words)) return true
  }
  return false
}

const lineOf = ({ pages: { pages } }: Built, { page, line }: PrintedSentence): string =>
  (pages[page - 1]?.items ?? [])
    .flatMap((item) => (item.kind === 'text' && item.row === line ? item.characters : []))
    .map(({ character }) => character)
    .join('')
    .replaceAll(/\s/gu, '')

/** A letter that is not looked at again has nothing wrong with it that it had not before. */
function unchecked(looked: readonly Place[], { old, now }: Readonly<Record<'old' | 'now', FullBuild>>) {
  const names = new Set(looked.map(({ name }) => name.value))
  return [...now.letterFaults].flatMap(([place, faults]) =>
    names.has(place) || faults === old.letterFaults.get(place) ? [] : [`the letter to ${place} is not checked`],
  )
}
