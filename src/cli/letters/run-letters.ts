import * as path from 'node:path'
import type { JournalEntry } from '../../batch/journal.js'
import { lettersToNobody, staleTogether, tellLeftOver } from '../../batch/left-over.js'
import type { LetterMaker } from '../../batch/letter-makers.js'
import type { BatchResult } from '../../batch/make-letters.js'
import { openJournal } from '../../batch/open-journal.js'
import { newestYear } from '../../data/years.js'
import { andThen, type Diagnostic, type Outcome, warning } from '../../diagnostics/diagnostic.js'
import { type RecordingHost, recordingHost } from '../../editions/recording-host.js'
import type { FontSet } from '../../fonts/font-set.js'
import { resolveFonts } from '../../fonts/resolve-fonts.js'
import { diskHost } from '../../host.js'
import { answer, type Console, nothingMade, noYear } from '../answer.js'
import type { Request } from '../request/arguments.js'
import { fontOptions } from '../request/font-options.js'
import { outputFolder } from '../request/output-folder.js'
import { tuneForLetters } from '../v8-flags.js'
import { type AboutLetters, aboutLetters } from './about-letters.js'
import { collectLetters } from './collect-letters.js'
import { keepLetters } from './keep-letters.js'
import { lettersExpected, makerFor } from './letter-hands.js'
import { type LettersMade, volumesOf, writeOutputs } from './letter-outputs.js'
import { lettersLines, lettersVerdict } from './letters-lines.js'
import { type LettersPlace, lettersPlace } from './letters-place.js'
import { lettersSince } from './letters-since.js'
import { makePrepared } from './make-prepared.js'
import { placesOfShare, readyLetters } from './ready-letters.js'
import { lettersRefused } from './refuse-letters.js'
import { reportedLetter } from './reported-letter.js'

/** `letters`: one excerpt letter a place, after the notice itself has passed its checks. */
export async function runLetters(request: Request, console: Console): Promise<number> {
  const host = recordingHost(diskHost(request.workspace))
  const folder = request.year ?? newestYear(host)
  if (folder === undefined) return answer(request, console, host, { ...nothingMade, diagnostics: [noYear] })
  const out = path.join(outputFolder(request, folder), '函')
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
  if (!ready.ok || !maker) return answer(request, console, host, { ...nothingMade, diagnostics: ready.diagnostics })
  if (request.since !== undefined && ready.value.places.length === 0)
    return answer(request, console, host, {
      ...nothingMade,
      lines: ['没有要重做的函。'],
      diagnostics: ready.diagnostics,
    })
  const prepared = { ...ready.value, places: placesOfShare(ready.value, request) }
  const refused = request.final ? lettersRefused(prepared, ready.diagnostics, request) : []
  if (refused.length > 0) {
    answer(request, console, host, { ...nothingMade, diagnostics: [...ready.diagnostics, ...refused] })
    return 3
  }
  const place = await lettersPlace(host, prepared, { out, request, console, maker })
  if (!place.ok) return answer(request, console, host, { ...nothingMade, diagnostics: place.diagnostics })
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
