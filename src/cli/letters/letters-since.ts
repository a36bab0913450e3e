import { andThen, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { diskHost } from '../../host/host.js'
import { inBase, openBase } from '../../revise/base.js'
import { sameDocument } from '../../revise/same-document.js'
import { composeYear } from '../../revise/year-version.js'
import type { Request } from '../request/arguments.js'
import type { YearLetters } from './year-letters.js'

/**
 * Of the letters that are asked for, those that do not read as in the base; one that cannot be made stays among them. A
 * letter that changed is composed again when it is made: kept until then, those of a country would fill the memory.
 */
export const lettersSince = (
  folder: string,
  letters: YearLetters,
  { workspace, since }: Request,
): Outcome<YearLetters> =>
  andThen(openBase({ host: diskHost(workspace), folder, workspace, since }), (base) => {
    const old = composeYear(base.host, folder)
    if (!old.ok) return { ok: false, diagnostics: inBase(old.diagnostics, base) }
    const places = letters.places.filter((place) => {
      const before = old.value.letter(place.name.value)
      const now = letters.compose(place)
      return before === null || !now.ok || !sameDocument(before.document, now.value.document)
    })
    return outcome({ ...letters, places })
  })
