#!/usr/bin/env zx
// Measures a correction: on the sample year one figure is corrected, and everything that changes is written (the notice and
// its letters in both formats, the redline in both, the list of what moves):
//   cold: the whole command as a process of its own; the floor is the same command that finds nothing changed;
//   warm: `--watch`, from the save to the line that says it is done, the same figure back and forth; first it is left alone
//   for a while, as by a clerk who has to find the figure.
// CPU = user + system of the process and its workers; medians of RUNS, or 10. After `npm run build`:  npx zx scripts/bench-revise.mjs [RUNS]
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { $ } from 'zx'
import { argumentsOf } from './arguments.mjs'
import { measure, median, preload } from './bench/measure.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'tongbao-bench-'))
const YEAR = '2023-示例'
const report = `data/${YEAR}/上报/长春市.yaml`
const [BEFORE, AFTER] = ['84796人', '79796人']
/** How often a whole command is run; once more before, which does not count. */
const RUNS = Number(argumentsOf('bench-revise.mjs')[0] ?? 10)
/** Saves of a watch, and how long it is left alone before, in milliseconds. */
const SAVES = 2 * RUNS
const QUIET = 8000
// Notice and three letters, the redline of the notice, each in two formats; the list and the index of letters, likewise.
const FILES = 14
const launcher = join(root, 'dist/cli/launch.js')
const row = (name, values) => {
  const sorted = values.toSorted((a, b) => a - b)
  console.log(
    `${name.padEnd(44)} median ${median(values).toFixed(0)} ms  (${sorted[0].toFixed(0)}–${sorted.at(-1).toFixed(0)})`,
  )
}

const start = join(scratch, 'start')
for (const part of ['data', 'templates'])
  cpSync(join(root, part), join(start, part), { recursive: true, filter: (path) => !path.endsWith('版次') })
const tongbao = (workspace, command, ...args) => [
  launcher,
  command,
  YEAR,
  '--workspace',
  workspace,
  '--fonts',
  'bundled',
  ...args,
]
await $({ quiet: true })`node ${tongbao(start, 'draft')}`
await $({ quiet: true })`node ${tongbao(start, 'letters')}`

function correct(workspace, from, to) {
  const file = join(workspace, report)
  const text = readFileSync(file, 'utf8')
  if (!text.includes(from)) throw new Error(`${from} is not in ${report}`)
  writeFileSync(file, text.replace(from, to))
}

async function cold(name, corrects) {
  const cpu = []
  const wall = []
  for (let run = 0; run <= RUNS; run += 1) {
    const office = join(scratch, 'office')
    rmSync(office, { recursive: true, force: true })
    cpSync(start, office, { recursive: true })
    if (corrects) correct(office, BEFORE, AFTER)
    const { stdout, ...used } = await measure(...tongbao(office, 'revise', '--json'))
    const { documents, files } = JSON.parse(stdout)
    const written = documents.flatMap(({ docx, pdf }) => [docx, pdf]).length + files.length
    if (written !== (corrects ? FILES : 0)) throw new Error(`${written} files were written`)
    if (run === 0) continue
    wall.push(used.wall)
    cpu.push(used.cpu)
  }
  row(`${name}: CPU`, cpu)
  row(`${name}: wall`, wall)
}

async function warm() {
  const office = join(scratch, 'watched')
  cpSync(start, office, { recursive: true })
  // The line that it prints of each rebuild says how long it took; the CPU is told beside it.
  const told = preload(
    `import{isMainThread}from'node:worker_threads';const w=process.stderr.write.bind(process.stderr);if(isMainThread)process.stderr.write=(t,...r)=>w(String(t).replace(/\\n$/,' cpu='+JSON.stringify(process.cpuUsage())+'\\n'),...r)`,
  )
  const child = spawn('node', ['--import', told, ...tongbao(office, 'revise', '--watch')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const lines = []
  let wake = () => {}
  let open = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    const parts = (open + text).split('\n')
    open = parts.pop()
    lines.push(...parts)
    wake()
  })
  const next = async () => {
    while (lines.length === 0)
      await new Promise((resolve) => {
        wake = resolve
      })
    const line = lines.shift()
    const { user, system } = JSON.parse(/cpu=(.*)$/u.exec(line)[1])
    return { line, cpu: (user + system) / 1000, took: Number(/(\d+)毫秒/u.exec(line)?.[1]) }
  }
  await next()
  await next()
  await new Promise((resolve) => setTimeout(resolve, QUIET))
  let before
  const cpu = []
  const wall = []
  let first = 0
  for (let run = 0; run < SAVES; run += 1) {
    if (run % 2 === 0) correct(office, BEFORE, AFTER)
    else correct(office, AFTER, BEFORE)
    const now = await next()
    if (!/写了\d+个文件/u.test(now.line)) throw new Error(now.line)
    // The CPU of the first is not told apart from that of the time before.
    if (before) cpu.push(now.cpu - before.cpu)
    else first = now.took
    wall.push(now.took)
    before = now
  }
  child.kill('SIGINT')
  row('warm --watch, save to done: CPU', cpu)
  row(`warm --watch, as its line says (first ${first}): wall`, wall)
}

try {
  await cold('cold revise, nothing changed (floor)', false)
  await cold('cold revise, one figure corrected, 14 files', true)
  await warm()
} finally {
  rmSync(scratch, { recursive: true })
}
