import { loadTemplates } from '../../src/compose/template-file.js'
import type { Place } from '../../src/data/dataset.js'
import { andThen, type Outcome } from '../../src/diagnostics/diagnostic.js'
import { passagesOf } from '../../src/document/passages.js'
import {
  type LaidOutLetter,
  type LettersInput,
  layOutLetter,
  makeLetterComposer,
} from '../../src/letters/compose-letters.js'
import { composeDocument } from '../../src/pipeline.js'
import { type Change, changedWorkspace } from '../workspace.js'

/** Letters on their pages, in order, with what is said of all of them; one with problems does not stop the others. */
export function composeLetters(
  input: LettersInput,
  places: readonly Place[] = input.dataset.places,
): Outcome<readonly LaidOutLetter[]> {
  return andThen(makeLetterComposer(input), (compose) => {
    const made = places.map((place) => andThen(compose(place), layOutLetter))
    const value = made.flatMap((each) => (each.ok ? [each.value] : []))
    return { ok: true, value, diagnostics: made.flatMap(({ diagnostics }) => diagnostics) }
  })
}

/** The letters of a year after some changes; without names, those of all places. */
export function lettersOf(change: readonly Change[] = [], folder = '2022', names?: readonly string[]) {
  const host = changedWorkspace(change)
  return andThen(
    composeDocument({ host, folder, template: '通报' }),
    ({ document: notice, ...work }): Outcome<readonly LaidOutLetter[]> => {
      const templates = loadTemplates(host)
      if (!templates.ok) return templates
      const places = work.dataset.places.filter(({ name }) => names?.includes(name.value) ?? true)
      return composeLetters({ ...work, notice, templates: templates.value }, places)
    },
  )
}

/** The words of a letter, a paragraph a line, without what the heading elements repeat. */
export const paragraphsOf = ({ document }: LaidOutLetter): readonly string[] =>
  passagesOf(document).map(({ label, text }) => label + text)

/** What is said of letters: code and message of errors and warnings, each once. */
export const complaints = ({ diagnostics }: Outcome<unknown>): readonly string[] => [
  ...new Set(diagnostics.flatMap(({ code, severity, message }) => (severity === 'note' ? [] : [`${code} ${message}`]))),
]
