import type { OfficialDocument } from '../../src/document/document.js'
import { type Layout, layOut } from '../../src/layout/lay-out.js'

/** The pages of a document; problems that keep it from having any end the test. */
export function layoutOf(document: OfficialDocument): Layout {
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return layout.value
}
