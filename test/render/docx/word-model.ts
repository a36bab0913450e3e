import { readFileSync } from 'node:fs'
import { Document, ImportedXmlComponent } from 'docx'
import { type BlockLayout, layoutDocument } from 'docx/layout'
import type { OfficialDocument } from '../../../src/document/document.js'
import type { Fit } from '../../../src/layout/fit.js'
import { makeImprint } from '../../../src/layout/imprint.js'
import { BlockSlot } from '../../../src/render/docx/components.js'
import { lineSettings } from '../../../src/render/docx/line-settings.js'
import { paragraph } from '../../../src/render/docx/paragraph.js'
import type { TypefaceNames } from '../../../src/render/docx/typeface-names.js'
import { wholeDocument } from './whole-document.js'

/** What the model of Word that ships with `docx` makes of a document. */
export interface WordPages {
  /** Lines of the body by page, empty ones left out; of a table, `row 0` and so on: the model does not say what they hold. */
  readonly pages: readonly (readonly string[])[]
  /** Where 版记 begins and ends on the last page, down from the top of the paper, in twips; its empty last row left out. */
  readonly imprint: { readonly top: number; readonly bottom: number } | null
  /** Why it stopped, and where it had to guess. */
  readonly stoppedAt: string | undefined
  readonly guesses: readonly string[]
}

/**
 * The model knows the widths of ideographs and ASCII of the real 仿宋, but takes —, · and Greek for narrow, as Japanese fonts
 * have them. So it measures the fonts of the bundle, which have the widths of the real ones, from their files.
 */
const names: TypefaceNames = {
  fangsong: 'Tongbao Fangsong',
  kaiti: 'Tongbao Kaiti',
  heiti: 'Tongbao Heiti',
  songti: 'Tongbao Songti',
  // The model takes a font for an East Asian one by its name.
  xiaobiaosong: 'Tongbao Xiaobiao Songti',
}

const bundled = Object.entries(names).map(([face, name]) => ({
  name,
  data: readFileSync(new URL(`../../../src/fonts/bundle/${face}.ttf`, import.meta.url)),
}))

/** Embedded once for all documents: to hide the fonts in each would take most of the time. */
const { FontTable: embedded } = new Document({ sections: [], fonts: [...bundled] })

/** The body of a document in lines and pages, as Word breaks it; without 版记, a table of which the model knows no words. */
export function wordPages(document: OfficialDocument, fit: Fit): WordPages {
  const made = wholeDocument(document, fit, names)
  Object.defineProperty(made, 'FontTable', { value: embedded })
  for (const { View } of made.Headers) keepFlow(View)
  const settings = lineSettings.map(([name, attributes]) => new ImportedXmlComponent(name, attributes))
  // `docx` cannot write these settings itself; they are put into the package (pack-parts.ts).
  const { root } = made.Settings as unknown as { root: unknown[] }
  root.push(...settings)
  const layout = layoutDocument(made, { guess: true })
  const imprint = makeImprint(document, fit.addresseesInImprint)
  const foot = imprint ? layout.pages.at(-1)?.body.findLast((block) => block.type === 'table') : undefined
  return {
    pages: layout.pages.map(({ body }) =>
      body
        .filter((block) => block !== foot)
        .flatMap(linesOf)
        .filter((line) => line.trim() !== ''),
    ),
    imprint: placeOf(foot?.rows.slice(0, imprint?.parts.length)),
    stoppedAt: layout.stoppedAt,
    guesses: layout.pages.flatMap(({ guesses }) => guesses ?? []),
  }
}

/**
 * The model takes the frames and the floating table of a header for part of its flow, which would push the text down. They
 * stand at fixed places of the page in Word; the last paragraph alone is in the flow.
 */
function keepFlow(view: object): void {
  const { root } = view as { root: unknown[] }
  root.splice(0, root.length, new BlockSlot([paragraph('RedRule', [], { line: 20 })]))
}

/** The model counts in pixels of 96 to the inch. */
const twipsPerPixel = 15

function placeOf(rows: readonly { readonly y: number; readonly height: number }[] | undefined): WordPages['imprint'] {
  const [first, last] = [rows?.[0], rows?.at(-1)]
  return first && last ? { top: first.y * twipsPerPixel, bottom: (last.y + last.height) * twipsPerPixel } : null
}

function linesOf(block: BlockLayout): readonly string[] {
  if (block.type === 'paragraph') return block.lines.map(({ text }) => text.replaceAll('\t', ''))
  return block.rows.map(({ index }) => `row ${index}`)
}
