#!/usr/bin/env zx
// Measures the draft of the 2022 notice, both formats, with the bundled fonts:
//   cold: the whole command as a process of its own (CPU = user + system, peak memory), median of 10;
//   warm: each stage again and again in one process, median of 50 after 150 that warm it up;
//   long: a document of so many pages once, cold, in a process of its own: layout, its memory, both writers.
// Run after `npm run build`, on an idle machine:  npm run bench
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { $ } from 'zx'
import { measure } from './bench/measure.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'tongbao-bench-'))
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const row = (name, values, unit) => {
  const sorted = values.toSorted((a, b) => a - b)
  console.log(
    `${name.padEnd(28)} median ${median(values).toFixed(1)} ${unit}  (${sorted[0].toFixed(1)}–${sorted.at(-1).toFixed(1)})`,
  )
}

async function cold(name, ...args) {
  const cpu = []
  const memory = []
  const wall = []
  for (let run = 0; run <= 10; run += 1) {
    const used = await measure(join(root, 'dist/cli/launch.js'), ...args)
    if (run === 0) continue
    wall.push(used.wall)
    cpu.push(used.cpu)
    memory.push(used.memory)
  }
  row(`${name}: CPU`, cpu, 'ms')
  row(`${name}: wall`, wall, 'ms')
  row(`${name}: peak memory`, memory, 'MB')
}

// A copy: a draft leaves the record of its edition in the data.
const office = join(scratch, 'office')
for (const part of ['data', 'templates'])
  cpSync(join(root, part), join(office, part), { recursive: true, filter: (path) => !path.endsWith('版次') })
const workspace = ['--workspace', office, '--out', join(scratch, 'out'), '--fonts', 'bundled']
await cold('cold --version (floor)', '--version')
await cold('cold check', 'check', '2022', ...workspace)
await cold('cold draft, both formats', 'draft', '2022', ...workspace)

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
