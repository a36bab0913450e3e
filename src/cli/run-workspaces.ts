import * as path from 'node:path'
import type { Console } from './answer.js'
import type { Request } from './arguments.js'

/** The requests of a run over several workspaces: each writes into its own folder, also below a common `--out`. */
export const requestsOf = (request: Request): readonly Request[] =>
  request.workspaces.length < 2
    ? [request]
    : request.workspaces.map((workspace) => ({
        ...request,
        workspace,
        out: request.out && path.join(request.out, path.basename(path.resolve(workspace))),
      }))

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
