#!/usr/bin/env node
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as path from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/** What the program gives the launcher, packed or not. */
type Program = typeof import('./main.js')

// A run makes a document in half a second: what V8's optimising compiler does in that time is never earned back, and
// costs a third of the processor time (`npm run bench`).
setFlagsFromString('--no-opt')

const here = path.dirname(fileURLToPath(import.meta.url))
const packed = path.join(here, 'packed.cjs')
const { main }: Program = existsSync(packed) ? loadPacked(packed) : await import('./main.js')
process.exitCode = await main(process.argv.slice(2))

/**
 * Loads the packed program with the code that V8 compiled when it was built. Another version of Node rejects that code
 * and compiles the program itself. `TONGBAO_KEEP_CODE` is set by the build, to make the code from a real run.
 */
function loadPacked(file: string): Program {
  const kept = `${file}.code`
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) })
  const module = { exports: {} as Program }
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file))
  if (process.env.TONGBAO_KEEP_CODE) process.on('exit', () => writeFileSync(kept, script.createCachedData()))
  return module.exports
}
