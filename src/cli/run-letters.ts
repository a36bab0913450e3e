import * as path from 'node:path'
import { makeFingerprint } from '../batch/fingerprint.js'
import type { Journal, JournalEntry } from '../batch/journal.js'
import { lettersToNobody, staleTogether, tellLeftOver } from '../batch/left-over.js'
import type { LetterMaker } from '../batch/letter-makers.js'
import { type BatchResult, makeLetters } from '../batch/make-letters.js'
import { openJournal } from '../batch/open-journal.js'
import { inShare } from '../batch/share.js'
import { ledgerFile } from '../data/load-dataset.js'
import { officialOrder } from '../data/place-index.js'
import { newestYear } from '../data/years.js'
import {
  andThen,
  type Diagnostic,
  error,
  fail,
  hasErrors,
  type Outcome,
  outcome,
  warning,
} from '../diagnostics/diagnostic.js'
import { areRecorded, type LastLetters, lastLetters } from '../editions/plan-letters.js'
import { type RecordingHost, recordingHost } from '../editions/recording-host.js'
import type { FontSet } from '../fonts/font-set.js'
import { resolveFonts } from '../fonts/resolve-fonts.js'
import { diskHost, type Host } from '../host.js'
import { layOutLetter } from '../letters/compose-letters.js'
import { lockWorkspace } from '../lock/workspace-lock.js'
import { type AboutLetters, aboutLetters, lettersDocument } from './about-letters.js'
import { answer, type Console, noYear } from './answer.js'
import type { Request } from './arguments.js'
import { programPrint } from './build-print.js'
import { collectLetters } from './collect-letters.js'
import { letterFileName } from './file-name.js'
import { keepLetters, madeLetter } from './keep-letters.js'
import { lettersExpected, makerFor } from './letter-hands.js'
import { type LettersMade, volumesOf, writeOutputs } from './letter-outputs.js'
import { lettersLines, lettersVerdict } from './letters-lines.js'
import { lettersSince } from './letters-since.js'
import { type PreparedLetters, prepareLetters } from './prepare-letters.js'
import { makeProgress } from './progress.js'
import { reportedLetter } from './reported-letter.js'
import { fontOptions, refusals } from './run.js'
import { tuneForLetters } from './v8-flags.js'

/** So long a share waits for another one to give out the numbers, in milliseconds. */
const PATIENCE = 600_000

/** What is answered where nothing was made. */
const failed = { json: { documents: [], files: [] }, lines: [] }

/** `letters`: one excerpt letter a place, after the notice itself has passed its checks. */
export async function runLetters(request: Request, console: Console): Promise<number> {
  const host = recordingHost(diskHost(request.workspace))
  const folder = request.year ?? newestYear(host)
  if (folder === undefined) return answer(request, console, host, { ...failed, diagnostics: [noYear] })
  const out = path.join(request.out ? path.resolve(request.out) : path.resolve(request.workspace, 'out', folder), '函')
  if (request.collect) return collectLetters(request, console, { host, folder, out })
  const expected = lettersExpected(host, folder)
  tuneForLetters(expected)
  const fonts = resolveFonts(fontOptions(host, request))
  const maker = fonts.ok ? await makerFor(expected, fonts.value, request) : null
  try {
    return await makeYear(request, console, { host, folder, out, fonts, maker })
  } finally {
    await maker?.close()
  }
}

interface Year {
  readonly host: RecordingHost
  readonly folder: string
  /** The folder of the letters, absolute. */
  readonly out: string
  readonly fonts: Outcome<FontSet>
  /** Null where there are no fonts to make letters with. */
  readonly maker: LetterMaker | null
}

async function makeYear(asked: Request, console: Console, year: Year): Promise<number> {
  const { host, folder } = year
  const batch = await makeBatch(asked, console, year)
  if (typeof batch === 'number') return batch
  const { request, about, last, entries, result, subfolder, target, volumes } = batch
  const diagnostics = [...batch.diagnostics]
  const files: string[] = []
  const whole = !result.stopped && request.share === null
  const partial = request.only.length > 0 || result.failed.length > 0
  const recorded =
    whole && entries.length > 0 ? keepLetters({ host, about, last, entries, subfolder, partial }, request) : undefined
  diagnostics.push(...(recorded?.diagnostics ?? []))
  if (whole) {
    const outputs = await writeOutputs({ about, entries, failed: result.failed, folder: target, volumes }, request)
    diagnostics.push(...outputs.diagnostics)
    if (outputs.ok) files.push(...outputs.value)
    const made = entries.length - result.kept
    if (outputs.ok && made > 0 && !request.dryRun) diagnostics.push(...staleTogether(target, outputs.value))
  }
  const { edition = null, fresh = null } = recorded?.ok ? recorded.value : {}
  const exit = answer(request, console, host, {
    json: {
      documents: entries.map((entry) => ({ ...reportedLetter(entry, folder, target), edition, fresh })),
      files: files.map((name) => path.join(target, name)),
      quoted: about.quoted,
    },
    lines: [...lettersLines(result, about, target, request), ...files.map((name) => `  ${name}`)],
    diagnostics,
    verdict: lettersVerdict(result, diagnostics),
  })
  return result.stopped ? 130 : exit
}

/** The letters of a year as they were made: nothing here holds the data that they were made from, unless all are printed. */
interface Batch extends LettersPlace {
  readonly request: Request
  readonly about: AboutLetters
  readonly result: BatchResult
  readonly entries: BatchResult['entries']
  /** The folder of these letters, absolute. */
  readonly target: string
  readonly volumes: LettersMade['volumes']
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes the letters; the exit code where there was nothing to make, or it was refused, which has been said. */
async function makeBatch(
  asked: Request,
  console: Console,
  { host, folder, out, fonts, maker }: Year,
): Promise<Batch | number> {
  let request = asked
  const all = await readyLetters(host, folder, request, fonts)
  const ready = request.since === undefined ? all : andThen(all, (each) => lettersSince(folder, each, request))
  // What is made of some letters does not take the place of what was made of all.
  if (request.since !== undefined && ready.ok)
    request = { ...request, only: ready.value.places.map(({ name }) => name.value) }
  if (!ready.ok || !maker) return answer(request, console, host, { ...failed, diagnostics: ready.diagnostics })
  if (request.since !== undefined && ready.value.places.length === 0)
    return answer(request, console, host, { ...failed, lines: ['没有要重做的函。'], diagnostics: ready.diagnostics })
  const prepared = { ...ready.value, places: placesOfShare(ready.value, request) }
  const refused = request.final ? refusal(prepared, ready.diagnostics, request) : []
  if (refused.length > 0) {
    answer(request, console, host, { ...failed, diagnostics: [...ready.diagnostics, ...refused] })
    return 3
  }
  const place = await lettersPlace(host, prepared, { out, request, console, maker })
  if (!place.ok) return answer(request, console, host, { ...failed, diagnostics: place.diagnostics })
  const target = path.join(out, place.value.subfolder)
  const journal = openJournal(target, request.share)
  // What is there, before the journal knows what is about to be.
  const before = new Map(journal.entries.map((entry) => [entry.place, entry]))
  const result = await makePrepared(prepared, journal, { out: target, request, console, maker })
  // What the workers held is free before the record and the index of many thousand letters are made.
  await maker.close()
  const outdated = result.failed.flatMap((each) => outdatedLetter(before.get(each.name.value)))
  const diagnostics: Diagnostic[] = [...[ready, place, result].flatMap((each) => each.diagnostics), ...outdated]
  if (!result.stopped && !request.dryRun && request.only.length === 0) {
    const kept = result.failed.flatMap((each) => outdatedEntry(before.get(each.name.value)))
    const nobody = lettersToNobody(journal, prepared.dataset.places, target)
    diagnostics.push(...tellLeftOver(nobody))
    diagnostics.push(...journal.settle([...result.entries, ...kept, ...nobody]).diagnostics)
  }
  const { entries } = result
  const volumes = request.merge ? volumesOf(prepared, entries) : []
  return { ...place.value, request, about: aboutLetters(prepared), result, entries, target, volumes, diagnostics }
}

/** Where letters go, and what was recorded of them last. */
interface LettersPlace {
  readonly last: LastLetters | undefined
  /** Below the folder of the letters; empty: that folder itself. */
  readonly subfolder: string
}

/**
 * Letters that are issued stay as they are, but for those of this very run (`replaces`). Whether any would change is tried
 * first, with nothing written; if so, this run has a folder of its own.
 */
export async function lettersPlace(
  host: Host,
  prepared: PreparedLetters,
  making: Making,
  replaces: number | null = null,
): Promise<Outcome<LettersPlace>> {
  const found = lastLetters(host, lettersDocument(prepared.dataset))
  if (!found.ok) return found
  const last = found.value
  if (!last?.issued) return outcome({ last, subfolder: '' })
  if (last.edition === replaces) return outcome({ last, subfolder: last.record.folder })
  const { out, request } = making
  if (request.share !== null)
    return fail(error('edition-issued', '函已经印发，不能分份重做', null, '请不加 --shard 运行。'))
  const before = path.join(out, last.record.folder)
  const dry = { ...request, dryRun: true }
  const trial = await makePrepared(prepared, openJournal(before, null), { ...making, out: before, request: dry })
  if (areRecorded(trial.entries.map(madeLetter), last.record)) return outcome({ last, subfolder: last.record.folder })
  const subfolder = `第${last.edition + 1}版`
  const hint = '已印发的函要改正，请另行发函、另编文号。'
  const message = `函的第${last.edition}版已经印发，原文件不动；这次的内容不同，另存在“${subfolder}”里`
  return outcome({ last, subfolder }, [warning('edition-issued', message, null, hint)])
}

/**
 * The letters made ready, and their numbers in the ledger if that is asked for. Shares of a batch have no lock on the
 * workspace; the one that comes first gives all letters their numbers, the others find them there.
 */
async function readyLetters(
  host: Host,
  folder: string,
  request: Request,
  fonts: Outcome<FontSet>,
): Promise<Outcome<PreparedLetters>> {
  const alone = request.share === null || !request.reserve
  const lock = alone
    ? outcome(null)
    : await lockWorkspace(request.workspace, { command: 'letters', patience: PATIENCE })
  if (!lock.ok) return lock
  try {
    return andThen(prepareLetters(host, folder, request, fonts), (prepared) => {
      const { ledgerText } = prepared
      if (ledgerText === null || request.dryRun) return outcome(prepared)
      const target = path.resolve(request.workspace, ledgerFile)
      const written = host.writeFiles(new Map([[target, new TextEncoder().encode(ledgerText)]]))
      return andThen(written, () => outcome(prepared))
    })
  } finally {
    lock.value?.release()
  }
}

const placesOfShare = ({ dataset, places }: PreparedLetters, { share }: Request) => {
  if (share === null) return places
  const orderOf = officialOrder(dataset.places)
  return places.filter((place) => inShare(share, orderOf(place)))
}

export interface Making {
  readonly out: string
  readonly request: Request
  readonly console: Console
  readonly maker: LetterMaker
}

export async function makePrepared(
  prepared: PreparedLetters,
  journal: Journal,
  { out, request, console, maker }: Making,
) {
  const { places, compose, fonts, dataset } = prepared
  const progress = makeProgress(places.length, '份', console)
  try {
    return await makeLetters({
      ...{ places, compose, maker, journal, folder: out, formats: request.formats },
      fingerprint: makeFingerprint(programPrint(), fonts.report),
      nameOf: (letter) => letterFileName(letter, dataset.places.length),
      ...{ dryRun: request.dryRun, force: request.force },
      interrupted: console.interrupted ?? new AbortController().signal,
      progress: progress.tell,
    })
  } finally {
    progress.end()
  }
}

/** A letter that could not be made now may lie there as it was made before: it is out of date. */
function outdatedLetter(before: JournalEntry | undefined): readonly Diagnostic[] {
  if (!before) return []
  const files = before.files.map(({ name }) => name).join('、')
  const hint = '改正以后再运行一次；在此以前不要发出这份旧的。'
  return [warning('letter-outdated', `给${before.place}的函没有做成，文件夹里还是上一次的：${files}`, null, hint)]
}

/** It stays in the journal, as one that nothing vouches for. */
const outdatedEntry = (before: JournalEntry | undefined): readonly JournalEntry[] =>
  before ? [{ ...before, print: '' }] : []

/** What `--final` refuses: warnings, substitute fonts, letters without a number. All letters are composed for it first. */
function refusal(prepared: PreparedLetters, before: readonly Diagnostic[], request: Request): readonly Diagnostic[] {
  const found: Diagnostic[] = [...before]
  const open: string[] = []
  for (const place of prepared.places) {
    const letter = prepared.compose(place)
    found.push(...letter.diagnostics)
    if (!letter.ok) continue
    found.push(...layOutLetter(letter.value).diagnostics)
    if (letter.value.document.properties.number.includes('\u3000')) open.push(place.name.value)
  }
  if (hasErrors(found)) return []
  const refused = [...refusals(found, prepared, request)]
  if (open.length > 0) {
    const some = open.slice(0, 5).join('、') + (open.length > 5 ? '等' : '')
    const message = `定稿被拒绝：${open.length} 份函还没有文号（${some}）`
    refused.push(error('final-refused', message, null, '请在 data/台账.yaml 里登记，或加 --reserve 依次编号。'))
  }
  return refused
}
