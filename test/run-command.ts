import type { Console } from '../src/cli/answer.js'
import { runCommand } from '../src/cli/main.js'
import { parseArguments, type Request } from '../src/cli/request/arguments.js'

/** What the command line makes of its words, where it makes a request of them. */
export function requestOf(...args: readonly string[]): Request {
  const parsed = parseArguments(args)
  if (parsed.kind !== 'request') throw new Error('no request')
  return parsed.request
}

/** A console that keeps what is said. */
export function listeningConsole() {
  const said = { stdout: '', stderr: '' }
  const console: Console = {
    out: (text) => {
      said.stdout += text
    },
    err: (text) => {
      said.stderr += text
    },
    colour: false,
  }
  return { said, console }
}

/** Runs a command in this process, without the lock, as the program does after it has loaded it. */
export async function runHere(args: readonly string[], more: Partial<Console> = {}) {
  const { said, console } = listeningConsole()
  const exit = await runCommand(requestOf(...args), { ...console, ...more })
  return { exit, ...said }
}
