import * as path from 'node:path'
import type { Console } from './answer.js'
import type { Request } from './request/arguments.js'
import { UsageError } from './request/usage-error.js'

/** The requests of a run over several workspaces: each writes into its own folder, also below a common `--out`. */
export function requestsOf(request: Request): readonly Request[] {
  const { workspaces, out } = request
  if (workspaces.length < 2) return [request]
  const folders = workspaces.map((workspace) => path.resolve(workspace))
  const twice = folders.find((folder, index) => folders.indexOf(folder) < index)
  if (twice !== undefined) throw new UsageError(`--workspace 里同一个文件夹写了两次：${twice}。`)
  // As Windows and macOS tell names apart: two offices would write over each other's letters.
  const names = folders.map((folder) => path.basename(folder).normalize('NFC').toLowerCase())
  const alike = out === undefined ? undefined : folders.find((_, index) => names.indexOf(names[index] ?? '') < index)
  if (alike !== undefined)
    throw new UsageError(`--workspace 里有两个文件夹同名，--out 分不开它们：${path.basename(alike)}。请分开运行。`)
  return workspaces.map((workspace, index) => ({
    ...request,
    workspace,
    out: out && path.join(out, path.basename(folders[index] ?? workspace)),
  }))
}

/**
 * Runs a command on one workspace after the other, as for the offices of a country: what one has in memory is let go
 * before the next begins, and a workspace with errors does not stop the others. The exit code is the worst.
 */
export async function runWorkspaces(
  request: Request,
  console: Console,
  run: (request: Request, console: Console) => Promise<number>,
): Promise<number> {
  const requests = requestsOf(request)
  const [only, ...others] = requests
  if (only && others.length === 0) return run(only, console)
  const answers: unknown[] = []
  let worst = 0
  for (const each of requests) {
    if (!request.json) console.err(`【${each.workspace}】\n`)
    let text = ''
    const gather = (part: string): void => {
      text += part
    }
    const exit = await run(each, request.json ? { ...console, out: gather } : console)
    if (request.json) answers.push({ workspace: path.resolve(each.workspace), ...JSON.parse(text) })
    worst = Math.max(worst, exit)
    if (exit === 130) break
  }
  if (request.json) console.out(`${JSON.stringify({ ok: worst === 0, workspaces: answers }, null, 2)}\n`)
  return worst
}
