#!/usr/bin/env zx
// Measures figures in bulk: places by 100 indicators, each with plan, actual and score; each size in a process of its
// own, so that the peak memory is its own.
//   compute: totals, completion, 100 rankings and the overall one, from reports in memory;
//   places:  besides, every figure that one place in ten reports, as its letter would ask for them;
//   check:   all checks on the notice of 2022 with these places and indicators in place of its own;
//   load:    as YAML files (in memory) to the dataset, which is most of the cost, at smaller sizes.
// Processor time a report that stays the same is linear growth.  After `npm run build`:  npx zx scripts/bench-figures.mjs
import { fileURLToPath, pathToFileURL } from 'node:url'
import { $ } from 'zx'
import { argumentsOf } from './arguments.mjs'
import { randomNumbers } from './sample/random.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const load = (path) => import(pathToFileURL(`${root}dist/${path}`).href)
const INDICATORS = 100

const names = Array.from({ length: INDICATORS }, (_, index) => `指标${index + 1}`)

/** 计划, 完成, 得分 as texts; some in 万, some not. */
function drawReport(random) {
  const plan = 1000 + (random() % 99000)
  const actual = Math.round(plan * (0.9 + (random() % 5000) / 10000))
  const scaled = random() % 2 === 0
  const text = (value) => (scaled && value >= 10000 ? `${value / 10000}万人` : `${value}人`)
  return { plan: text(plan), actual: text(actual), score: String((random() % 1000) / 10) }
}

/** Milliseconds by the clock, and of the processor (user and system; the collector may run beside). */
function stopwatch() {
  const start = performance.now()
  const used = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(used)
    return { ms: performance.now() - start, cpu: (user + system) / 1000 }
  }
}

/** The data of 2022 with these places, indicators and reports in place of its own. */
async function makeDataset(count) {
  const [{ parseQuantity }, { diskHost }, { loadDataset }] = await Promise.all(
    ['data/parse-quantity.js', 'host/host.js', 'data/load-dataset.js'].map(load),
  )
  const own = loadDataset(diskHost(root), '2022').value
  const random = randomNumbers(1)
  const at = { file: 'data/2099/上报/地方.yaml', line: 1, column: 1, length: 0 }
  const sourced = (value) => ({ value, at })
  const quantity = (text) => sourced(parseQuantity(text, at).value)
  const rule = { by: '完成率', order: '降序', ties: '连续', cut: 3, tieWord: '及' }
  const form = { unit: '人', scale: '万', decimals: 2 }
  const places = Array.from({ length: count }, (_, index) => {
    const name = sourced(`地方${index + 1}`)
    return { name, shortName: name, organ: name, aliases: [] }
  })
  const open = { plan: null, actual: null, completion: null, ranking: null }
  const indicators = names.map((name) => ({
    ...own.indicators[0],
    ...open,
    name: sourced(name),
    wording: sourced(name),
    form,
    completionDecimals: 1,
    rule,
  }))
  const reports = places.map((place) => {
    const entries = names.map((name) => {
      const { plan, actual, score } = drawReport(random)
      return [name, { plan: quantity(plan), actual: quantity(actual), score: quantity(score), at }]
    })
    return { place, score: null, reports: new Map(entries), exempt: new Set(), at }
  })
  const overallRule = { ...rule, by: '得分', cut: 4 }
  return { ...own, places, indicators, reports, overallRule, figures: [], overall: null, lastYear: [] }
}

async function compute(count, everyTenth) {
  const { buildFigureBook } = await load('figures/figure-book.js')
  const dataset = await makeDataset(count)
  const before = process.resourceUsage().maxRSS
  const elapsed = stopwatch()
  const book = buildFigureBook(dataset)
  if (!book.ok) throw new Error(book.diagnostics[0].message)
  let figures = book.value.figures.length
  if (everyTenth)
    for (let index = 0; index < count; index += 10) figures += book.value.reported(dataset.places[index]).length
  return { ...elapsed(), before, figures }
}

async function check(count) {
  const [{ diskHost }, { composeDocument }, { layOut }, { runChecks }, { buildFigureBook }] = await Promise.all(
    ['host/host.js', 'pipeline.js', 'layout/lay-out.js', 'checks/index.js', 'figures/figure-book.js'].map(load),
  )
  const notice = composeDocument({ host: diskHost(root), folder: '2022', template: '通报' }).value
  const { pages } = layOut(notice.document).value
  const computed = await makeDataset(count)
  const { figures: named, overall, overallRule } = notice.dataset
  const dataset = { ...computed, figures: named, overall, overallRule }
  const book = buildFigureBook({ ...dataset, figures: [], overall: null })
  if (!book.ok) throw new Error(book.diagnostics[0].message)
  const before = process.resourceUsage().maxRSS
  const elapsed = stopwatch()
  const found = runChecks({ dataset, figures: book.value, document: notice.document }, () => pages)
  return { ...elapsed(), before, figures: found.length }
}

async function loadYaml(count) {
  const { readReportFiles } = await load('data/read-reports.js')
  const random = randomNumbers(1)
  const files = new Map()
  for (let place = 1; place <= count; place += 1) {
    const lines = names.map((name) => {
      const { plan, actual, score } = drawReport(random)
      return `  ${name}: {计划: ${plan}, 完成: ${actual}, 得分: ${score}}\n`
    })
    files.set(`地方${place}.yaml`, `上报:\n${lines.join('')}`)
  }
  const host = {
    list: () => [...files.keys()].map((name) => ({ name, kind: 'file' })),
    readText: (path) => ({ ok: true, value: files.get(path.slice(path.lastIndexOf('/') + 1)), diagnostics: [] }),
  }
  const before = process.resourceUsage().maxRSS
  const elapsed = stopwatch()
  const read = readReportFiles(host, '上报')
  return { ...elapsed(), before, figures: read.files.length }
}

const jobs = {
  compute: (count) => compute(count, false),
  places: (count) => compute(count, true),
  check,
  load: loadYaml,
}
const [job, size] = argumentsOf('bench-figures.mjs')
if (job) {
  const { ms, cpu, before } = await jobs[job](Number(size))
  const { maxRSS } = process.resourceUsage()
  console.log(JSON.stringify({ ms, cpu, data: before / 1024, peak: maxRSS / 1024 }))
} else {
  const sizes = {
    compute: [1250, 2500, 5000, 10000],
    places: [1250, 2500, 5000, 10000],
    check: [1250, 2500, 5000, 10000],
    load: [250, 500, 1000, 2000],
  }
  console.log('job      places  reports     time      CPU   a report   memory of the data   peak')
  for (const [name, counts] of Object.entries(sizes))
    for (const count of counts) {
      const script = fileURLToPath(import.meta.url)
      const { stdout } = await $({ quiet: true })`node --max-old-space-size=8192 ${script} ${name} ${count}`
      const { ms, cpu, data, peak } = JSON.parse(stdout)
      const reports = count * INDICATORS
      console.log(
        `${name.padEnd(8)} ${String(count).padStart(6)} ${String(reports).padStart(8)} ${(ms / 1000).toFixed(2).padStart(6)} s ${(cpu / 1000).toFixed(2).padStart(6)} s ` +
          `${((cpu * 1000) / reports).toFixed(1).padStart(7)} µs ${data.toFixed(0).padStart(12)} MB ${peak.toFixed(0).padStart(12)} MB`,
      )
    }
}
