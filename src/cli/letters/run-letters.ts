import * as path from 'node:path'
import type { JournalEntry } from '../../batch/journal.js'
import { lettersToNobody, staleTogether, tellLeftOver } from '../../batch/left-over.js'
import type { LetterMaker } from '../../batch/letter-makers.js'
import type { BatchResult } from '../../batch/make-letters.js'
import { openJournal } from '../../batch/open-journal.js'
import { unusedByLetters } from '../../checks/waive.js'
import { type Diagnostic, type Outcome, outcome, warning } from '../../diagnostics/diagnostic.js'
import { recordingHost } from '../../editions/recording-host.js'
import type { FontSet } from '../../fonts/font-set.js'
import { resolveFonts } from '../../fonts/resolve-fonts.js'
import { diskHost } from '../../host/host.js'
import { type Answer, type Console, nothingDone } from '../answer.js'
import type { Request } from '../request/arguments.js'
import { askedYear } from '../request/asked-year.js'
import { fontOptions } from '../request/font-options.js'
import { outputFolder } from '../request/output-folder.js'
import { tuneForLetters } from '../v8-flags.js'
import { type AboutLetters, aboutLetters } from './about-letters.js'
import { collectLetters, type LettersFolder } from './collect-letters.js'
import { keepLetters, tellRenewed } from './keep-letters.js'
import { lettersExpected, makerFor } from './letter-hands.js'
import { writeOutputs, writeVolumes } from './letter-outputs.js'
import { lettersLines, lettersVerdict } from './letters-lines.js'
import type { LettersPlace } from './letters-place.js'
import { makeBatch } from './make-batch.js'
import { numberedLetters } from './numbered-letters.js'
import { readyLetters } from './ready-letters.js'
import { reportedLetter } from './reported-letter.js'

/** `letters`: one excerpt letter a place, after the notice itself has passed its checks. */
export async function runLetters(request: Request, console: Console): Promise<Answer> {
  const host = recordingHost(diskHost(request.workspace))
  const asked = askedYear(host, request)
  if (!asked.ok) return nothingDone(asked.diagnostics)
  const folder = asked.value
  const out = path.join(outputFolder(request, folder), '函')
  if (request.collect) return collectLetters(request, { host, folder, out })
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

interface Year extends LettersFolder {
  readonly fonts: Outcome<FontSet>
  /** Null where there are no fonts to make letters with. */
  readonly maker: LetterMaker | null
}

/** Makes the letters of a year, records them, and makes what goes with them. */
async function makeYear(asked: Request, console: Console, year: Year): Promise<Answer> {
  const { host, folder } = year
  const made = await makeLetters(asked, console, year)
  if ('answer' in made) return made.answer
  const { request, about, last, result, subfolder, target, volumes } = made
  const { entries, failed, kept, stopped } = result
  const diagnostics = [...made.diagnostics]
  const files: string[] = []
  const whole = !stopped && request.share === null
  const partial = request.only.length > 0 || failed.length > 0
  const recorded =
    whole && entries.length > 0 ? keepLetters({ host, about, last, entries, subfolder, partial }, request) : undefined
  diagnostics.push(...(recorded?.diagnostics ?? []), ...(recorded?.ok ? tellRenewed(last, recorded.value, about) : []))
  if (isAccompanied(result, request, made)) {
    const outputs = await writeOutputs({ about, entries, failed, folder: target, volumes: volumes ?? [] }, request)
    diagnostics.push(...outputs.diagnostics)
    if (outputs.ok && volumes) files.push(...outputs.value)
    const renewed = outputs.ok && volumes !== null && entries.length > kept && !request.dryRun
    if (renewed) diagnostics.push(...staleTogether(target, outputs.value))
  }
  const { edition = null, fresh = null } = recorded?.ok ? recorded.value : {}
  return {
    json: {
      documents: entries.map((entry) => ({ ...reportedLetter(entry, folder, target), edition, fresh })),
      files: files.map((name) => path.join(target, name)),
      quoted: about.quoted,
    },
    lines: [...lettersLines(result, about, target, request), ...files.map((name) => outputLine(name, failed.length))],
    diagnostics,
    verdict: lettersVerdict(result, about, diagnostics),
    exit: stopped ? 130 : undefined,
  }
}

/**
 * Whether an index and the like go with letters: with all that are asked for. Those of issued letters stay as they are where
 * one could not be made again: they tell of it, and it was sent.
 */
const isAccompanied = ({ stopped, failed }: BatchResult, { share }: Request, place: LettersPlace): boolean =>
  !stopped && share === null && !(isStanding(place) && failed.length > 0)

/** Whether letters are where the issued ones are, which stay as they are. */
const isStanding = ({ last, subfolder }: LettersPlace): boolean =>
  last?.issued === true && subfolder === last.record.folder

/** A file that goes with the letters; the index says itself which could not be made. */
const outputLine = (name: string, failed: number): string =>
  `  ${name}${failed > 0 && /\.(?:pdf|zip)$/u.test(name) ? `（缺没有做成的 ${failed} 份）` : ''}`

/** The letters of a year as they were made: nothing here holds the data that they were made from. */
interface MadeYear extends LettersPlace {
  readonly request: Request
  readonly about: AboutLetters
  readonly result: BatchResult
  /** The folder of these letters, absolute. */
  readonly target: string
  /** The names of the files that print all; null where they could not be written. */
  readonly volumes: readonly string[] | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes the letters; the answer where there was nothing to make, or it was refused. */
async function makeLetters(
  asked: Request,
  console: Console,
  { host, folder, out, fonts, maker }: Year,
): Promise<MadeYear | { readonly answer: Answer }> {
  const numbered = await numberedLetters({ host, folder, request: asked, fonts }, (year, noticed) =>
    readyLetters(asked, { year, noticed, host, folder, out, console, maker }),
  )
  const { diagnostics: noticed } = numbered
  if (!numbered.ok || !maker) {
    const isRefused = noticed.some(({ code }) => code === 'final-refused')
    return { answer: { ...nothingDone(noticed), exit: isRefused ? 3 : undefined } }
  }
  if (!numbered.value)
    return { answer: { ...nothingDone(noticed), lines: [`没有一份要重做${asked.reserve ? '，没有编号' : ''}。`] } }
  const { request, letters, place } = numbered.value
  const target = path.join(out, place.subfolder)
  const journal = openJournal(target, request.share)
  // What is there, before the journal knows what is about to be.
  const before = new Map(journal.entries.map((entry) => [entry.place, entry]))
  const result = await makeBatch(letters, journal, { out: target, request, console, maker })
  // What the workers held is free before the record and the index of many thousand letters are made.
  await maker.close()
  const outdated = result.failed.flatMap(({ name }) => before.get(name.value) ?? [])
  const diagnostics: Diagnostic[] = [
    ...noticed,
    ...result.diagnostics,
    ...outdated.map((entry) => tellOutdated(entry, isStanding(place))),
  ]
  if (!result.stopped && !request.dryRun && request.only.length === 0) {
    const nobody = lettersToNobody(journal, letters.dataset.places, target)
    // A letter that is out of date stays in the journal, as one that nothing vouches for.
    const left = [...outdated.map((entry) => ({ ...entry, print: '' })), ...nobody]
    diagnostics.push(...tellLeftOver(nobody), ...journal.settle([...result.entries, ...left]).diagnostics)
  }
  const complete = !result.stopped && result.failed.length === 0 && request.only.length === 0 && request.share === null
  if (complete) diagnostics.push(...unusedByLetters(letters.dataset.waivers, result.diagnostics))
  const volumes = isAccompanied(result, request, place)
    ? await writeVolumes(letters, { entries: result.entries, folder: target }, request, console.interrupted)
    : outcome([])
  diagnostics.push(...volumes.diagnostics)
  const stopped = result.stopped || (volumes.ok && volumes.value === null)
  const made = { request, about: aboutLetters(letters), result: { ...result, stopped }, target, diagnostics }
  return { ...place, ...made, volumes: volumes.ok ? volumes.value : null }
}

/** A letter that could not be made now lies there as it was made before: it is out of date. */
function tellOutdated({ place, files }: JournalEntry, issued: boolean): Diagnostic {
  const names = files.map(({ name }) => name).join('、')
  const hint = issued
    ? '这是已经印发的，同索引等都不动；改正以后再运行一次。'
    : '改正以后再运行一次；在此以前不要发出这份旧的。'
  return warning('letter-outdated', `给${place}的函没有做成，文件夹里还是上一次的：${names}`, null, hint)
}
