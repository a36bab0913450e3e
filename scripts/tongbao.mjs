// Calls the built command line with a command and the script's own arguments, as an office would type it.
import { fileURLToPath } from 'node:url'
import { $ } from 'zx'

const program = fileURLToPath(new URL('../dist/cli/launch.js', import.meta.url))

/** Runs `tongbao COMMAND …arguments` in the current folder and ends with its exit code. */
export async function tongbao(command) {
  const own = process.argv.slice(process.argv.findIndex((argument) => argument.endsWith('.mjs')) + 1)
  const { exitCode } = await $({ stdio: 'inherit', nothrow: true })`node ${program} ${command} ${own}`
  process.exitCode = exitCode
}
