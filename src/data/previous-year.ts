import type { Host } from '../host/host.js'
import type { PreviousYear } from './dataset.js'
import type { Facts } from './facts.js'
import { samePeriod } from './period.js'
import { readDataFile, readTextFiles } from './read-files.js'
import { factsSchema, highlightHeadSchema, snippetHeadSchema } from './schema.js'
import { indicatorsSchema } from './schema-indicators.js'
import { letterSchema } from './schema-letters.js'
import { statedSettings } from './settings.js'
import { yearFiles } from './year-files.js'
import { isSample, listYears, yearFile } from './years.js'

/** The folder of the same time of the year before, if there is one; what is wrong in it is not this year's concern. */
export function readPreviousYear(host: Host, { year, period }: Pick<Facts, 'year' | 'period'>): PreviousYear | null {
  const before = String(Number(year.value) - 1)
  const found = listYears(host)
    .filter((name) => name.startsWith(before) && !isSample(name))
    .map((folder) => ({ folder, facts: readDataFile(host, yearFile(folder, yearFiles.facts), factsSchema) }))
    .find(({ facts }) => samePeriod((facts.ok ? facts.value.facts.period?.value : null) ?? null, period?.value ?? null))
  if (!found) return null
  const { folder, facts } = found
  const { numberCode, numberYear, numberSequence } = facts.ok ? facts.value.facts : {}
  const { files } = readTextFiles(host, yearFile(folder, yearFiles.highlights), highlightHeadSchema)
  const { files: snippets } = readTextFiles(host, yearFile(folder, yearFiles.snippets), snippetHeadSchema)
  const table = readDataFile(host, yearFile(folder, yearFiles.indicators), indicatorsSchema)
  const letter = readDataFile(host, yearFile(folder, yearFiles.letter), letterSchema)
  return {
    folder,
    number:
      numberCode && numberYear && numberSequence
        ? { code: numberCode.value, year: numberYear.value, sequence: numberSequence.value }
        : null,
    settings: statedSettings({
      facts: facts.ok ? facts.value.facts : null,
      letter: letter.ok ? letter.value : null,
      table: table.ok ? table.value : null,
    }),
    snippets: new Map(snippets.map(({ name, text }) => [name, text])),
    highlights: new Map(files.map(({ name, head, text }) => [head.place?.value ?? name, text])),
  }
}
