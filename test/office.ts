import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runHere } from './run-command.js'
import { copyWorkspace } from './workspace.js'

/** What a command answered. `json` is what it printed for programs. */
export interface Answered {
  readonly exit: number
  readonly stderr: string
  readonly codes: readonly string[]
  readonly json: {
    readonly ok: boolean
    readonly documents: readonly {
      readonly docx: string
      readonly pdf: string
      readonly edition: number
      readonly fresh: boolean
    }[]
    readonly diagnostics: readonly {
      readonly code: string
      readonly file: string | null
      readonly line: number | null
      readonly severity: string
      readonly message: string
      readonly hint: string
    }[]
    readonly [name: string]: unknown
  }
}

/** A workspace of its own on the disk, and the commands in it, in this process and without the lock. */
export interface Office {
  readonly folder: string
  tongbao(...args: readonly string[]): Promise<Answered>
  path(file: string): string
  has(file: string): boolean
  text(file: string): string
  bytes(file: string): Buffer
  write(file: string, content: string | Uint8Array): void
  /** Replaces text that must be there. */
  edit(file: string, from: string, to: string): void
  remove(file: string): void
  /** All files below a folder, by workspace path, sorted. */
  files(below: string): readonly string[]
  close(): void
}

/** Opens a workspace: with the data and templates of this checkout, or empty. */
export function openOffice(from: 'checkout' | 'empty' = 'checkout'): Office {
  const folder = mkdtempSync(join(tmpdir(), 'tongbao-office-'))
  if (from === 'checkout') copyWorkspace(folder)
  const path = (file: string) => join(folder, file)
  const text = (file: string) => readFileSync(path(file), 'utf8')
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(file)), { recursive: true })
    writeFileSync(path(file), content)
  }
  return {
    folder,
    path,
    text,
    write,
    has: (file) => existsSync(path(file)),
    bytes: (file) => readFileSync(path(file)),
    edit(file, before, after) {
      const old = text(file)
      if (!old.includes(before)) throw new Error(`“${before}” is not in ${file}`)
      write(
        file,
        old.replace(before, () => after),
      )
    },
    remove: (file) => rmSync(path(file), { recursive: true }),
    files: (below) =>
      existsSync(path(below))
        ? readdirSync(path(below), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
            .sort()
        : [],
    async tongbao(...args) {
      const { exit, stdout, stderr } = await runHere([...args, '--workspace', folder, '--fonts', 'bundled', '--json'])
      const json: Answered['json'] = JSON.parse(stdout)
      return { exit, stderr, json, codes: json.diagnostics.map(({ code }) => code) }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
