import type { WorkerSetup } from '../batch/letter-makers.js'
import { hasUnfinishedWrites } from '../write/finish-writes.js'
import { alone } from './alone.js'
import { type Answer, type Console, nothingDone, printAnswer } from './answer.js'
import type { LetterTask } from './letters/letter-task.js'
import { parseArguments, type Request } from './request/arguments.js'
import { commandHelp, helpText } from './request/help-text.js'
import type { Command } from './request/options.js'
import { refuseOutAmongInputs } from './request/out-among-inputs.js'
import { realPath } from './request/real-path.js'
import { UsageError } from './request/usage-error.js'
import { runWorkspaces } from './run-workspaces.js'
import { version } from './version.js'

/** What a worker of the letters does; loaded only there. */
export const startLetterWorker = async (setup: WorkerSetup): Promise<LetterTask> =>
  (await import('./letters/letter-task.js')).startLetterWorker(setup)

const out = (text: string): void => void process.stdout.write(text)
const err = (text: string): void => void process.stderr.write(text)

type Run = (request: Request, console: Console) => Promise<Answer>

/** Each command loads what it needs: a draft never waits for what reads and writes Excel. */
const runners: { readonly [C in Command]: () => Promise<Run> } = {
  draft: async () => (await import('./draft/run-draft.js')).runDraft,
  letters: async () => (await import('./letters/run-letters.js')).runLetters,
  check: async () => (await import('./run-check.js')).runCheck,
  revise: async () => (await import('./revise/run-revise.js')).runRevise,
  'diff-docx': async () => (await import('./revise/run-diff-docx.js')).runDiffDocx,
  import: async () => (await import('./run-import.js')).runImport,
  export: async () => (await import('./run-export.js')).runExport,
  proof: async () => (await import('./run-proof.js')).runProof,
  issue: async () => (await import('./run-issue.js')).runIssue,
  'new-year': async () => (await import('./run-new-year.js')).runNewYear,
  init: async () => (await import('./run-init.js')).runInit,
  verify: async () => (await import('./run-verify.js')).runVerify,
  doctor: async () => (await import('./run-doctor.js')).runDoctor,
}

/** Commands that write nothing. */
const readers: ReadonlySet<Command> = new Set<Command>(['check', 'doctor', 'verify', 'diff-docx'])

/** The whole program: arguments in, exit code out. Whatever goes wrong ends in a Chinese sentence, never in a stack. */
export async function main(argv: readonly string[]): Promise<number> {
  const stop = new AbortController()
  let canStop = false
  const interrupt = () => {
    // A command that can stop between two files does; asked again, it ends at once, as the others do.
    if (!canStop || stop.signal.aborted) process.exit(130)
    stop.abort()
  }
  process.on('SIGINT', interrupt)
  try {
    const parsed = parseArguments(argv)
    if (parsed.kind === 'help') out(parsed.command ? commandHelp(parsed.command) : helpText)
    else if (parsed.kind === 'version') out(`${version}\n`)
    else {
      const terminal = Boolean(process.stderr.isTTY)
      const colour = terminal && !process.env.NO_COLOR
      canStop = parsed.request.command === 'letters' || parsed.request.watch
      const console = { out, err, colour, terminal, interrupted: stop.signal }
      return await runWorkspaces(parsed.request, console, runAlone)
    }
    return 0
  } catch (cause) {
    if (cause instanceof UsageError) {
      err(`${cause.message}\n用 npx tongbao --help 看用法。\n`)
      return 2
    }
    // A fault of ours: say so without a stack trace; the details are there for who asks.
    const message = cause instanceof Error ? cause.message : String(cause)
    err(`程序内部出错，这不是您的问题：${message}\n请把数据和这句话发给维护人员。\n`)
    if (process.env.TONGBAO_DEBUG && cause instanceof Error) err(`${cause.stack}\n`)
    return 70
  } finally {
    process.off('SIGINT', interrupt)
  }
}

/**
 * A command that writes has the workspace for itself, from the first file that it reads to the last that it writes; what
 * a killed run was writing is brought to its end first, also for a command that only reads.
 */
async function runAlone(request: Request, console: Console): Promise<number> {
  const { command, dryRun, share, watch } = request
  const workspace = realPath(command === 'init' ? (request.files[0] ?? '') : request.workspace)
  refuseOutAmongInputs(request.out, workspace)
  // Shares of a batch run side by side: each writes its own letters, and has the lock while it gives out numbers. Who
  // watches has it while it makes something.
  const reads = readers.has(command) || dryRun || share !== null
  if (watch || (reads && !hasUnfinishedWrites(workspace))) return runCommand(request, console)
  const exit = await alone(workspace, { command, console }, () => runCommand(request, console))
  return exit.ok ? exit.value : printAnswer(nothingDone(exit.diagnostics, { documents: [] }), request, console)
}

/** Runs a command and prints what it answers; a watch answers line by line. Gives the exit code. */
export async function runCommand(request: Request, console: Console): Promise<number> {
  if (request.watch) return (await import('./revise/watch-revise.js')).watchRevise(request, console)
  const run = await runners[request.command]()
  return printAnswer(await run(request, console), request, console)
}
