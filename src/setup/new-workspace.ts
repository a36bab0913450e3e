import { readdirSync, readFileSync } from 'node:fs'
import * as path from 'node:path'
import { fileURLToPath } from 'node:url'
import { jsonSchemas } from '../data/json-schemas.js'
import { listYears } from '../data/years.js'
import { diskHost } from '../host/host.js'

/** Seen from the sources, from the compiled module and from the packed program alike. */
const program = fileURLToPath(new URL('../../', import.meta.url))
const starter = path.join(program, 'src/setup/starter')

/** Files that the program itself brings: they are part of it, like its fonts, so they are read without the host. */
const read = (file: string): string => readFileSync(file, 'utf8')

/** The newest year of the data that come with the program: no clock is asked, so the same command gives the same files. */
export const newestKnownYear = (): number => Number(listYears(diskHost(program)).at(-1)?.slice(0, 4) ?? Number.NaN)

/** Every file below a folder, by its path from there. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort()

/**
 * A workspace for another office: the data that all years share, a sample year in which every file says what it is for,
 * the templates, the manuals, the forms for editors. Workspace path → content. Nothing in it is of one province.
 */
export function newWorkspace(year: number): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const put = (file: string, text: string) => files.set(file, new TextEncoder().encode(text))
  const dated = (text: string) => text.replaceAll('@YEAR@', String(year)).replaceAll('@NEXT@', String(year + 1))
  for (const name of filesBelow(path.join(starter, 'shared')))
    put(`data/${name}`, read(path.join(starter, 'shared', name)))
  for (const name of filesBelow(path.join(starter, 'year')))
    put(`data/${year}-示例/${name}`, dated(read(path.join(starter, 'year', name))))
  for (const [name, text] of jsonSchemas()) put(`data/模式/${name}`, text)
  put('data/README.md', read(path.join(program, 'data/README.md')))
  const templates = path.join(program, 'templates')
  for (const name of filesBelow(templates)) put(`templates/${name}`, read(path.join(templates, name)))
  put('.gitignore', 'out/\n.tongbao.*\n*.tmp\n')
  return files
}
