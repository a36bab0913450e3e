import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { diskHost } from '../../src/host/host.js'
import { finishWrites, hasUnfinishedWrites } from '../../src/write/finish-writes.js'
import { root } from '../workspace.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongbao-write-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)
const write = (files: Record<string, string>) =>
  diskHost(folder).writeFiles(new Map(Object.entries(files).map(([name, text]) => [join(folder, name), bytes(text)])))

/** Every file of the folder with its content. */
const everything = () =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  )

const all = (content: string) =>
  Object.fromEntries(['data/a.yaml', 'data/new/b.yaml', 'out/c.pdf'].map((name) => [name, `${content} of ${name}\n`]))

const run = (content: string, env: Record<string, string> = {}) =>
  spawnSync(
    process.execPath,
    [
      '--import',
      join(root, 'test/write/fault-at.mjs'),
      join(root, 'test/write/write-two-editions.mjs'),
      folder,
      content,
    ],
    { env: { ...process.env, ...env } },
  )

/** A folder in which `old` was written, or nothing at all. */
function begin(old: boolean): void {
  rmSync(folder, { recursive: true })
  mkdirSync(folder)
  if (old) write(all('old'))
}

describe('files are put in their places all or none', () => {
  test('all at once, with nothing left beside them', () => {
    expect(write(all('new')).ok).toBe(true)
    expect(everything()).toEqual(all('new'))
  })

  test('a file that has these bytes already keeps its time stamp', () => {
    write(all('old'))
    const file = join(folder, 'data/a.yaml')
    utimesSync(file, 1_000_000_000, 1_000_000_000)
    expect(write({ ...all('new'), 'data/a.yaml': 'old of data/a.yaml\n' }).ok).toBe(true)
    expect(statSync(file).mtimeMs).toBe(1_000_000_000_000)
    expect(everything()['out/c.pdf']).toBe('new of out/c.pdf\n')
  })

  test('what a killed run left beside a file is taken away, even if the file stays as it is', () => {
    write({ 'a.docx': 'same' })
    for (const name of ['a.docx.0123abcd.tmp', 'a.docx.0123abcd.old.tmp', 'b.docx.0123abcd.tmp'])
      writeFileSync(join(folder, name), 'left')
    write({ 'a.docx': 'same' })
    expect(readdirSync(folder).sort()).toEqual(['a.docx', 'b.docx.0123abcd.tmp'])
  })

  test('a folder in the place of the last file leaves the first as it was', () => {
    write({ 'data/a.yaml': 'old' })
    mkdirSync(join(folder, 'out/c.pdf'), { recursive: true })
    expect(write(all('new')).diagnostics).toMatchObject([{ code: 'file-unwritable' }])
    expect(everything()).toEqual({ 'data/a.yaml': 'old' })
  })

  test.each([true, false])(
    'killed at some change of the disk, all are old or, after the next run, all new (old files: %s)',
    (old) => {
      begin(old)
      const count = join(tmpdir(), `tongbao-count-${process.pid}`)
      run('new', { FAULT_COUNT: count })
      const calls = Number(readFileSync(count, 'utf8'))
      rmSync(count)
      for (const at of [2, Math.floor(calls / 2), calls - 1]) {
        begin(old)
        expect(run('new', { FAULT: 'kill', FAULT_AT: String(at) }).signal).toBe('SIGKILL')
        expect(finishWrites(folder).ok).toBe(true)
        expect([old ? all('old') : {}, all('new')]).toContainEqual(everything())
        // An empty folder of a year would be taken for a year.
        if (Object.keys(everything()).length === 0) expect(readdirSync(folder)).toEqual([])
        expect(write(all('newer')).ok).toBe(true)
        expect(everything()).toEqual(all('newer'))
      }
    },
  )

  test.each([1, 3, 5, 6])('on a disk that is full at change %i no folder is left that was made for the files', (at) => {
    begin(false)
    mkdirSync(join(folder, 'empty'))
    expect(run('new', { FAULT: 'ENOSPC', FAULT_AT: String(at) }).status).toBe(2)
    expect(readdirSync(folder)).toEqual(['empty'])
  })

  test('a refused rename takes the files before it back', () => {
    write(all('old'))
    // Folders are there, so the changes are: list, three temporary files, three second names, list, three renames.
    expect(run('new', { FAULT: 'EBUSY', FAULT_AT: '11' }).status).toBe(2)
    expect(everything()).toEqual(all('old'))
  })
})

describe('what a killed run was writing', () => {
  test('is brought to its end when all was written', () => {
    write({ 'data/a.yaml': 'old' })
    writeFileSync(join(folder, 'data/a.yaml.0123abcd.tmp'), 'new')
    writeFileSync(join(folder, '.tongbao.0123abcd.placing'), '["data/a.yaml"]')
    expect(hasUnfinishedWrites(folder)).toBe(true)
    expect(finishWrites(folder)).toMatchObject({ ok: true, value: 1 })
    expect(everything()).toEqual({ 'data/a.yaml': 'new' })
  })

  test('is taken away with the folders that were made for it, and no other', () => {
    for (const name of ['data/2024/上报', 'data/empty', 'data/2023']) mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, 'data/2023/a.yaml'), 'old')
    const listed = ['data/2024/上报/a.yaml', 'data/2024/上报/', 'data/2024/', 'data/2023/', '../', '/', 'data/../']
    writeFileSync(join(folder, '.tongbao.0123abcd.staging'), JSON.stringify(listed))
    expect(finishWrites(folder).ok).toBe(true)
    expect(readdirSync(join(folder, 'data')).sort()).toEqual(['2023', 'empty'])
  })

  test('is taken away when it was not', () => {
    write({ 'data/a.yaml': 'old' })
    writeFileSync(join(folder, 'data/a.yaml.0123abcd.tmp'), 'ne')
    writeFileSync(join(folder, '.tongbao.0123abcd.staging'), '["data/a.yaml"]')
    expect(finishWrites(folder).ok).toBe(true)
    expect(everything()).toEqual({ 'data/a.yaml': 'old' })
  })

  test.each([
    ['a path that leads outside', (outside: string) => `["${outside}/victim"]`],
    ['a path with dots', (outside: string) => `["../${outside.split('/').at(-1)}/victim"]`],
    ['a path through a link', () => '["link/victim"]'],
    ['half a list', () => '["data'],
    ['no list', () => '{"data/a.yaml": 1}'],
  ])('%s in the list touches nothing outside', (_, list) => {
    const outside = mkdtempSync(join(tmpdir(), 'tongbao-outside-'))
    writeFileSync(join(outside, 'victim'), 'old')
    writeFileSync(join(outside, 'victim.0123abcd.tmp'), 'new')
    symlinkSync(outside, join(folder, 'link'))
    writeFileSync(join(folder, '.tongbao.0123abcd.placing'), list(outside))
    expect(finishWrites(folder).ok).toBe(true)
    expect(readFileSync(join(outside, 'victim'), 'utf8')).toBe('old')
    expect(existsSync(join(outside, 'victim.0123abcd.tmp'))).toBe(true)
    expect(hasUnfinishedWrites(folder)).toBe(false)
    rmSync(outside, { recursive: true })
  })
})

describe('a target that can be none', () => {
  test.each([
    ['below a file', 'plain/a.yaml'],
    ['below a link that leads to itself', 'round/a.yaml'],
    ['below a link that leads nowhere', 'gone/a.yaml'],
    ['of a name that is too long', `${'x'.repeat(300)}/a.yaml`],
  ])('%s is told in words', (_, name) => {
    writeFileSync(join(folder, 'plain'), '')
    symlinkSync('round', join(folder, 'round'))
    symlinkSync('nowhere', join(folder, 'gone'))
    const [problem] = diskHost(folder).writeFiles(new Map([[join(folder, name), new Uint8Array()]])).diagnostics
    expect(problem?.code).toBe('file-unwritable')
    expect(problem?.message).not.toMatch(/E[A-Z]{4}/u)
  })
})

describe('links', () => {
  test('a link to another file of the folder stays one, and that file is written', () => {
    writeFileSync(join(folder, 'real.yaml'), 'old')
    symlinkSync('real.yaml', join(folder, 'link.yaml'))
    expect(write({ 'link.yaml': 'new' }).ok).toBe(true)
    expect(lstatSync(join(folder, 'link.yaml')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'real.yaml'), 'utf8')).toBe('new')
  })

  test('a link that leads to itself is told in words, without the words of the system', () => {
    symlinkSync('round.yaml', join(folder, 'round.yaml'))
    const [problem] = diskHost(folder).readText('round.yaml').diagnostics
    expect(problem?.code).toBe('file-unreadable')
    expect(problem?.message).not.toMatch(/ELOOP|symbolic/)
  })
})
