import type { Host } from '../host/host.js'
import { type EditionName, isIssued, listEditions, openHead } from './edition-files.js'

/**
 * The issued edition of a document (`2022/通报`) that stands: of those under a number the first, whatever was tried since;
 * where none bears it, of those under the number that was issued last. So a notice that was issued anew under a number of
 * its own is corrected, and not the one that it replaced. A record that cannot be read may be the one: it is given, and
 * who opens it is told. Undefined where none was issued.
 */
export function standingEdition(host: Host, document: string, number: string): EditionName | undefined {
  const issued = listEditions(host, document)
    .filter(isIssued)
    .map((name) => {
      const head = openHead(host, name.file)
      return { name, number: head.ok ? head.value.number : null }
    })
  const first = (wanted: string | null | undefined) =>
    issued.find((each) => each.number === wanted || each.number === null)?.name
  return first(number) ?? first(issued.at(-1)?.number)
}
