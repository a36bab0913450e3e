import * as path from 'node:path'
import { error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { runProgram } from './run-program.js'

/** Larger than all inputs of a country; what is beyond it is no workspace of ours. */
const LARGEST = 256_000_000
/** Files that data and templates are made of. */
const INPUT = /^(?:data|templates)\/.*\.(?:ya?ml|md|hbs)$/iu

/**
 * The inputs of a workspace as git keeps them under a revision, by workspace path: only read, and only from the
 * repository on this machine. What the user names is never taken for an option of git, nor is anything fetched, nor any
 * program run that the repository names.
 */
export function gitSnapshot(workspace: string, revision: string): Outcome<ReadonlyMap<string, Uint8Array>> {
  const git = (args: readonly string[], input?: string) =>
    runProgram('git', ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'protocol.allow=never', ...args], {
      cwd: path.resolve(workspace),
      input,
      maxBuffer: LARGEST,
      windowsHide: true,
      env: {
        ...process.env,
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        GIT_NO_LAZY_FETCH: '1',
        LC_ALL: 'C',
      },
    })

  const found = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  if (found.error) return fail(noGit(found.error))
  const commit = found.stdout.toString().trim()
  if (found.status !== 0 || !/^[0-9a-f]{40,64}$/u.test(commit))
    return fail(noRevision(revision, found.stderr.toString()))

  const listed = git(['ls-tree', '-r', '-z', commit, '--', 'data', 'templates'])
  if (listed.status !== 0) return fail(unreadable(revision, listed.stderr.toString()))
  const entries = listed.stdout
    .toString()
    .split('\0')
    .flatMap((line) => {
      const { hash, file } = /^100(?:644|755) blob (?<hash>[0-9a-f]+)\t(?<file>.+)$/su.exec(line)?.groups ?? {}
      return hash && file && INPUT.test(file) ? [{ hash, file }] : []
    })
  if (entries.length === 0)
    return fail(
      error('base-unusable', `版本“${revision}”里没有 data、templates`, null, '请核对版本，或者改用版次、文件夹。'),
    )
  const blobs = git(['cat-file', '--batch'], entries.map(({ hash }) => `${hash}\n`).join(''))
  if (blobs.status !== 0) return fail(unreadable(revision, blobs.stderr.toString()))
  const files = readBatch(blobs.stdout, entries)
  return files ? outcome(files) : fail(unreadable(revision, ''))
}

/** The answer of `cat-file --batch`: for each object a line `hash blob size`, the bytes, and a line end. */
function readBatch(
  answer: Buffer,
  entries: readonly { readonly hash: string; readonly file: string }[],
): ReadonlyMap<string, Uint8Array> | undefined {
  const files = new Map<string, Uint8Array>()
  let at = 0
  for (const { hash, file } of entries) {
    const end = answer.indexOf(0x0a, at)
    const [found, kind, size] = answer.subarray(at, end).toString().split(' ')
    if (end < 0 || found !== hash || kind !== 'blob' || !size) return undefined
    const start = end + 1
    files.set(file, new Uint8Array(answer.subarray(start, start + Number(size))))
    at = start + Number(size) + 1
  }
  return files
}

const noGit = (cause: Error) =>
  'code' in cause && cause.code === 'ENOENT'
    ? error('base-unusable', '这台机器上没有 git，不能和 git 的版本相比', null, '请改用版次、文件夹或封存包。')
    : error('base-unusable', `git 运行不了：${cause.message}`)

const noRevision = (revision: string, why: string) =>
  error(
    'base-unknown',
    `不认识的基准：“${revision}”`,
    null,
    /not a git repository/iu.test(why)
      ? '这里可以写版次、文件夹、封存包；工作文件夹不在 git 里，不能写 git 的版本。'
      : /dubious ownership/iu.test(why)
        ? 'git 不肯读这个文件夹，因为它属于别的用户。'
        : '这里可以写版次（如 第2版）、文件夹、封存包，或者 git 的版本（如 HEAD~1）。',
  )

const unreadable = (revision: string, why: string) =>
  error('base-unusable', `git 读不出版本“${revision}”${why.trim() ? `：${why.trim().split('\n')[0]}` : ''}`)
