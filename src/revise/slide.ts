import type { OpenStep, Step, Word } from './steps.js'

/*
 * Where words are only taken, or only given, beside words like them, there is a choice: of 单项“甲”第一名，单项“乙” one can
 * take 甲”第一名，单项“ or 单项“甲”第一名，. Readers want the second: a stretch that ends with its own mark.
 */

/** Moves each lone removal or addition to where it reads best. */
export function slideEdits<W extends Word>(steps: readonly Step<W>[]): readonly Step<W>[] {
  const open: OpenStep<W>[] = steps.map(({ same, removed, added }) => ({
    same: [...same],
    removed: [...removed],
    added: [...added],
  }))
  for (let index = 0; index < open.length; index += 1) {
    const step = open[index]
    if (!step || step.removed.length > 0 === step.added.length > 0) continue
    const next = open[index + 1] ?? { same: [], removed: [], added: [] }
    if (slide(step, next) && open[index + 1] === undefined) open.push(next)
  }
  return open
}

function slide<W extends Word>(step: OpenStep<W>, next: OpenStep<W>): boolean {
  const edit = step.removed.length > 0 ? step.removed : step.added
  const texts = [
    ...step.same.map(([word]) => word.text),
    ...edit.map(({ text }) => text),
    ...next.same.map(([word]) => word.text),
  ]
  const start = step.same.length
  let first = start
  while (first > 0 && texts[first - 1] === texts[first - 1 + edit.length]) first -= 1
  let last = start
  while (last + edit.length < texts.length && texts[last] === texts[last + edit.length]) last += 1
  let best = start
  for (let at = first; at <= last; at += 1)
    if (grade(texts, at, edit.length) > grade(texts, best, edit.length)) best = at
  for (let at = start; at > best; at -= 1) moveLeft(step, next, edit)
  for (let at = start; at < best; at += 1) moveRight(step, next, edit)
  return best < start
}

const ENDS: ReadonlySet<string> = new Set('。；！？')
const PAUSES: ReadonlySet<string> = new Set('，、：')

/** How well a stretch reads that begins at a word and has a number of words. */
function grade(texts: readonly string[], at: number, count: number): number {
  const [before, last] = [texts[at - 1], texts[at + count - 1] ?? '']
  const opens = before === undefined || ENDS.has(before) || PAUSES.has(before) ? 1 : 0
  return opens + (ENDS.has(last) ? 3 : PAUSES.has(last) ? 2 : 0)
}

/** The word before the edit joins it, its last word stays. */
function moveLeft<W extends Word>(step: OpenStep<W>, next: OpenStep<W>, edit: W[]): void {
  const [pair, tail] = [step.same.pop(), edit.pop()]
  if (!pair || !tail) return
  const [old, now] = pair
  const removing = edit === step.removed
  edit.unshift(removing ? old : now)
  next.same.unshift(removing ? [tail, now] : [old, tail])
}

/** The word behind the edit joins it, its first word stays. */
function moveRight<W extends Word>(step: OpenStep<W>, next: OpenStep<W>, edit: W[]): void {
  const [pair, head] = [next.same.shift(), edit.shift()]
  if (!pair || !head) return
  const [old, now] = pair
  const removing = edit === step.removed
  edit.push(removing ? old : now)
  step.same.push(removing ? [head, now] : [old, head])
}
