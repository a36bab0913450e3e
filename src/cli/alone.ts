import { type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { lockWorkspace } from '../lock/workspace-lock.js'
import { finishWrites } from '../write-files.js'

/**
 * Does some work while no other run is in the workspace (an absolute path); what a killed run was writing is brought to
 * its end before. Fails, with nothing done, when another run does not end.
 */
export async function alone<T>(workspace: string, command: string, work: () => Promise<T>): Promise<Outcome<T>> {
  const lock = await lockWorkspace(workspace, { command })
  if (!lock.ok) return lock
  try {
    const ready = finishWrites(workspace)
    return ready.ok ? outcome(await work()) : ready
  } finally {
    lock.value.release()
  }
}
