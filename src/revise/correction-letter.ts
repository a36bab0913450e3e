import { runCorrectionChecks } from '../checks/index.js'
import { compose } from '../compose/compose.js'
import type { Correction } from '../compose/correction-terms.js'
import { andThen, note, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { layOut } from '../layout/lay-out.js'
import { correctedSpots } from './corrected-spots.js'
import type { VersionDocument, YearVersion } from './year-version.js'

/** The template of the letter that corrects an issued notice. */
export const CORRECTION = '更正函'

/**
 * 更正函: the draft of a letter that tells what reads otherwise in a notice that is already issued, from a template, its
 * number open. Null where nothing printed has changed, and for a workspace that has no such template.
 */
export function correctionLetter(
  issued: VersionDocument,
  now: YearVersion,
  date: Correction['date'],
): Outcome<VersionDocument | null> {
  const { dataset, figures, templates } = now
  const spots = correctedSpots(issued, now.notice)
  if (spots.length === 0) return outcome(null)
  if (!templates.has(CORRECTION)) {
    const message = `templates 文件夹里没有 ${CORRECTION}.hbs，没有起草更正函`
    return outcome(null, [
      note('correction-template', message, null, '要更正函，可以从程序自带的 templates 复制一份。'),
    ])
  }
  const correction: Correction = { notice: issued.document, date, spots }
  return andThen(compose({ dataset, figures, templates, template: CORRECTION, correction }), (document) => {
    const laidOut = layOut(document)
    const told = laidOut.diagnostics.map((each) => ({ ...each, message: `${CORRECTION}：${each.message}` }))
    return andThen({ ...laidOut, diagnostics: told }, (layout) =>
      outcome(
        { document, ...layout },
        runCorrectionChecks({ dataset, figures, document }, () => layout.pages),
      ),
    )
  })
}
