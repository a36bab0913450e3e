/** What ends a sentence, or a part of one that stands for itself. */
const SENTENCE_STOPS = '。；'

/** No sentence is longer; what a hostile file holds must not be looked through again for each of its words. */
const LONGEST = 2000

/**
 * Where the stretch begins that leads up to `before`: behind the last of `stops`. Looked for backwards, mark by mark: a
 * pattern that is tied to the end alone tries every beginning, and a paragraph of a thousand places takes minutes.
 */
export function stretchStart(text: string, before: number, stops: string): number {
  const first = Math.max(0, before - LONGEST)
  let start = before
  while (start > first && !stops.includes(text.charAt(start - 1))) start -= 1
  return start
}

/** Where the sentence begins that leads up to `before`; with the one in front of it, where it goes on from that: 。其中. */
export function statementStart(text: string, before: number): number {
  const start = stretchStart(text, before, '。！？')
  return start > 0 && text.startsWith('其中', start) ? stretchStart(text, start - 1, '。！？') : start
}

/** The words of that stretch. */
export const stretchBefore = (text: string, before: number, stops: string): string =>
  text.slice(stretchStart(text, before, stops), before)

/** A clause of a text, with where it begins. */
export interface Clause {
  readonly text: string
  readonly start: number
}

/** The clauses of a text, but for those that are longer than any that is meant. */
export const clausesOf = (text: string, longest = Number.POSITIVE_INFINITY): readonly Clause[] =>
  [...text.matchAll(/[^，。；：！？]+/gu)].flatMap(({ 0: words, index }) =>
    words.length > longest ? [] : { text: words, start: index },
  )

/** The words from a place on, up to the first of `stops`. */
export function stretchBehind(text: string, from: number, stops: string): string {
  const last = Math.min(text.length, from + LONGEST)
  let end = from
  while (end < last && !stops.includes(text.charAt(end))) end += 1
  return text.slice(from, end)
}

/** Where the sentence begins that leads up to `before`. */
export const sentenceStart = (text: string, before: number): number => stretchStart(text, before, SENTENCE_STOPS)

/** The words of that sentence so far. */
export const sentenceBefore = (text: string, before: number): string => stretchBefore(text, before, SENTENCE_STOPS)

/** The words from a place on to the end of the sentence. */
export const sentenceBehind = (text: string, from: number): string => stretchBehind(text, from, SENTENCE_STOPS)
