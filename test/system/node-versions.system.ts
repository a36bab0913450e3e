import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderChecksums } from '../folder-checksums.js'
import { copyWorkspace, root } from '../workspace.js'
import { comparable, correct, everyCommand } from './every-command.js'

/**
 * What people install is seldom the version that we build with: every command by this Node.js and by later ones, each in a
 * workspace of its own. All hold the same files, byte for byte, and say the same. `OTHER_NODES` is a folder that has them
 * by their major versions (`22/bin/node`), which `.ci/run` fetches.
 */
const program = join(root, 'dist/cli/launch.js')
const folder = process.env.OTHER_NODES ?? ''
let scratch = ''
let ours: ReturnType<typeof lifeBy>

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'tongbao-versions-'))
  ours = lifeBy(process.execPath)
})
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

/** What each command answers and leaves, in a workspace that is called alike whoever runs it. */
function lifeBy(node: string) {
  const workspace = join(scratch, 'here')
  mkdirSync(workspace)
  copyWorkspace(workspace)
  const life = everyCommand.map((args) => {
    if (args[0] === 'revise') correct(workspace)
    const { status, stdout, stderr } = spawnSync(node, [program, ...args.map((each) => each.replaceAll('\\', '/'))], {
      cwd: workspace,
      encoding: 'utf8',
    })
    return { command: args.join(' '), status, said: comparable(stdout + stderr), files: folderChecksums(workspace) }
  })
  rmSync(workspace, { recursive: true })
  return life
}

test.each(['22', '24', '26'])('Node.js %s makes the same files and says the same', (major) => {
  const node = join(folder, major, 'bin/node')
  if (!existsSync(node)) throw new Error(`this test needs ${node} (OTHER_NODES): run it by .ci/run, which fetches it`)
  expect(lifeBy(node)).toEqual(ours)
})
