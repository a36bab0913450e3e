import { type ISectionOptions, PageOrientation, SectionType } from 'docx'
import type { OfficialDocument } from '../../document/document.js'
import type { SheetKind } from '../../document/element.js'
import { paper, toTwips } from '../../layout/geometry.js'
import type { Masthead } from '../../layout/masthead.js'
import { emptyFooters, footerDistance, headersAndFooters, turnedHeaderDistance, turnedHeaders } from './footers.js'
import { letterFirstMargin, pageMargins } from './page-margins.js'
import type { BlockElement } from './xml.js'

/** Pages of one kind that follow one another. */
export interface SectionPart {
  readonly sheet: SheetKind
  /** 7.5: a blank page and the page of 版记 behind it bear no number. */
  readonly numbered: boolean
  readonly children: readonly BlockElement[]
}

/** Neighbours of one kind share a section, so that their text stays one flow that can be edited. */
export function joinParts(parts: readonly SectionPart[]): readonly SectionPart[] {
  const joined: SectionPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last && last.sheet === part.sheet && last.numbered === part.numbered)
      joined[joined.length - 1] = { ...last, children: [...last.children, ...part.children] }
    else joined.push(part)
  }
  return joined
}

/** The sections as `docx` takes them: the first bears the masthead in its header. */
export const makeSections = (
  document: OfficialDocument,
  head: Masthead,
  parts: readonly SectionPart[],
): readonly ISectionOptions[] =>
  parts.map((part, index) => ({
    ...furniture(document, index === 0 ? head : null, part),
    properties: properties(document, part, index === 0),
    // The types of `docx` ask for its own Paragraph class, though any block is written as it is.
    children: part.children as never,
  }))

function furniture(document: OfficialDocument, head: Masthead | null, { sheet, numbered }: SectionPart) {
  if (sheet === 'turned') return { headers: turnedHeaders(document), footers: emptyFooters() }
  const { headers, footers } = headersAndFooters(document, head)
  return { headers, footers: numbered ? footers : emptyFooters() }
}

function properties(
  document: OfficialDocument,
  { sheet }: SectionPart,
  first: boolean,
): NonNullable<ISectionOptions['properties']> {
  const turned = sheet === 'turned'
  const bottom = document.format === 'letter' && first ? letterFirstMargin : pageMargins.upright.bottom
  return {
    type: SectionType.NEXT_PAGE,
    titlePage: first,
    page: {
      size: {
        // `docx` swaps width and height of a turned page itself.
        width: toTwips(paper.width),
        height: toTwips(paper.height),
        ...(turned ? { orientation: PageOrientation.LANDSCAPE } : {}),
      },
      margin: turned
        ? { ...pageMargins.turned, header: turnedHeaderDistance, footer: footerDistance }
        : { ...pageMargins.upright, bottom, header: 708, footer: footerDistance },
    },
  }
}
