import type { OfficialDocument } from '../src/document/document.js'
import { resolveFonts } from '../src/fonts/resolve-fonts.js'
import type { Layout } from '../src/layout/lay-out.js'
import { renderDocx } from '../src/render/docx/render-docx.js'
import { renderPdf } from '../src/render/pdf/render-pdf.js'
import { layoutOf } from './layout/layout-of.js'
import { changedWorkspace } from './workspace.js'

/** A document as files, drawn with the fonts of the bundle. */
export interface RenderedFiles extends Layout {
  readonly docx: Uint8Array
  readonly pdf: Uint8Array
}

const host = changedWorkspace([])

/** The files of a document, as `draft` writes them. */
export async function renderFiles(document: OfficialDocument): Promise<RenderedFiles> {
  const layout = layoutOf(document)
  const fonts = resolveFonts({ host, bundledOnly: true })
  if (!fonts.ok) throw new Error(JSON.stringify(fonts.diagnostics))
  const pdf = await renderPdf(document, layout.pages, fonts.value)
  return { ...layout, docx: await renderDocx(document, layout.fit), pdf }
}
