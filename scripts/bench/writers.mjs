// The writers alone, with V8 as the command has it: letters that are composed already, from a file, laid out and written, one
// after the other.
//   node scripts/bench/writers.mjs DOCUMENTS.json FOLDER docx|pdf|both
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [source, folder, formats] = process.argv.slice(2)
const load = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href)
const documents = JSON.parse(readFileSync(source, 'utf8'))
mkdirSync(folder, { recursive: true })
const wanted = formats === 'both' ? ['docx', 'pdf'] : [formats]
const [{ layOut }, { fontSet }, { tuneForLetters }, ...writers] = await Promise.all([
  load('layout/lay-out.js'),
  load('fonts/font-set.js'),
  load('cli/v8-flags.js'),
  ...wanted.map((format) => load(`render/${format}/render-${format}.js`)),
])
tuneForLetters(documents.length)
const fonts = fontSet(new Map())
for (const [index, document] of documents.entries()) {
  const { fit, pages } = layOut(document).value
  for (const [at, format] of wanted.entries()) {
    const writer = writers[at]
    const bytes = format === 'docx' ? writer.renderDocx(document, fit) : await writer.renderPdf(document, pages, fonts)
    writeFileSync(join(folder, `${index + 1}.${format}`), bytes)
  }
}
