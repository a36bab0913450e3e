import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseArguments, type Request } from '../../src/cli/request/arguments.js'
import { requestsOf, runWorkspaces } from '../../src/cli/run-workspaces.js'
import { listeningConsole, requestOf } from '../run-command.js'

const several = ['letters', '2022', '--workspace', 'a/甲省', '--workspace', 'b/乙省']

/** Runs with a command that answers as it is told for each workspace, in turn. */
async function run(request: Request, exits: readonly number[]) {
  const { said, console } = listeningConsole()
  const ran: string[] = []
  const exit = await runWorkspaces(request, console, async ({ workspace }, own) => {
    const code = exits[ran.length] ?? 0
    ran.push(workspace)
    if (request.json) own.out(`${JSON.stringify({ ok: code === 0, documents: [] })}\n`)
    return code
  })
  return { exit, ...said, ran }
}

test('several workspaces are done one after the other; one with errors does not stop the next', async () => {
  const { exit, ran, stderr } = await run(requestOf(...several), [1, 0])
  expect(exit).toBe(1)
  expect(ran).toEqual(['a/甲省', 'b/乙省'])
  expect(stderr).toBe('【a/甲省】\n【b/乙省】\n')
})

test('the answer is one JSON object; a run of one workspace answers as ever', async () => {
  const { stdout } = await run(requestOf(...several, '--json'), [0, 2])
  expect(JSON.parse(stdout)).toEqual({
    ok: false,
    workspaces: [
      { workspace: resolve('a/甲省'), ok: true, documents: [] },
      { workspace: resolve('b/乙省'), ok: false, documents: [] },
    ],
  })
  expect(JSON.parse((await run(requestOf('letters', '--json'), [0])).stdout)).toEqual({ ok: true, documents: [] })
})

test('Ctrl-C ends all', async () => {
  expect(await run(requestOf(...several), [130])).toMatchObject({ exit: 130, ran: ['a/甲省'] })
})

test('below a common folder each has its own', () => {
  expect(requestsOf(requestOf(...several, '--out', 'o')).map(({ out }) => out)).toEqual(['o/甲省', 'o/乙省'])
})

test('two of one name below a common folder are refused, and one that is named twice', () => {
  const of = (...args: readonly string[]) => requestsOf(requestOf('letters', ...args))
  const alike = ['--workspace', 'a/就业', '--workspace', 'b/就业']
  expect(of(...alike)).toHaveLength(2)
  expect(() => of(...alike, '--out', 'o')).toThrow(/同名/)
  expect(() => of('--workspace', 'A', '--workspace', 'b/a', '--out', 'o')).toThrow(/同名/)
  expect(() => of('--workspace', 'a', '--workspace', './a/')).toThrow(/两次/)
})

test('only letters go to several', () => {
  expect(() => parseArguments(['draft', '--workspace', 'a', '--workspace', 'b'])).toThrow(/letters/)
})
