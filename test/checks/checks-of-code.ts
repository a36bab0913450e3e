import { readFileSync } from 'node:fs'
import type { Check } from '../../src/checks/check.js'
import { checks } from '../../src/checks/index.js'

const folder = new URL('../../src/checks/', import.meta.url)
const read = (file: URL): string => readFileSync(file, 'utf8')

/** The files of `checks/` that a file is made of: itself, and what it imports, directly or not; types have no code. */
function madeOf(start: URL): readonly URL[] {
  const files = new Map([[start.href, start]])
  for (const file of files.values()) {
    for (const [, path = ''] of read(file).matchAll(/^import (?!type)[^']*from '(\.[^']+)\.js'/gm)) {
      const imported = new URL(`${path}.ts`, file)
      if (imported.href.startsWith(folder.href)) files.set(imported.href, imported)
    }
  }
  return [...files.values()]
}

/** Each check with the source that it is made of. */
const sources = new Map<Check, string>()
for (const [, names = '', path] of read(new URL('index.ts', folder)).matchAll(/^import \{ (.+) \} from '(.+)\.js'/gm)) {
  const source = madeOf(new URL(`${path}.ts`, folder)).map(read)
  for (const [name, check] of Object.entries(checks)) {
    if (names.split(', ').includes(name)) sources.set(check, source.join('\n'))
  }
}

/** The checks that can say something under a code: those in whose source it stands. */
export const checksNaming = (code: string): readonly Check[] =>
  [...sources].filter(([, source]) => source.includes(`'${code}'`)).map(([check]) => check)

/**
 * The checks that the cases of a code are tried with: those that name it; all, where none does, as with the codes of waivers;
 * and always all in the long tests.
 */
export function checksOf(code: string): readonly Check[] {
  const naming = checksNaming(code)
  return naming.length > 0 && process.env.LONG_TESTS !== '1' ? naming : Object.values(checks)
}
