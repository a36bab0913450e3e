#!/usr/bin/env zx
// Measures the draft of the 2022 notice, both formats, with the bundled fonts:
//   cold: the whole command as a process of its own (CPU = user + system, peak memory), median of RUNS, or 10;
//   warm: each stage again and again in one process, median of 50 after 150 that warm it up;
//   long: a document of so many pages once, cold, in a process of its own: layout, its memory, both writers.
// Run after `npm run build`, on an idle machine:  npx zx scripts/bench.mjs [RUNS]
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { $ } from 'zx'
import { argumentsOf } from './arguments.mjs'
import { measure, median } from './bench/measure.mjs'

/** How often a whole command is run; once more before, which does not count. */
const RUNS = Number(argumentsOf('bench.mjs')[0] ?? 10)
const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'tongbao-bench-'))
const row = (name, values, unit) => {
  const sorted = values.toSorted((a, b) => a - b)
  console.log(
    `${name.padEnd(28)} median ${median(values).toFixed(1)} ${unit}  (${sorted[0].toFixed(1)}–${sorted.at(-1).toFixed(1)})`,
  )
}

/** A copy each time: a draft leaves the record of its edition in the data, and the next one has nothing to write. */
function freshOffice() {
  const office = mkdtempSync(join(scratch, 'office-'))
  for (const part of ['data', 'templates'])
    cpSync(join(root, part), join(office, part), { recursive: true, filter: (path) => !path.endsWith('版次') })
  return office
}

async function cold(name, args) {
  const runs = []
  for (let run = 0; run <= RUNS; run += 1) {
    const used = await measure(join(root, 'dist/cli/launch.js'), ...args(freshOffice()))
    if (run > 0) runs.push(used)
  }
  for (const [what, key, unit] of [
    ['CPU', 'cpu', 'ms'],
    ['wall', 'wall', 'ms'],
    ['peak memory', 'memory', 'MB'],
  ])
    row(
      `${name}: ${what}`,
      runs.map((used) => used[key]),
      unit,
    )
}

const of2022 = (office) => ['2022', '--fonts', 'bundled', '--workspace', office]
await cold('cold --version (floor)', () => ['--version'])
await cold('cold check', (office) => ['check', ...of2022(office)])
await cold('cold draft, both formats', (office) => ['draft', ...of2022(office)])

const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const { diskHost } = await load('host/host.js')
const { composeDocument, layOutDocument } = await load('pipeline.js')
const { layOut } = await load('layout/lay-out.js')
const { renderDocx } = await load('render/docx/render-docx.js')
const { renderPdf } = await load('render/pdf/render-pdf.js')
const host = diskHost(root)
const request = { host, folder: '2022', template: '通报' }
const laidOut = layOutDocument(composeDocument(request).value, { host, bundledOnly: true, named: new Map() }).value

async function warm(name, work) {
  const times = []
  const cpu = []
  for (let run = 0; run < 200; run += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()]
    await work()
    if (run < 150) continue
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(used)
    cpu.push((user + system) / 1000)
  }
  row(`warm ${name}: wall`, times, 'ms')
  row(`warm ${name}: CPU`, cpu, 'ms')
}

await warm('load and compose', () => composeDocument(request))
await warm('layout', () => layOut(laidOut.document))
await warm('PDF', () => renderPdf(laidOut.document, laidOut.pages, laidOut.fonts))
// A document that was written is known again by its identity; each round writes one of its own.
await warm('DOCX', () => renderDocx({ ...laidOut.document }, laidOut.fit))

for (const wanted of [50, 125, 250, 500]) {
  const { stdout } = await $({ quiet: true })`node ${join(root, 'scripts/bench-pages.mjs')} ${wanted}`
  const { pages, layout, layoutMemory, pdf, docx, peak } = JSON.parse(stdout)
  const times = `layout ${layout.toFixed(0)} ms, ${layoutMemory.toFixed(0)} MB; PDF ${pdf.toFixed(0)} ms; DOCX ${docx.toFixed(0)} ms`
  console.log(`${`long, ${pages} pages`.padEnd(28)} ${times}; peak ${peak.toFixed(0)} MB`)
}
rmSync(scratch, { recursive: true })
