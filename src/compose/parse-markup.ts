import { type Diagnostic, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { Block } from '../document/element.js'
import { groupedHeader } from './grouped-header.js'
import { readMarkdown } from './markdown-blocks.js'
import { labelled, makeLabels } from './outline-labels.js'
import { stretchesOf } from './plain-markup.js'
import { unitsToTables } from './table-units.js'
import type { Trace } from './trace.js'

/**
 * Rendered template text to blocks. The subset: `#`–`####` headings (a text line right under one runs on in the same
 * paragraph), paragraphs (their line ends vanish, as Chinese has no word spaces), numbered lists two deep, tables.
 * Anything else that Markdown would read as markup is an error: it would lose characters without a word.
 */
export function parseMarkup(rendered: string, trace: Trace): Outcome<readonly Block[]> {
  const diagnostics: Diagnostic[] = []
  const labels = makeLabels()
  const blocks = stretchesOf(rendered).flatMap((stretch): readonly Block[] => {
    if (stretch.kind === 'markdown') return readMarkdown({ rendered: stretch.text, trace, labels, diagnostics })
    if (stretch.kind === 'table') {
      const [header = [], ...rows] = stretch.rows.map((row) => row.map((cell) => trace.inlines(cell)))
      return [{ kind: 'table', unit: null, align: stretch.align, ...groupedHeader(header), rows }]
    }
    const inlines = trace.inlines(stretch.text)
    if (stretch.kind === 'paragraph') return [{ kind: 'paragraph', inlines }]
    const label = labelled(stretch.level, labels)
    if (stretch.kind === 'heading') return [{ kind: 'heading', ...label, inlines }]
    return [{ kind: 'run-in', ...label, heading: trace.inlines(stretch.heading), inlines }]
  })
  return outcome(unitsToTables(blocks), diagnostics)
}
