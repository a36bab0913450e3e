import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

/** What the program gives its launchers, packed or not. */
export type Program = typeof import('./main.js')

/** The program: packed where it was packed, else as its modules. */
export async function loadProgram(): Promise<Program> {
  const packed = path.join(path.dirname(fileURLToPath(import.meta.url)), 'packed.cjs')
  return existsSync(packed) ? loadPacked(packed) : await import('./main.js')
}

/**
 * Where the code is kept that V8 compiled of a file. Another version of V8 rejects it, but not that of another processor,
 * which would be run there and bring the process down: so a folder that is copied to another kind of machine has none.
 */
export const keptCode = (file: string, { platform, arch } = process): string => `${file}.${platform}-${arch}.code`

/**
 * Loads the packed program with the code that V8 compiled when it was built; where there is none, V8 compiles it anew.
 * `TONGBAO_KEEP_CODE` is set by the build, to make the code from a real run.
 */
function loadPacked(file: string): Program {
  const kept = keptCode(file)
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined
  // The packed program is ASCII (scripts/bundle.mjs).
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) })
  const module = { exports: {} as Program }
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file))
  if (process.env.TONGBAO_KEEP_CODE) process.on('exit', () => writeFileSync(kept, script.createCachedData()))
  return module.exports
}
