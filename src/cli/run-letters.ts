import * as path from 'node:path'
import { loadTemplates } from '../compose/template-file.js'
import type { Dataset, Place } from '../data/dataset.js'
import { newestYear } from '../data/years.js'
import { andThen, type Diagnostic, error, hasErrors, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import type { FontSet } from '../fonts/font-set.js'
import { missingGlyphs } from '../fonts/missing-glyphs.js'
import { diskHost, type Host } from '../host.js'
import { LETTER, type LaidOutLetter as Letter, layOutLetter, makeLetterComposer } from '../letters/compose-letters.js'
import { type IndexedLetter, type LetterFile, letterIndex, zipLetters } from '../letters/letter-index.js'
import { mergeLetters } from '../letters/merge-letters.js'
import { composeDocument, layOutDocument, renderers } from '../pipeline.js'
import { answer, type Console, noYear } from './answer.js'
import type { Request } from './arguments.js'
import { letterFileName } from './file-name.js'
import { fontOptions, NOTICE, type ReportedDocument, refusals } from './run.js'

/** Letters that are ready to be made into files. */
interface ReadyLetters {
  readonly letters: readonly Letter[]
  readonly fonts: FontSet
  /** How many places there are, whichever letters are made. */
  readonly total: number
  /** What the index is headed by. */
  readonly heading: string
}

/** `letters`: one excerpt letter a place, after the notice itself has passed its checks. */
export async function runLetters(request: Request, console: Console): Promise<number> {
  const host = diskHost(request.workspace)
  const folder = request.year ?? newestYear(host)
  const failed = { json: { documents: [], files: [] }, lines: [] }
  if (folder === undefined) return answer(request, console, host, { ...failed, diagnostics: [noYear] })
  const ready = readyLetters(host, folder, request)
  if (!ready.ok) return answer(request, console, host, { ...failed, diagnostics: ready.diagnostics })
  const refused = request.final
    ? [...refusals(ready.diagnostics, ready.value, request), ...openNumbers(ready.value.letters)]
    : []
  if (refused.length > 0) {
    answer(request, console, host, { ...failed, diagnostics: [...ready.diagnostics, ...refused] })
    return 3
  }

  const out = path.join(request.out ? path.resolve(request.out) : path.resolve(request.workspace, 'out', folder), '函')
  const { indexed, others } = await makeFiles(ready.value, request)
  const files = [...indexed.flatMap((each) => each.files), ...others]
  const written = request.dryRun
    ? undefined
    : host.writeFiles(new Map(files.map(({ name, bytes }) => [path.join(out, name), bytes])))
  const diagnostics = [...ready.diagnostics, ...(written?.diagnostics ?? [])]
  if (hasErrors(diagnostics)) return answer(request, console, host, { ...failed, diagnostics })
  const mark = request.dryRun ? '（未写）' : ''
  return answer(request, console, host, {
    json: {
      documents: indexed.map((each) => reported(each, folder, out)),
      files: others.map(({ name }) => path.join(out, name)),
    },
    lines: [
      ...indexed.map(
        ({ letter }) =>
          `${letter.place.name.value}：${letter.document.properties.number}，${letter.pages.pages.length} 页`,
      ),
      `${mark}${indexed.length} 份函：${out}`,
      ...others.map(({ name }) => `  ${mark}${name}`),
    ],
    diagnostics,
  })
}

/** The letters on their pages, with a font for every character; all that is wrong with any of them comes together. */
function readyLetters(host: Host, folder: string, request: Request): Outcome<ReadyLetters> {
  const composed = composeDocument({ host, folder, template: NOTICE })
  const templates = loadTemplates(host)
  if (!composed.ok || !templates.ok) return { ok: false, diagnostics: composed.diagnostics }
  const { dataset, figures, document: notice } = composed.value
  const laidOut = layOutDocument(composed.value, fontOptions(host, request))
  const places = placesOf(dataset, request.only)
  const letters = andThen(makeLetterComposer({ dataset, figures, notice, templates: templates.value }), (compose) => {
    const made = (places.ok ? places.value : []).map((place) => andThen(compose(place), layOutLetter))
    const value = made.flatMap((each) => (each.ok ? [each.value] : []))
    return outcome(
      value,
      made.flatMap((each) => each.diagnostics),
    )
  })
  // What is merely noted of the notice is told when it is drafted; the fonts are those of the letters too.
  const ofNotice = laidOut.diagnostics.filter(({ severity, code }) => severity !== 'note' || code === 'font-used')
  const diagnostics: Diagnostic[] = [
    ...composed.diagnostics,
    ...ofNotice,
    ...places.diagnostics,
    ...letters.diagnostics,
  ]
  if (!laidOut.ok || !places.ok || !letters.ok) return { ok: false, diagnostics }
  const { fonts } = laidOut.value
  for (const { document, pages } of letters.value) diagnostics.push(...missingGlyphs(document, pages, fonts))
  const heading = `${dataset.facts.year.value}年度摘录函索引${dataset.sample ? '（示例）' : ''}`
  return outcome({ letters: letters.value, fonts, total: dataset.places.length, heading }, diagnostics)
}

/** The places that the user names, in official order; all when none is named. */
function placesOf({ places }: Dataset, only: readonly string[]): Outcome<readonly Place[]> {
  const known = places.map(({ name }) => name.value)
  const wrong = only.filter((name) => !known.includes(name))
  const problems = wrong.map((name) => {
    const short = places.find(({ shortName, aliases }) => [shortName, ...aliases].some(({ value }) => value === name))
    const near = short?.name.value ?? nearestName(name, known)
    return error('place-unknown', `--only 后面是不认识的地方：“${name}”`, null, near ? `是不是“${near}”？` : '')
  })
  return outcome(only.length === 0 ? places : places.filter(({ name }) => only.includes(name.value)), problems)
}

/** A final letter has its number. */
function openNumbers(letters: readonly Letter[]): readonly Diagnostic[] {
  const open = letters.filter(({ document }) => document.properties.number.includes('\u3000'))
  if (open.length === 0) return []
  const names = open.map(({ place }) => place.name.value)
  const listed = names.slice(0, 5).join('、') + (names.length > 5 ? '等' : '')
  return [
    error(
      'final-refused',
      `定稿被拒绝：${open.length} 份函还没有文号（${listed}）`,
      null,
      '请在 data/台账.yaml 里登记。',
    ),
  ]
}

/** The letters as files, and what goes with them: the index, the archive, the print of all. */
async function makeFiles({ letters, fonts, total, heading }: ReadyLetters, request: Request) {
  const indexed: IndexedLetter[] = []
  for (const letter of letters) {
    const name = letterFileName(letter, total)
    const files: LetterFile[] = []
    for (const format of request.formats)
      files.push({ name: `${name}.${format}`, bytes: await renderers[format]({ ...letter, fonts }) })
    indexed.push({ letter, files })
  }
  // What is made of some letters does not take the place of what was made of all.
  const part = request.only.length > 0 ? '（部分）' : ''
  const others: LetterFile[] = [{ name: `索引${part}.xlsx`, bytes: await letterIndex(indexed, heading) }]
  const merged = request.merge ? mergeLetters(letters) : undefined
  const [first] = letters
  if (merged && first)
    others.push({ name: `合订${part}.pdf`, bytes: await renderers.pdf({ ...merged, fit: first.fit, fonts }) })
  if (request.zip)
    others.push({ name: `函${part}.zip`, bytes: zipLetters([...indexed.flatMap((each) => each.files), ...others]) })
  return { indexed, others }
}

function reported({ letter, files }: IndexedLetter, folder: string, out: string): ReportedDocument {
  const { document, pages, place } = letter
  const target = (format: string) => {
    const file = files.find(({ name }) => name.endsWith(`.${format}`))
    return file ? path.join(out, file.name) : null
  }
  return {
    id: `${folder}/${LETTER}/${place.name.value}`,
    kind: document.properties.genre,
    number: document.properties.number,
    title: document.properties.title,
    place: place.name.value,
    pages: pages.pages.length,
    docx: target('docx'),
    pdf: target('pdf'),
  }
}
