import type { Host } from '../host/host.js'
import { openFont } from './font.js'
import { type ChosenFont, type FontReport, type FontSet, fontSet } from './font-set.js'

/**
 * The fonts that a report names, opened again: a worker draws with those that the process which started it has found.
 *
 * @throws where a file has changed since: nothing may be drawn with other fonts than those that were reported
 */
export function reopenFonts(reports: readonly FontReport[], host: Pick<Host, 'openFont'>): FontSet {
  const chosen = reports.flatMap((report): readonly [FontReport['face'], ChosenFont][] => {
    if (report.path === null) return []
    const file = host.openFont(report.path)
    const font = file === undefined ? 'damaged' : openFont(file, report.index)
    if (typeof font === 'string') throw new Error(`the font ${report.path} has changed while letters are made: ${font}`)
    return [[report.face, { font, report }]]
  })
  return fontSet(new Map(chosen))
}
