import { type ISectionOptions, PageOrientation, SectionType } from 'docx'
import { groupNeighbours } from '../../keyed/group-by.js'
import { paper, toTwips } from '../../layout/geometry.js'
import type { BlockSlot } from './components.js'
import { emptyFooters, footerDistance, headersAndFooters, turnedHeaderDistance, turnedHeaders } from './footers.js'
import type { FrameForm, SectionForm } from './frame-form.js'
import { letterFirstMargin, pageMargins } from './page-margins.js'
import type { Xml } from './xml.js'

/** A part of a document that stands on pages of one kind. */
export interface SectionPart extends SectionForm {
  readonly blocks: readonly Xml[]
}

/** Neighbours of one kind share a section, so that their text stays one flow that can be edited. */
export const joinParts = (parts: readonly SectionPart[]): readonly SectionPart[] =>
  groupNeighbours(parts, (part, next) => part.sheet === next.sheet && part.numbered === next.numbered).map((alike) => ({
    ...alike[0],
    blocks: alike.flatMap(({ blocks }) => blocks),
  }))

/** A section as `docx` takes it; the first bears the masthead in its header. */
export const sectionOf = (form: FrameForm, section: SectionForm, first: boolean, slot: BlockSlot): ISectionOptions => ({
  ...furniture(form, section, first),
  properties: properties(form, section, first),
  children: [slot],
})

function furniture(form: FrameForm, { sheet, numbered }: SectionForm, first: boolean) {
  if (sheet === 'turned') return { headers: turnedHeaders(form), footers: emptyFooters() }
  const { headers, footers } = headersAndFooters(form, first)
  return { headers, footers: numbered ? footers : emptyFooters() }
}

function properties(
  { format }: FrameForm,
  { sheet }: SectionForm,
  first: boolean,
): NonNullable<ISectionOptions['properties']> {
  const turned = sheet === 'turned'
  const bottom = format === 'letter' && first ? letterFirstMargin : pageMargins.upright.bottom
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
