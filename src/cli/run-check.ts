import { LETTER } from '../data/check-ledger.js'
import { yearFiles } from '../data/year-files.js'
import { yearFile } from '../data/years.js'
import { andThen, type Diagnostic, note } from '../diagnostics/diagnostic.js'
import { distinct } from '../diagnostics/distinct.js'
import { diskHost } from '../host/host.js'
import { layOutLetter, makeLetterComposer } from '../letters/compose-letters.js'
import type { LaidOutDocument } from '../pipeline.js'
import type { Answer } from './answer.js'
import { askedNotice, noticeAnswer, reportedNotice } from './draft/run-draft.js'
import type { Request } from './request/arguments.js'

/** `check`: all that is wrong with the notice of a year, and with the letters that tell of it. */
export async function runCheck(request: Request): Promise<Answer> {
  const asked = askedNotice(diskHost(request.workspace), request)
  if ('answer' in asked) return asked.answer
  const told = distinct([...asked.diagnostics, ...checkLetters(asked.laidOut)])
  return noticeAnswer([reportedNotice(asked.laidOut)], told, request)
}

/** So many letters take no longer to look through than the notice does; those of a country would take a minute. */
const MOST_LETTERS = 100

/** What is wrong with the letters of a year, where it sends any; what is merely noted of them is told when they are made. */
export function checkLetters({ dataset, figures, document, templates }: LaidOutDocument): readonly Diagnostic[] {
  const { folder, letter, places } = dataset
  if (!letter || !templates.has(LETTER)) return []
  if (places.length > MOST_LETTERS) {
    const hint = `要检查的，运行 npx tongbao letters ${folder} --dry-run：不写任何文件。`
    return [note('letters-unchecked', `${letter.genre.value}有 ${places.length} 份，这里没有检查`, null, hint)]
  }
  // Held against the notice of the same data: while an issued one is being corrected, the letters are not wrong for that;
  // nor is a waiver useless that is given for what differs from it.
  const composer = makeLetterComposer({ dataset, figures, notice: document, templates })
  const told = composer.ok ? places.flatMap((place) => andThen(composer.value(place), layOutLetter).diagnostics) : []
  // The notice has said what is still 待补, but of 函.yaml: each letter would say it again of all that follows from it.
  const isSaid = ({ code, at }: Diagnostic) =>
    code === 'text-pending' && at?.file !== yearFile(folder, yearFiles.letter)
  const found = told.filter((each) => each.severity !== 'note' && !isSaid(each))
  return [...composer.diagnostics, ...found]
}
