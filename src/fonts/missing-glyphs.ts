import { codePoint } from '../diagnostics/code-point.js'
import { type Diagnostic, error, type SourcePlace } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import { inlineLists } from '../document/inline-lists.js'
import { type Typeface, typefaces } from '../document/typeface.js'
import type { Pages } from '../layout/pages.js'
import type { FontSet } from './font-set.js'

/** A character that no font has, where it is printed first. */
export interface MissingCharacter {
  readonly character: string
  readonly face: Typeface
  readonly page: number
}

/** The characters of the pages that cannot be drawn, each once. */
export function missingCharacters(pages: Pages, fonts: FontSet): readonly MissingCharacter[] {
  const missing = new Map<string, MissingCharacter>()
  for (const { number, items } of pages.pages) {
    for (const item of items) {
      if (item.kind !== 'text') continue
      for (const { character } of item.characters) {
        if (fonts.glyph(item.face, character.codePointAt(0) ?? 0) !== undefined || missing.has(character)) continue
        missing.set(character, { character, face: item.face, page: number })
      }
    }
  }
  return [...missing.values()]
}

/** Where a character stands first in the data or a template: a value's place is where the data defines it. */
function placeOf(document: OfficialDocument, character: string): SourcePlace | null {
  for (const inline of inlineLists(document).flat()) {
    if (!inline.text.includes(character)) continue
    if (inline.kind === 'value') return inline.origin ?? inline.at
    const before = inline.text.slice(0, inline.text.indexOf(character))
    if (inline.at === null) return null
    // Text is of one line in its source, or its later lines are not known to us: then the start must do.
    return before.includes('\n')
      ? inline.at
      : { ...inline.at, column: inline.at.column + [...before].length, length: 1 }
  }
  return null
}

/** Characters that no font has, as errors with their places: to be asked for before anything is drawn. */
export function missingGlyphs(document: OfficialDocument, pages: Pages, fonts: FontSet): readonly Diagnostic[] {
  return missingCharacters(pages, fonts).map(({ character, face, page }) => {
    const message = `所有字体里都没有“${character}”（${codePoint(character)}），在第${page}页`
    const hint = `请换一个字，或用 --font ${typefaces[face]}=字体文件 指定有这个字的字体。`
    return error('glyph-missing', message, placeOf(document, character), hint)
  })
}
