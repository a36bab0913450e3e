import * as path from 'node:path'
import type { Request } from './arguments.js'

/** Files by workspace path, by the absolute paths at which they are written. */
export const inWorkspace = (
  files: ReadonlyMap<string, Uint8Array>,
  { workspace }: Pick<Request, 'workspace'>,
): ReadonlyMap<string, Uint8Array> => new Map([...files].map(([file, bytes]) => [path.resolve(workspace, file), bytes]))
