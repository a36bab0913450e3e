import type { Console } from './answer.js'
import { type Command, helpText, parseArguments, type Request, UsageError } from './arguments.js'
import { version } from './version.js'

const out = (text: string): void => void process.stdout.write(text)
const err = (text: string): void => void process.stderr.write(text)

type Run = (request: Request, console: Console) => Promise<number>

/** Each command loads what it needs: a draft never waits for what reads and writes Excel. */
const runners: { readonly [C in Command]: () => Promise<Run> } = {
  draft: async () => (await import('./run.js')).run,
  letters: async () => (await import('./run-letters.js')).runLetters,
  check: async () => (await import('./run.js')).run,
  revise: async () => (await import('./run-revise.js')).runRevise,
  import: async () => (await import('./run-import.js')).runImport,
  export: async () => (await import('./run-export.js')).runExport,
  proof: async () => (await import('./run-proof.js')).runProof,
}

/** The whole program: arguments in, exit code out. Whatever goes wrong ends in a Chinese sentence, never in a stack. */
export async function main(argv: readonly string[]): Promise<number> {
  process.on('SIGINT', () => process.exit(130))
  try {
    const parsed = parseArguments(argv)
    if (parsed.kind === 'help') out(helpText)
    else if (parsed.kind === 'version') out(`${version}\n`)
    else {
      const run = await runners[parsed.request.command]()
      const colour = Boolean(process.stderr.isTTY) && !process.env.NO_COLOR
      return await run(parsed.request, { out, err, colour })
    }
    return 0
  } catch (cause) {
    if (cause instanceof UsageError) {
      err(`${cause.message}\n用 tongbao --help 看用法。\n`)
      return 2
    }
    // A fault of ours: say so without a stack trace; the details are there for who asks.
    const message = cause instanceof Error ? cause.message : String(cause)
    err(`程序内部出错，这不是您的问题：${message}\n请把数据和这句话发给维护人员。\n`)
    if (process.env.TONGBAO_DEBUG && cause instanceof Error) err(`${cause.stack}\n`)
    return 70
  }
}
