import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderChecksums } from '../folder-checksums.js'
import { copyWorkspace, root } from '../workspace.js'
import { comparable, correct, everyCommand } from './every-command.js'
import { requirePrograms } from './libreoffice.js'

/**
 * What people install is seldom the version that we build with, and offices have machines with other processors: commands by
 * this Node.js and by others, with the program as it was built here, each in a workspace of its own. All hold the same files,
 * byte for byte, and say the same. `OTHER_NODES` is a folder that has them (`22/bin/node`, `arm64/bin/node`), which
 * `.ci/run` fetches.
 */
const program = join(root, 'dist/cli/launch.js')
/** Those that write documents, up to a correction: what comes behind is made of the same. */
const writing = everyCommand.slice(0, everyCommand.findIndex(([command]) => command === 'revise') + 1)
let scratch = ''
let ours: ReturnType<typeof lifeBy>

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'tongbao-nodes-'))
  ours = lifeBy([process.execPath])
})
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

/** What commands answer and leave, in a workspace that is called alike whoever runs them. */
function lifeBy([node = '', ...before]: readonly string[], commands = writing) {
  const workspace = join(scratch, 'here')
  mkdirSync(workspace)
  copyWorkspace(workspace)
  const life = commands.map((args) => {
    if (args[0] === 'revise') correct(workspace)
    const asked = [...before, program, ...args.map((each) => each.replaceAll('\\', '/'))]
    const { status, stdout, stderr } = spawnSync(node, asked, { cwd: workspace, encoding: 'utf8' })
    return { command: args.join(' '), status, said: comparable(stdout + stderr), files: folderChecksums(workspace) }
  })
  rmSync(workspace, { recursive: true })
  return life
}

function otherNode(name: string): string {
  const node = join(process.env.OTHER_NODES ?? '', name, 'bin/node')
  if (!existsSync(node)) throw new Error(`this test needs ${node} (OTHER_NODES): run it by .ci/run, which fetches it`)
  return node
}

test.each(['22', '24', '26'])('Node.js %s makes the same files and says the same', (major) => {
  expect(lifeBy([otherNode(major)])).toEqual(ours)
})

test('so does Node.js on an ARM processor, of a program that was built on another', () => {
  requirePrograms('qemu-aarch64-static')
  const emulated = ['qemu-aarch64-static', '-L', '/usr/aarch64-linux-gnu', otherNode('arm64')]
  const few = writing.slice(0, 2)
  expect(lifeBy(emulated, few)).toEqual(ours.slice(0, few.length))
})
