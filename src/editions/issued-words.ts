import { type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { IssuedWords } from '../document/issued-words.js'
import type { Host } from '../host/host.js'
import { isIssued, listEditions, openRecord } from './edition-files.js'

/** The words of a document (`2022/通报`) as it went out first under a number; null where it did not. */
export function issuedWords(host: Host, document: string, number: string): Outcome<IssuedWords | null> {
  for (const name of listEditions(host, document).filter(isIssued)) {
    const record = openRecord(host, name)
    if (!record.ok) return record
    if (record.value.number !== number) continue
    const { paragraphs, figures } = record.value
    const words = paragraphs.map(({ text }) => text).join('\n')
    const printed = new Set(paragraphs.flatMap((paragraph) => paragraph.figures.map(({ name: figure }) => figure)))
    const values = figures.flatMap((figure) => (printed.has(figure.name) ? [[figure.name, figure.text] as const] : []))
    return outcome({ edition: `第${record.value.edition}版`, words, figures: new Map(values) })
  }
  return outcome(null)
}
