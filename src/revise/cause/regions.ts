import type { ParsedTemplate } from '../../compose/parse-handlebars.js'
import type { TermRecord } from '../../compose/vocabulary.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import type { Sides } from '../edits.js'
import type { Governor } from './scope.js'
import { type Region, walkTemplate } from './walk-template.js'

/**
 * The parts of a template that conditions, loops and calls govern, with what these mean in the old and in the new data:
 * so it can be told why a sentence whose own words did not change is there, or is not.
 */
export function regionsOf(
  pieces: readonly ParsedTemplate[],
  partials: ReadonlyMap<string, ParsedTemplate>,
  roots: Sides<TermRecord>,
): readonly Region[] {
  const regions: Region[] = []
  walkTemplate(pieces, partials, roots, { region: (region) => regions.push(region) })
  return regions
}

/** What governs a place of a file; a snippet or partial that is called from several places is governed by all of them. */
export const governorsAt = (regions: readonly Region[], place: SourcePlace): readonly Governor[] => [
  ...new Set(regions.filter((region) => contains(region, place)).flatMap(({ governors }) => governors)),
]

function contains({ from, to }: Region, { file, line, column }: SourcePlace): boolean {
  if (file !== from.file || line < from.line || (line === from.line && column < from.column)) return false
  return to === null || line < to.line || (line === to.line && column < to.column)
}
