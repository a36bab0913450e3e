import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

/**
 * Node's `spawnSync`, for git and for the tools of the system. It is loaded when it is called: with all that it brings
 * along it takes 10 ms, and hardly any run starts another program.
 */
export const runProgram: typeof import('node:child_process').spawnSync = (...given: readonly unknown[]) =>
  load('node:child_process').spawnSync(...given)
