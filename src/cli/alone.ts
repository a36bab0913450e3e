import { type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { lockWorkspace } from '../lock/workspace-lock.js'
import { finishWrites } from '../write/finish-writes.js'
import type { Console } from './answer.js'

/**
 * Does some work while no other run is in the workspace (an absolute path); what a killed run was writing is brought to
 * its end before. Fails, with nothing done, when another run does not end.
 */
export async function alone<T>(
  workspace: string,
  { command, console }: { readonly command: string; readonly console: Console },
  work: () => Promise<T>,
): Promise<Outcome<T>> {
  const lock = await lockWorkspace(workspace, { command })
  if (!lock.ok) return lock
  try {
    const ready = finishWrites(workspace)
    if (!ready.ok) return ready
    // Else `new-year` would say of what this very run has put in place that it was there, and no more.
    if (ready.value > 0) console.err(`上次运行中断时没有写完的文件，现在写完了：${ready.value} 个。\n`)
    return outcome(await work())
  } finally {
    lock.value.release()
  }
}
