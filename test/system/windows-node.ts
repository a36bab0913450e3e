import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requirePrograms } from './libreoffice.js'

const program = fileURLToPath(new URL('../../dist/cli/launch.js', import.meta.url))

/** What a clerk double-clicks. */
export const launchers = fileURLToPath(new URL('../../scripts/windows', import.meta.url))

/** A path of this machine as Windows programs see it: Wine shows the whole disk as drive Z. */
export const onDriveZ = (path: string): string => `Z:${path.replaceAll('/', '\\')}`

/** What a command has answered. */
export interface Answer {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Node.js for Windows under Wine: separators, drives, locks, workers, forbidden names and renames as a clerk's machine has
 * them. `WINDOWS_NODE` names its node.exe, which `.ci/run` fetches.
 */
export class WindowsNode {
  readonly #node: string
  readonly #home = mkdtempSync(join(tmpdir(), 'tongbao-wine-'))
  readonly #env: NodeJS.ProcessEnv

  constructor() {
    requirePrograms('wine', 'wineboot', 'wineserver')
    const node = process.env.WINDOWS_NODE ?? ''
    if (!existsSync(node))
      throw new Error('system tests need WINDOWS_NODE, a node.exe: run them by .ci/run, which has one')
    this.#node = node
    this.#env = {
      ...process.env,
      WINEPREFIX: join(this.#home, 'prefix'),
      WINEDEBUG: '-all',
      WINEDLLOVERRIDES: 'mscoree,mshtml=',
      LC_ALL: 'C.UTF-8',
    }
    for (const [command = '', ...args] of [
      ['wineboot', '-i'],
      // Node.js refuses to start on the Windows 7 that Wine shows by itself.
      ['wine', 'reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'],
    ]) {
      const { status } = spawnSync(command, args, { env: this.#env, stdio: 'ignore' })
      if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
    }
  }

  /** The folder that is drive C. */
  get driveC(): string {
    return join(this.#home, 'prefix', 'drive_c')
  }

  /** Runs node.exe. Its output goes through files: a pipe of this system is none to it. */
  node(args: readonly string[], folder: string): Answer {
    return this.#run([this.#node, ...args], folder, this.#env)
  }

  /**
   * Starts a file as a double click does, with what is dropped on it: by `cmd`, which finds node.exe on its path, or
   * nothing there.
   */
  click(file: string, dropped: readonly string[], folder: string, { node = true } = {}): Answer {
    const path = node ? { WINEPATH: onDriveZ(dirname(this.#node)) } : {}
    const script = onDriveZ(file)
    return this.#run(['cmd', '/c', script, ...dropped], folder, { ...this.#env, ...path })
  }

  /** Puts node.exe into a folder, as on a machine where nothing may be installed. */
  putBeside(folder: string): void {
    symlinkSync(this.#node, join(folder, 'node.exe'))
  }

  #run(args: readonly string[], folder: string, env: NodeJS.ProcessEnv): Answer {
    const names = { stdout: join(this.#home, 'stdout'), stderr: join(this.#home, 'stderr') }
    const files = [openSync(names.stdout, 'w'), openSync(names.stderr, 'w')] as const
    const { status } = spawnSync('wine', args, { cwd: folder, env, stdio: ['ignore', ...files] })
    for (const file of files) closeSync(file)
    return { status, stdout: readFileSync(names.stdout, 'utf8'), stderr: readFileSync(names.stderr, 'utf8') }
  }

  /** Runs a command of the built program in a folder of this machine. */
  tongbao(args: readonly string[], folder: string): Answer {
    return this.node([onDriveZ(program), ...args], folder)
  }

  close(): void {
    spawnSync('wineserver', ['-k'], { env: this.#env })
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 })
  }
}
