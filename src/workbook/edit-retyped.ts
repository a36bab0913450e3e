import { yamlText } from '../data/append-ledger.js'
import type { Dataset } from '../data/dataset.js'
import { yearFiles } from '../data/load-dataset.js'
import { dataFolder } from '../data/years.js'
import { cellName } from './cell-place.js'
import { type Edit, editSource } from './edit-source.js'
import type { Retyped } from './read-retyped.js'

/** 复录.yaml of a year, by its workspace path. */
export const retypedFile = ({ folder }: Pick<Dataset, 'folder'>): string =>
  `${dataFolder}/${folder}/${yearFiles.retyped}`

/** A new file; its first line names its form for editors. */
const EMPTY = '# yaml-language-server: $schema=../模式/复录.schema.json\n\n复录:\n'

/**
 * 复录.yaml with what was typed again, in place of what was typed before or behind it; `text` is what the file holds.
 * Undefined when a value is not where it was read.
 */
export function editRetyped(
  text: string | undefined,
  figures: readonly Retyped[],
  { retyped }: Dataset,
): string | undefined {
  const known = new Map(retyped.map((each) => [each.name.value, each.quantity]))
  const last = Math.max(0, ...retyped.map(({ quantity }) => quantity.at.line))
  const source = text === undefined || last === 0 ? EMPTY : text
  const lines = source.split('\n')
  const after = last === 0 ? EMPTY.split('\n').length - 1 : last
  return editSource(
    source,
    figures.map(({ name, text: now, cell }): Edit => {
      const origin = { file: cell.file, cell: cellName(cell), value: now }
      const before = known.get(name)
      if (!before)
        return { kind: 'line', after, text: `  ${yamlText(name)}: ${now}`, origins: [{ ...origin, key: null }] }
      const { line, column, length } = before.at
      const was = [...(lines[line - 1] ?? '')].slice(column - 1, column - 1 + length).join('')
      return { kind: 'splice', line, column, was, now, key: null, origin }
    }),
  )
}
