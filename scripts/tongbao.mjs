// Runs the built command line with a command and the script's own arguments, as an office would type it. In this very
// process: a child would need a shell of the kind that zx looks for, and Windows has none.
import { fileURLToPath } from 'node:url'
import { argumentsOf } from './arguments.mjs'

const program = new URL('../dist/cli/launch.js', import.meta.url)

/** Runs `tongbao COMMAND …arguments` in the current folder; its exit code becomes that of this process. */
export async function tongbao(command) {
  const own = argumentsOf('.mjs')
  process.argv = [process.execPath, fileURLToPath(program), command, ...own]
  await import(program.href)
}
