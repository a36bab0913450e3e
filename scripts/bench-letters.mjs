#!/usr/bin/env zx
// Measures letters in bulk on an invented country (make-country.mjs), with the bundled fonts:
//   speed:  LETTERS letters against a plain loop over the same words (bench/plain-loop.mjs), in pairs, each a process of
//           its own with its cold start: by the writers alone (bench/writers.mjs: composed letters laid out and written),
//           and by the whole command, which also reads the data, composes, checks, verifies and records them;
//   stages: where the time of one letter goes, in one process that is warm;
//   memory: the peak of the command at 1,000, 3,208 and 10,000 letters. Takes minutes;
//   offices: the peak of one command over so many workspaces of 3,208 places each: 32 are 102,656 letters, an hour, 18 GB.
// After `npm run build`, on an idle machine:
//   npx zx scripts/bench-letters.mjs [speed|stages|memory|offices] [LETTERS, or OFFICES] [PAIRS]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { argumentsOf } from './arguments.mjs'
import { measure, median } from './bench/measure.mjs'
import { countryFiles } from './make-country.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const scratch = mkdtempSync(join(tmpdir(), 'tongbao-bench-'))
const YEAR = '2098-示例'

/**
 * A folder that was never there: nothing is taken away before the end, because some file systems make a new file slowly
 * for a minute after many were taken away (ext4 without a journal: half of a batch's time), and both sides make new files.
 */
const fresh = (name) => {
  folders += 1
  return join(scratch, `${folders}-${name}`)
}
let folders = 0

function country(places, seed) {
  const folder = fresh('country')
  for (const [path, text] of countryFiles({ places, seed })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const launcher = join(root, 'dist/cli/launch.js')
const letters = (workspace, ...options) => [
  ...[launcher, 'letters', YEAR, '--workspace', workspace, '--fonts', 'bundled', '--out', fresh('out')],
  ...options,
]

/** A country's letters as they are composed, and what stages need to be timed one by one. */
async function composed(workspace) {
  const [{ diskHost }, pipeline, { loadTemplates }, { makeLetterComposer }, { passagesOf }, { plainText }] =
    await Promise.all(
      [
        'host/host.js',
        'pipeline.js',
        'compose/template-file.js',
        'letters/compose-letters.js',
        'document/passages.js',
        'document/inline.js',
      ].map(load),
    )
  const host = diskHost(workspace)
  const { dataset, figures, document } = pipeline.composeDocument({ host, folder: YEAR, template: '通报' }).value
  const templates = loadTemplates(host).value
  const compose = makeLetterComposer({ dataset, figures, notice: document, templates }).value
  /** A letter as the plain loop gets it: paragraphs in order, then the attachments with their tables. */
  const words = (letter) => [
    ...passagesOf(letter.document)
      .filter(({ kind }) => kind !== 'attachment')
      .map(({ kind, label, text }) => ({ kind, text: label + text })),
    ...letter.document.elements
      .filter(({ kind }) => kind === 'attachment')
      .flatMap(({ label, title, blocks }) => [
        { kind: 'attachment', text: label, breakBefore: true },
        { kind: 'attachment', text: plainText(title) },
        ...blocks.map(({ header, rows }) => ({
          kind: 'table',
          rows: [header, ...rows].map((row) => row.map((cell) => plainText(cell))),
        })),
      ]),
  ]
  return { dataset, compose, words, host, pipeline }
}

async function speed(count, pairs) {
  const { dataset, compose, words } = await composed(country(count))
  const source = join(scratch, 'letters.json')
  const texts = dataset.places.map((place) => words(compose(place).value))
  writeFileSync(source, JSON.stringify(texts))
  const documents = join(scratch, 'documents.json')
  writeFileSync(documents, JSON.stringify(dataset.places.map((place) => compose(place).value.document)))
  const length = median(texts.map((letter) => JSON.stringify(letter).match(/[\u3000-\uffff0-9]/gu).length))
  const cores = availableParallelism()
  console.log(`${count} letters of ${length} characters, cold start included, ${pairs} pairs, medians`)
  console.log('                                 plain loop              ours              ratio   letters/s     peak')
  console.log('                                CPU     clock       CPU     clock     CPU  clock    (clock)')
  const writers = (formats) => [join(root, 'scripts/bench/writers.mjs'), documents, fresh('written'), formats]
  const command = (...options) => letters(country(count), ...options)
  const rows = [
    ['writers alone, PDF', 'pdf', () => writers('pdf')],
    ['writers alone, DOCX', 'docx', () => writers('docx')],
    ['command, PDF only', 'pdf', () => command('--format', 'pdf', '--jobs', '1')],
    ['command, DOCX only', 'docx', () => command('--format', 'docx', '--jobs', '1')],
    ['command, both, one process', 'both', () => command('--jobs', '1')],
    [`command, both, ${cores} workers`, 'both', () => command('--jobs', String(cores))],
  ]
  for (const [name, formats, run] of rows) {
    const runs = []
    for (let pair = 0; pair <= pairs; pair += 1) {
      const plain = await measure(join(root, 'scripts/bench/plain-loop.mjs'), source, fresh('plain'), formats)
      const ours = await measure(...run())
      if (pair > 0) runs.push({ plain, ours })
    }
    const of = (pick) => median(runs.map(pick))
    const ms = (value) => `${value.toFixed(0).padStart(6)} ms`
    console.log(
      `${name.padEnd(27)} ${ms(of(({ plain }) => plain.cpu))} ${ms(of(({ plain }) => plain.wall))} ${ms(of(({ ours }) => ours.cpu))} ${ms(of(({ ours }) => ours.wall))} ` +
        `${of(({ plain, ours }) => plain.cpu / ours.cpu).toFixed(2)}× ${of(({ plain, ours }) => plain.wall / ours.wall).toFixed(2)}× ` +
        `${of(({ ours }) => (count * 1000) / ours.wall)
          .toFixed(0)
          .padStart(8)} ${of(({ ours }) => ours.memory)
          .toFixed(0)
          .padStart(9)} MB`,
    )
  }
}

async function stages(count) {
  const { dataset, compose, host, pipeline } = await composed(country(count))
  const [{ layOutLetter }, { resolveFonts }, { missingGlyphs }, { makeFingerprint }, { checksum }] = await Promise.all(
    [
      'letters/compose-letters.js',
      'fonts/resolve-fonts.js',
      'fonts/missing-glyphs.js',
      'batch/fingerprint.js',
      'editions/checksum.js',
    ].map(load),
  )
  const fonts = resolveFonts({ host, bundledOnly: true }).value
  const fingerprint = makeFingerprint('', fonts.report)
  const spent = new Map()
  const timed = async (stage, work) => {
    const start = process.cpuUsage()
    const result = await work()
    const { user, system } = process.cpuUsage(start)
    spent.set(stage, (spent.get(stage) ?? 0) + (user + system) / 1000)
    return result
  }
  for (let round = 0; round < 2; round += 1) {
    spent.clear()
    for (const place of dataset.places) {
      const letter = (await timed('compose, check, verify', () => compose(place))).value
      await timed('fingerprint', () => fingerprint(letter.document))
      const laidOut = (await timed('layout', () => layOutLetter(letter))).value
      await timed('glyphs', () => missingGlyphs(laidOut.document, laidOut.pages, fonts))
      const docx = await timed('DOCX', () => pipeline.renderers.docx({ ...laidOut, fonts }))
      const pdf = await timed('PDF', () => pipeline.renderers.pdf({ ...laidOut, fonts }))
      await timed('checksums', () => [checksum(docx), checksum(pdf)])
    }
  }
  const total = [...spent.values()].reduce((sum, each) => sum + each, 0)
  console.log(`\nstages of a letter, warm (CPU): ${(total / count).toFixed(2)} ms`)
  for (const [stage, time] of spent)
    console.log(
      `${stage.padEnd(24)} ${(time / count).toFixed(2).padStart(6)} ms ${((100 * time) / total).toFixed(0).padStart(3)} %`,
    )
}

const memoryHead = '\nletters   jobs   peak memory      CPU    clock   letters/s'
const memoryRow = (count, jobs, { cpu, wall, memory: peak }) =>
  `${String(count).padStart(7)} ${String(jobs).padStart(6)} ${peak.toFixed(0).padStart(10)} MB ${(cpu / 1000).toFixed(1).padStart(7)} s ${(wall / 1000).toFixed(1).padStart(6)} s ${((count * 1000) / wall).toFixed(0).padStart(9)}`

async function memory(counts) {
  console.log(memoryHead)
  for (const count of counts)
    for (const jobs of [1, availableParallelism()])
      console.log(memoryRow(count, jobs, await measure(...letters(country(count), '--jobs', String(jobs)))))
}

async function offices(count) {
  const places = 3208
  const [first, ...others] = Array.from({ length: count }, (_, index) => country(places, index + 1))
  const more = others.flatMap((workspace) => ['--workspace', workspace])
  console.log(memoryHead)
  console.log(memoryRow(count * places, 1, await measure(...letters(first, ...more, '--jobs', '1'))))
}

const [job = 'all', count = '100', pairs = '5'] = argumentsOf('bench-letters.mjs')
if (job === 'all' || job === 'speed') await speed(Number(count), Number(pairs))
if (job === 'all' || job === 'stages') await stages(Number(count))
if (job === 'memory') await memory(count === '100' ? [1000, 3208, 10000] : [Number(count)])
if (job === 'offices') await offices(Number(count))
rmSync(scratch, { recursive: true })
