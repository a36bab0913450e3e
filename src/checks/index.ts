import type { Waiver } from '../data/dataset.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { passagesOf } from '../document/passages.js'
import type { Check, CheckedWork, CheckInput } from './check.js'
import { attachmentReferences } from './content/attachment-references.js'
import { changedSettings } from './content/changed-settings.js'
import { copiedHighlights } from './content/copied-highlights.js'
import { heads } from './content/heads.js'
import { highlights } from './content/highlights.js'
import { labels } from './content/labels.js'
import { openSource } from './content/open-source.js'
import { pendingText } from './content/pending-text.js'
import { periodFacts, periods } from './content/periods.js'
import { placeOrgans } from './content/place-organs.js'
import { places } from './content/places.js'
import { registration } from './content/registration.js'
import { reused } from './content/reused.js'
import { snippets } from './content/snippets.js'
import { staleYears } from './content/stale-years.js'
import { terms } from './content/terms.js'
import { unprintedFacts } from './content/unprinted-facts.js'
import { partOfYear, yearRoles } from './content/year-roles.js'
import type { Finding } from './finding.js'
import { approximations } from './numbers/approximations.js'
import { belowZero } from './numbers/below-zero.js'
import { computedFigures } from './numbers/computed-figures.js'
import { controlTotals } from './numbers/control-totals.js'
import { earlierReports } from './numbers/earlier-reports.js'
import { giants } from './numbers/giants.js'
import { growthPlaces } from './numbers/growth-places.js'
import { highlightFigures } from './numbers/highlight-figures.js'
import { jumps } from './numbers/jumps.js'
import { magnitudes } from './numbers/magnitudes.js'
import { outliers } from './numbers/outliers.js'
import { ranked } from './numbers/ranked.js'
import { relations } from './numbers/relations.js'
import { retyped } from './numbers/retyped.js'
import { retypedRankings } from './numbers/retyped-rankings.js'
import { shortRankings } from './numbers/short-rankings.js'
import { staleLastYear } from './numbers/stale-last-year.js'
import { units } from './numbers/units.js'
import { unusedFigures } from './numbers/unused-figures.js'
import { unusualResults } from './numbers/unusual-results.js'
import { type PrintedPages, placeFindings } from './place-findings.js'
import { printedValues } from './printed-values.js'
import { brackets } from './text/brackets.js'
import { brokenRules } from './text/broken-rules.js'
import { calendarDays } from './text/calendar-days.js'
import { lists } from './text/lists.js'
import { numberForm } from './text/number-form.js'
import { repeatedSentences } from './text/repeated-sentences.js'
import { runInHeadings } from './text/run-in-headings.js'
import { isOfLayout, isOfLetters, waive } from './waive.js'
import { amountWords } from './wording/amount-words.js'
import { claimedCompletion } from './wording/claimed-completion.js'
import { claimedPositions } from './wording/claimed-positions.js'
import { columnHeads } from './wording/column-heads.js'
import { comparedFigures } from './wording/compared-figures.js'
import { counted } from './wording/counted.js'
import { countedBeyond } from './wording/counted-beyond.js'
import { countedPlaces } from './wording/counted-places.js'
import { differences } from './wording/differences.js'
import { dividedCounts } from './wording/divided-counts.js'
import { enumerations } from './wording/enumerations.js'
import { extremePlaces } from './wording/extreme-places.js'
import { figureParts } from './wording/figure-parts.js'
import { figureWording } from './wording/figure-wording.js'
import { levels } from './wording/levels.js'
import { looseWords } from './wording/loose-words.js'
import { lowerAreas } from './wording/lower-areas.js'
import { misplacedFigures } from './wording/misplaced-figures.js'
import { noneHappened } from './wording/none-happened.js'
import { numbersInWords } from './wording/numbers-in-words.js'
import { orderedFigures } from './wording/ordered-figures.js'
import { orderedPlaces } from './wording/ordered-places.js'
import { parallelChanges } from './wording/parallel-changes.js'
import { parts } from './wording/parts.js'
import { placeFigures } from './wording/place-figures.js'
import { placesApart } from './wording/places-apart.js'
import { placesBeyond } from './wording/places-beyond.js'
import { properNames } from './wording/proper-names.js'
import { ranges } from './wording/ranges.js'
import { rankingWords } from './wording/ranking-words.js'
import { respectively } from './wording/respectively.js'
import { schedules } from './wording/schedule.js'
import { scoreEnds } from './wording/score-ends.js'
import { sharesOfPlaces } from './wording/shares-of-places.js'
import { siblingFigures } from './wording/sibling-figures.js'
import { sinceLastYear } from './wording/since-last-year.js'
import { statedAverages } from './wording/stated-averages.js'
import { statedCounts } from './wording/stated-counts.js'
import { statedGrowth } from './wording/stated-growth.js'
import { statedRanks } from './wording/stated-ranks.js'
import { statedRates } from './wording/stated-rates.js'
import { statedShares } from './wording/stated-shares.js'
import { statedSums } from './wording/stated-sums.js'
import { statedTotals } from './wording/stated-totals.js'
import { typedDigits } from './wording/typed-digits.js'
import { unevenDecimals } from './wording/uneven-decimals.js'
import { whoseFigures } from './wording/whose-figures.js'

/** Every check, in the order of its report. A new check is a file and a row. */
export const checks = {
  typedDigits,
  numbersInWords,
  properNames,
  counted,
  countedPlaces,
  countedBeyond,
  noneHappened,
  dividedCounts,
  statedCounts,
  enumerations,
  pendingText,
  openSource,
  unusedFigures,
  computedFigures,
  controlTotals,
  retyped,
  retypedRankings,
  outliers,
  magnitudes,
  giants,
  relations,
  parts,
  statedShares,
  sharesOfPlaces,
  statedRates,
  statedSums,
  statedTotals,
  statedGrowth,
  schedules,
  sinceLastYear,
  parallelChanges,
  statedAverages,
  scoreEnds,
  approximations,
  figureWording,
  levels,
  figureParts,
  claimedCompletion,
  amountWords,
  belowZero,
  unusualResults,
  misplacedFigures,
  respectively,
  siblingFigures,
  comparedFigures,
  differences,
  looseWords,
  ranges,
  rankingWords,
  extremePlaces,
  placeFigures,
  placesApart,
  placesBeyond,
  orderedPlaces,
  orderedFigures,
  claimedPositions,
  ranked,
  highlights,
  copiedHighlights,
  highlightFigures,
  places,
  placeOrgans,
  whoseFigures,
  lowerAreas,
  columnHeads,
  unevenDecimals,
  statedRanks,
  shortRankings,
  snippets,
  unprintedFacts,
  heads,
  terms,
  labels,
  units,
  registration,
  staleYears,
  yearRoles,
  partOfYear,
  periodFacts,
  periods,
  changedSettings,
  reused,
  jumps,
  staleLastYear,
  growthPlaces,
  earlierReports,
  numberForm,
  brokenRules,
  calendarDays,
  brackets,
  repeatedSentences,
  lists,
  runInHeadings,
  attachmentReferences,
} as const satisfies Record<string, Check>

/** What the checks find, all or those that are asked, after the waivers, with its place in the source and on the pages. */
export function runChecks(work: CheckedWork, pages: PrintedPages, asked?: readonly Check[]): readonly Diagnostic[] {
  const input = inputOf(work)
  return placeFindings(findingsOf(input, asked), input.passages, pages)
}

/** The same before it is known where it is printed. */
export const findingsOf = (input: CheckInput, asked: readonly Check[] = Object.values(checks)): readonly Finding[] =>
  waive(
    asked.flatMap((check) => check(input)),
    waiversOf(input),
    input.passages,
  )

/** Those for what the checks find: of the layout it is where that is made, and of letters where there are any. */
const waiversOf = ({ dataset }: CheckInput): readonly Waiver[] =>
  dataset.waivers.filter((each) => !isOfLayout(each.code.value) && !(dataset.letter && isOfLetters(each)))

/** What the checks look at. */
export function inputOf({ dataset, figures, document }: CheckedWork): CheckInput {
  const passages = passagesOf(document)
  return { dataset, figures, document, passages, printed: printedValues(passages) }
}

/**
 * The checks of a 更正函: its own words alone. What it quotes was wrong, and is held against neither figures nor the rules
 * of text.
 */
const correctionChecks = [typedDigits, pendingText] as const satisfies readonly Check[]

/** What the checks of a 更正函 find. */
export function runCorrectionChecks(work: CheckedWork, pages: PrintedPages): readonly Diagnostic[] {
  const input = inputOf(work)
  const found = correctionChecks.flatMap((check) => check(input))
  return placeFindings(found, input.passages, pages)
}
