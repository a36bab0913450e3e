import type { Dataset } from '../data/dataset.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { isFigure } from '../document/inline.js'
import type { Passage } from '../document/passages.js'
import { ForgettingMap } from '../keyed/forgetting-map.js'
import { oncePer } from '../keyed/once-per.js'
import type { Check, CheckedWork, CheckInput } from './check.js'
import type { Finding } from './finding.js'
import { checks, inputOf } from './index.js'
import { type PrintedPages, placeFindings } from './place-findings.js'
import { isOfLetters, waive } from './waive.js'

/**
 * The checks of a letter: those that look at its own words. The notice that it is from has passed all of them. The first
 * look at one passage at a time.
 */
export const letterChecks: { readonly one: readonly Check[]; readonly across: readonly Check[] } = {
  one: [
    checks.typedDigits,
    checks.numbersInWords,
    checks.figureWording,
    checks.figureParts,
    checks.rankingWords,
    checks.yearRoles,
    checks.terms,
    checks.numberForm,
    checks.brokenRules,
    checks.calendarDays,
    checks.brackets,
  ],
  across: [
    checks.pendingText,
    checks.partOfYear,
    checks.periods,
    checks.repeatedSentences,
    checks.lists,
    checks.runInHeadings,
    checks.heads,
    checks.statedCounts,
    checks.columnHeads,
    checks.attachmentReferences,
  ],
}

/**
 * What the checks of a letter find, with what was found of it before. The waivers of the notice hold for what the letter
 * quotes of it, those of letters for their own words; that most have nothing to do here is no news. None lets a letter say
 * what the notice does not, or a figure of another place; its name may be a word (新兴 of 新兴产业).
 */
export function runLetterChecks(
  work: CheckedWork,
  before: readonly Finding[],
  pages: PrintedPages,
): readonly Diagnostic[] {
  const input = inputOf(work)
  const { dataset, passages } = input
  const isFirm = ({ code, severity }: Finding) => severity === 'error' && code !== 'letter-other-place'
  const refused = before.filter(isFirm)
  const doubtful = before.filter((each) => !isFirm(each))
  const ofWords = [...checkOneByOne(input), ...letterChecks.across.flatMap((check) => check(input))]
  const found = [...doubtful, ...ofWords.map((each) => ofQuoted(each, dataset))]
  const quoted = dataset.waivers.filter(({ quote }) => passages.some((passage) => passage.text.includes(quote.value)))
  const lent = quoted.filter((each) => !isOfLetters(each))
  const left = waive(found, lent, passages).filter(({ code }) => code !== 'waived' && code !== 'waiver-stale')
  const told = waive(left, quoted.filter(isOfLetters), passages).filter(({ code }) => code !== 'waiver-stale')
  return placeFindings([...refused, ...told], passages, pages)
}

/** Marks within what is quoted stand as they do in the notice; it is the letter that puts others around them. */
function ofQuoted(each: Finding, { highlights, snippets }: Dataset): Finding {
  const file = each.at?.file
  const quoted = each.code === 'text-nesting' && [...highlights, ...snippets].some((own) => own.at.file === file)
  return quoted
    ? { ...each, hint: '引用的话要与通报一字不差，不要改：请在函的模板里另起一段引用，外面不加引号。' }
    : each
}

/** What stands in the passages of a year's letters in which nothing was found; they have fewer than these in common. */
const cleanOf = oncePer((_: Dataset) => new ForgettingMap<string, true>(4096))

/** Letters have most of their passages in common; one in which nothing was found is not looked through again. */
function checkOneByOne(input: CheckInput): readonly Finding[] {
  const known = cleanOf(input.dataset)
  const fresh = new Map(
    input.passages.flatMap((passage): readonly [Passage, string][] => {
      const content = contentOf(passage)
      return known.has(content) ? [] : [[passage, content]]
    }),
  )
  const asked = { ...input, passages: [...fresh.keys()] }
  const found = letterChecks.one.flatMap((check) => check(asked))
  for (const { spot } of found) if (spot) fresh.delete(spot.passage)
  for (const content of fresh.values()) known.set(content, true)
  return found
}

/**
 * All that a check of one passage can see of it. A figure alone in a cell has no words about it, so that of this one only
 * the form is seen.
 */
function contentOf({ kind, inlines }: Passage): string {
  let content: string = kind
  const [first] = inlines
  if (inlines.length === 1 && first && isFigure(first)) return `${content}\0\0${first.text.replace(/[0-9]/g, '0')}`
  for (const inline of inlines)
    content += inline.kind === 'value' ? `\0${inline.name}\0${inline.figure}\0${inline.text}` : `\0${inline.text}`
  return content
}
