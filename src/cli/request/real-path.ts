import { existsSync, realpathSync } from 'node:fs'
import * as path from 'node:path'

/** The real path, absolute, of what is there, with what is yet to be made behind it. */
export function realPath(given: string): string {
  const target = path.resolve(given)
  try {
    if (existsSync(target)) return realpathSync(target)
  } catch {
    // Not to be followed: who writes there is told why.
    return target
  }
  const above = path.dirname(target)
  return above === target ? target : path.join(realPath(above), path.basename(target))
}
