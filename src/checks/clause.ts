/** Ends of sentences and of their parts with a full stop or a semicolon. */
export const SENTENCE_STOPS = '。；'

/**
 * Where the stretch begins that leads up to `before`: behind the last of `stops`. Looked for backwards, mark by mark: a
 * pattern that is tied to the end alone tries every beginning, and a paragraph of a thousand places takes minutes.
 */
export function stretchStart(text: string, before: number, stops: string): number {
  let start = before
  while (start > 0 && !stops.includes(text.charAt(start - 1))) start -= 1
  return start
}

/** The words of that stretch. */
export const stretchBefore = (text: string, before: number, stops: string): string =>
  text.slice(stretchStart(text, before, stops), before)
