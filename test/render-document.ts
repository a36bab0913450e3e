import type { OfficialDocument } from '../src/document/document.js'
import { resolveFonts } from '../src/fonts/resolve-fonts.js'
import { type Layout, layOut } from '../src/layout/lay-out.js'
import { renderDocx } from '../src/render/docx/render-docx.js'
import { renderPdf } from '../src/render/pdf/render-pdf.js'
import { changedWorkspace } from './workspace.js'

/** A document as files, drawn with the fonts of the bundle. */
export interface RenderedFiles extends Layout {
  readonly docx: Uint8Array
  readonly pdf: Uint8Array
}

const host = changedWorkspace([])

/** The pages of a document; problems that keep it from having any end the test. */
export function layoutOf(document: OfficialDocument): Layout {
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return layout.value
}

export async function renderFiles(document: OfficialDocument): Promise<RenderedFiles> {
  const layout = layoutOf(document)
  const fonts = resolveFonts({ host, bundledOnly: true })
  if (!fonts.ok) throw new Error(JSON.stringify(fonts.diagnostics))
  const pdf = await renderPdf(document, layout.pages, fonts.value)
  return { ...layout, docx: await renderDocx(document, layout.fit), pdf }
}
