import { runChecks } from '../../checks/index.js'
import { loadTemplates } from '../../compose/template-file.js'
import { ledgerDocument, NOTICE } from '../../data/check-ledger.js'
import type { Dataset, Place } from '../../data/dataset.js'
import { asInSource, readSource } from '../../data/source-text.js'
import { ledgerFile } from '../../data/year-files.js'
import { dataFolder } from '../../data/years.js'
import { andThen, type Diagnostic, error, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../../diagnostics/nearest-name.js'
import { issuedWords } from '../../editions/issued-words.js'
import type { FontSet } from '../../fonts/font-set.js'
import type { Host } from '../../host/host.js'
import { layOut } from '../../layout/lay-out.js'
import type { Pages } from '../../layout/pages.js'
import { assignNumbers } from '../../letters/assign-numbers.js'
import { type ComposeLetter, makeLetterComposer } from '../../letters/compose-letters.js'
import { type ComposedDocument, composeDocument } from '../../pipeline.js'
import type { Request } from '../request/arguments.js'

/** Everything that the letters of one year share. */
export interface YearLetters {
  readonly dataset: Dataset
  readonly compose: ComposeLetter
  readonly fonts: FontSet
  /** Whose letters are asked for, in official order. */
  readonly places: readonly Place[]
  /** The ledger with the numbers that were asked for; null when it stays as it is. */
  readonly ledgerText: string | null
  /** How many numbers these are. */
  readonly assigned: number
  /** The issued edition of the notice that quotations were held against (第1版); null: the notice of the same data. */
  readonly quoted: string | null
}

/** The data, the notice, composed and checked, and the letters' template made ready. */
export function yearLetters(
  host: Host,
  folder: string,
  request: Request,
  fonts: Outcome<FontSet>,
): Outcome<YearLetters> {
  const composed = composeDocument({ host, folder, template: NOTICE })
  const templates = loadTemplates(host)
  if (!composed.ok || !templates.ok) return { ok: false, diagnostics: composed.diagnostics }
  const { figures, document: notice } = composed.value
  const checked = runChecks(composed.value, () => pagesOf(composed.value))
  // What is merely noted of the notice is told when it is drafted.
  const ofNotice = checked.filter(({ severity }) => severity !== 'note')
  const numbered = request.reserve ? reserve(host, composed.value.dataset) : outcome(unchanged(composed.value.dataset))
  const places = placesOf(composed.value.dataset, request.only)
  const issued = issuedWords(host, ledgerDocument(folder, NOTICE), notice.properties.number)
  const shared = andThen(numbered, ({ dataset }) =>
    andThen(issued, (quoted) =>
      makeLetterComposer({ dataset, figures, notice, issued: quoted, templates: templates.value }),
    ),
  )
  const diagnostics: readonly Diagnostic[] = [
    ...composed.diagnostics,
    ...ofNotice,
    ...fonts.diagnostics,
    ...places.diagnostics,
    ...shared.diagnostics,
  ]
  if (!fonts.ok || !places.ok || !numbered.ok || !issued.ok || !shared.ok) return { ok: false, diagnostics }
  const { dataset, text, assigned } = numbered.value
  return outcome(
    {
      ...{ dataset, compose: shared.value, fonts: fonts.value, places: places.value },
      ...{ ledgerText: text, assigned },
      quoted: issued.value?.edition ?? null,
    },
    diagnostics,
  )
}

/** So many places fill more than a hundred pages of the notice. */
const MANY_PLACES = 1000

/**
 * The pages of the notice, to say where something to complain of is printed. They are not kept; and of a whole country it
 * has four hundred of them, which take more memory than all that letters need: then it is told when the notice is drafted.
 */
function pagesOf({ dataset, document }: ComposedDocument): Pages | null {
  if (dataset.places.length > MANY_PLACES) return null
  const laidOut = layOut(document)
  return laidOut.ok ? laidOut.value.pages : null
}

const unchanged = (dataset: Dataset) => ({ dataset, text: null, assigned: 0 })

/** Gives a number to each letter of the year that has none, whichever of them are made now. */
function reserve(host: Host, dataset: Dataset) {
  const present = (host.list(dataFolder) ?? []).some(({ name }) => `${dataFolder}/${name}` === ledgerFile)
  const text = present ? host.readText(ledgerFile) : outcome(undefined)
  const source = present ? readSource(host, ledgerFile) : undefined
  return andThen(text, (before) =>
    andThen(assignNumbers(dataset, before), ({ ledger, text: after, assigned }) =>
      outcome({
        dataset: { ...dataset, ledger },
        text: source && after !== null ? asInSource(source, after) : after,
        assigned,
      }),
    ),
  )
}

/** The places that the user names, in official order; all when none is named. */
function placesOf({ places }: Dataset, only: readonly string[]): Outcome<readonly Place[]> {
  const known = places.map(({ name }) => name.value)
  const wrong = only.filter((name) => !known.includes(name))
  const problems = wrong.map((name) => {
    const short = places.find(({ shortName, aliases }) => [shortName, ...aliases].some(({ value }) => value === name))
    const near = short?.name.value ?? nearestName(name, known)
    return error('place-unknown', `--only 后面是不认识的地方：“${name}”`, null, meantOr(near, ''))
  })
  return outcome(only.length === 0 ? places : places.filter(({ name }) => only.includes(name.value)), problems)
}
