// The writers alone: letters that are composed already, from a file, made into files by what a worker of the packed program
// runs (laid out, glyphs looked up, written, described for the record), one after the other.
//   node scripts/bench/writers.mjs DOCUMENTS.json FOLDER docx|pdf|both
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [source, folder, wanted] = process.argv.slice(2)
const { loadProgram } = await import(new URL('../../dist/cli/load-program.js', import.meta.url).href)
const make = await (await loadProgram()).startLetterWorker({ fonts: [] })
const formats = wanted === 'both' ? ['docx', 'pdf'] : [wanted]
mkdirSync(folder, { recursive: true })
for (const [index, document] of JSON.parse(readFileSync(source, 'utf8')).entries()) {
  const made = await make({ letter: { place: { name: { value: '' } }, order: index + 1, document }, formats })
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics))
  for (const { format, bytes } of made.value.files) writeFileSync(join(folder, `${index + 1}.${format}`), bytes)
}
