#!/usr/bin/env node
import { helpText, parseArguments, UsageError } from './arguments.js'
import { version } from './version.js'

process.on('SIGINT', () => process.exit(130))

const out = (text: string) => process.stdout.write(text)
const err = (text: string) => process.stderr.write(text)

async function main(argv: readonly string[]): Promise<number> {
  try {
    const parsed = parseArguments(argv)
    if (parsed.kind === 'help') out(helpText)
    else if (parsed.kind === 'version') out(`${version}\n`)
    else
      return await (await import('./run.js')).run(parsed.request, {
        out,
        err,
        colour: Boolean(process.stderr.isTTY) && !process.env.NO_COLOR,
      })
    return 0
  } catch (cause) {
    if (cause instanceof UsageError) {
      err(`${cause.message}\n用 tongbao --help 看用法。\n`)
      return 2
    }
    // A fault of ours: say so without a stack trace; the details are there for who asks.
    err(
      `程序内部出错，这不是您的问题：${cause instanceof Error ? cause.message : String(cause)}\n请把数据和这句话发给维护人员。\n`,
    )
    if (process.env.TONGBAO_DEBUG && cause instanceof Error) err(`${cause.stack}\n`)
    return 70
  }
}

process.exitCode = await main(process.argv.slice(2))
