// Lays out and writes a document of about so many pages, once, cold, and prints what it took as JSON: bench.mjs runs it for
// several lengths, each in a process of its own, to show that time and memory grow with the length and no faster.
//   node scripts/bench-pages.mjs 500

import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const { diskHost } = await load('host/host.js')
const { composeDocument } = await load('pipeline.js')
const { layOut } = await load('layout/lay-out.js')
const { resolveFonts } = await load('fonts/resolve-fonts.js')
const { renderDocx } = await load('render/docx/render-docx.js')
const { renderPdf } = await load('render/pdf/render-pdf.js')

const host = diskHost(root)
const { document } = composeDocument({ host, folder: '2022', template: '通报' }).value
const isText = ({ kind }) => ['heading', 'run-in', 'paragraph', 'item'].includes(kind)
const text = document.elements.filter(isText)
const last = document.elements.findLastIndex(isText)
// A copy of the text of the notice has some 100 lines, so each copy of them fills 4.6 pages.
const copies = Math.max(1, Math.round(Number(process.argv[2]) / 4.57))
const elements = [
  ...document.elements.slice(0, last + 1),
  ...Array.from({ length: copies - 1 }, () => text).flat(),
  ...document.elements.slice(last + 1),
]
const long = { ...document, elements }

const timed = async (work) => {
  const start = performance.now()
  const value = await work()
  return [value, performance.now() - start]
}
const peak = () => process.resourceUsage().maxRSS / 1024
const before = peak()
const [laidOut, layout] = await timed(() => layOut(long))
const memory = peak()
const { pages, fit } = laidOut.value
const fonts = resolveFonts({ host, bundledOnly: true }).value
const [pdf, pdfTime] = await timed(() => renderPdf(long, pages, fonts))
const [docx, docxTime] = await timed(() => renderDocx(long, fit))
console.log(
  JSON.stringify({
    pages: pages.pages.length,
    layout,
    layoutMemory: memory - before,
    pdf: pdfTime,
    docx: docxTime,
    peak: peak(),
    pdfSize: pdf.length,
    docxSize: docx.length,
  }),
)
