import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { main } from '../src/cli/main.js'
import { copyWorkspace, root } from './workspace.js'

const program = join(root, 'dist/cli/launch.js')
const name = '吉政函〔2023〕10号 2022年度全省就业创业工作目标责任制考评情况的通报'

/** Runs the built command line in the scratch workspace, as a process of its own. */
function launch(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: workspace,
    encoding: 'utf8',
    timeout: 15_000,
  })
  return { status, stdout, stderr }
}

/** Runs the same program in the scratch workspace within this process: most of a process is its start. */
async function tongbao(...args: readonly string[]) {
  const written = { stdout: '', stderr: '' }
  const catchers = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += text
      return true
    }),
  )
  const inside = args.includes('--workspace') ? [] : ['--workspace', workspace]
  const status = await main([...args, ...inside]).finally(() => {
    for (const catcher of catchers) catcher.mockRestore()
  })
  return { status, ...written }
}

let workspace = ''
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'tongbao-'))
  copyWorkspace(workspace)
})
afterEach(() => rmSync(workspace, { recursive: true, force: true }))

const out = () => join(workspace, 'out/2022')
const files = () => (existsSync(out()) ? readdirSync(out()).sort() : [])
const edit = (file: string, change: (text: string) => string) => {
  const path = join(workspace, file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}

describe('the command line', () => {
  test('draft writes the DOCX and the PDF under the number and the short title', () => {
    const { status, stdout, stderr } = launch('draft', '--fonts', 'bundled')
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    expect(stderr).toContain('完成')
    expect(files()).toEqual([`${name}.docx`, `${name}.pdf`])
  })

  test('check says how the text fills its pages, for people and for programs', async () => {
    expect((await tongbao('check', '2022', '--fonts', 'bundled')).stderr).toMatch(
      /正文止于第6页，该页正文3行；删去\d+字可省一页/,
    )
    const { documents } = JSON.parse((await tongbao('check', '2022', '--fonts', 'bundled', '--json')).stdout)
    expect(documents[0].fit).toMatchObject({ pages: 6, lastPage: 6, lastLines: 3, imprintPage: null, blankPages: [] })
  })

  test('doctor says what the machine has and lacks, and writes nothing', async () => {
    const { status, stderr } = await tongbao('doctor', '--fonts', 'bundled')
    expect(status).toBe(0)
    for (const words of [
      'Node.js',
      '年度：2022、2023-示例；不写年度时用 2022',
      '仿宋：Tongbao Fangsong（自带），替代字体',
    ])
      expect(stderr).toContain(words)
    expect(stderr).toMatch(/仿宋：仿宋_GB2312、仿宋、/)
    expect(existsSync(join(workspace, 'out'))).toBe(false)
  })

  test('doctor --json has one entry a face, with what to install for a substitute', async () => {
    const { stdout } = await tongbao('doctor', '--json', '--fonts', 'bundled')
    const { ok, node, fonts, workspace: found } = JSON.parse(stdout)
    expect({ ok, node: node.ok, faces: fonts.map(({ face }: { face: string }) => face) }).toEqual({
      ok: true,
      node: true,
      faces: ['仿宋', '小标宋', '黑体', '楷体', '宋体'],
    })
    expect(fonts[1]).toMatchObject({ origin: 'bundle', path: null, substitute: true })
    expect(fonts[1].install).toContain('方正小标宋简体')
    expect(found).toMatchObject({ years: ['2022', '2023-示例'], writable: true })
  })

  test('doctor in a folder that is no workspace says what is missing', async () => {
    const { status, stderr } = await tongbao(
      'doctor',
      '--fonts',
      'bundled',
      '--workspace',
      join(workspace, 'templates'),
    )
    expect(status).toBe(0)
    expect(stderr.match(/machine-workspace/g)).toHaveLength(2)
  })

  test('draft --json prints one object with absolute paths and nothing else', async () => {
    const { status, stdout } = await tongbao('draft', '2022', '--json', '--fonts', 'bundled')
    expect(status).toBe(0)
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({
      ok: true,
      documents: [
        {
          id: '2022/通报',
          kind: '通报',
          number: '吉政函〔2023〕10号',
          place: null,
          docx: join(out(), `${name}.docx`),
          pdf: join(out(), `${name}.pdf`),
        },
      ],
    })
    expect(answer.documents[0].pages).toBeGreaterThan(3)
  })

  test('--dry-run and check write nothing', async () => {
    expect((await tongbao('draft', '--dry-run', '--fonts', 'bundled')).status).toBe(0)
    expect((await tongbao('check', '--fonts', 'bundled')).status).toBe(0)
    expect(files()).toEqual([])
  })

  test('--out puts the files where it says', async () => {
    expect(launch('draft', '--out', 'elsewhere', '--fonts', 'bundled').status).toBe(0)
    expect(readdirSync(join(workspace, 'elsewhere'))).toHaveLength(2)
  })

  test.each([
    ['data', 'data'],
    ['data/2022/新', 'data'],
    ['out/../data/版次', 'data'],
    ['link/版次', 'data'],
    ['templates/', 'templates'],
  ])('--out %s would put documents among what they are made from, and is refused', async (out, named) => {
    symlinkSync('data', join(workspace, 'link'))
    const { status, stderr } = await tongbao('draft', '--fonts', 'bundled', '--out', join(workspace, out))
    expect(status).toBe(2)
    expect(stderr).toContain(`--out 不能写在 ${named} 文件夹里`)
    expect(existsSync(join(workspace, 'data/版次'))).toBe(false)
  })

  test('--help and --version answer on stdout', () => {
    expect(launch('--help')).toMatchObject({ status: 0, stderr: '' })
    expect(launch('--version').stdout.trim()).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
  })

  test.each([
    ['nonsense'],
    ['draft', '2022', 'extra'],
    ['draft', '--unknown'],
    ['draft', '--fonts', 'system'],
    ['draft', '--font', '仿宋'],
    ['draft', '../2022'],
    ['draft', '--font', '隶书=x.ttf'],
  ])('wrong usage ends with 2 and no stack: %s %s', async (...args) => {
    const { status, stderr } = await tongbao(...args)
    expect(status).toBe(2)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  test('an error shows file, line, column, the line with a caret and a hint, and writes nothing', async () => {
    edit('data/2022/片段/农村劳动力.md', (text) => text.replace('"县域内就业"', '"县域就业"'))
    const { status, stderr } = await tongbao('draft', '--fonts', 'bundled')
    expect(status).toBe(1)
    expect(stderr).toContain('data/2022/片段/农村劳动力.md:1:')
    expect(stderr).toContain('^')
    expect(stderr).toContain('县域内就业')
    expect(files()).toEqual([])
  })

  test('all problems are reported in one run', async () => {
    edit('data/2022/片段/农村劳动力.md', (text) => text.replace('"县域内就业"', '"县域就业"'))
    edit('data/2022/片段/困难群体.md', (text) => text.replace('"就业帮扶载体"', '"就业载体"'))
    edit('templates/通报.hbs', (text) =>
      text.replace('{{考评单位}}', '{{考评机关}}').replace('{{#if 排名}}', '{{#if 名次}}'),
    )
    const { stdout } = await tongbao('draft', '--json', '--fonts', 'bundled')
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] }
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(['figure-unknown', 'figure-unknown', 'name-unknown'])
  })

  test('--final refuses open warnings with 3 and writes nothing', async () => {
    edit('data/2022/数字.yaml', (text) => `${text.trimEnd()}\n  没人用的数字: 5个\n`)
    expect((await tongbao('draft', '--fonts', 'bundled')).status).toBe(0)
    rmSync(out(), { recursive: true })
    expect((await tongbao('draft', '--final', '--fonts', 'bundled')).status).toBe(3)
    expect(files()).toEqual([])
  })

  test('--final --strict-fonts refuses substitute fonts', async () => {
    expect((await tongbao('draft', '--final', '--fonts', 'bundled')).status).toBe(0)
    expect((await tongbao('draft', '--final', '--strict-fonts', '--fonts', 'bundled')).status).toBe(3)
  })

  test('an empty folder is told what is missing', async () => {
    for (const folder of ['data', 'templates']) rmSync(join(workspace, folder), { recursive: true })
    mkdirSync(join(workspace, 'data'))
    const { status, stderr } = await tongbao('draft')
    expect(status).toBe(2)
    expect(stderr).toContain('year-missing')
  })

  test('a link that leads out of the workspace is not followed', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'tongbao-outside-'))
    onTestFinished(() => rmSync(outside, { recursive: true }))
    writeFileSync(join(outside, 'secret.md'), '秘密')
    rmSync(join(workspace, 'data/2022/片段/引言.md'))
    symlinkSync(join(outside, 'secret.md'), join(workspace, 'data/2022/片段/引言.md'))
    const { status, stderr } = await tongbao('draft', '--fonts', 'bundled')
    expect(status).toBe(2)
    expect(stderr).toContain('file-outside')
  })
})

describe('two runs at once', () => {
  test('the second waits for the first, and both succeed', async () => {
    const runs = ['draft', 'export'].map((command) =>
      spawn(process.execPath, [program, command, '--fonts', 'bundled'], { cwd: workspace, stdio: 'ignore' }),
    )
    const codes = await Promise.all(runs.map((run) => new Promise((resolve) => run.on('exit', resolve))))
    expect(codes).toEqual([0, 0])
    expect(files()).toEqual(['2022数字表.xlsx', `${name}.docx`, `${name}.pdf`])
    expect(readdirSync(workspace).filter((each) => each.startsWith('.'))).toEqual([])
  })
})

describe('what was written before survives', () => {
  const before = 'the last good file'
  beforeEach(() => {
    mkdirSync(out(), { recursive: true })
    for (const extension of ['docx', 'pdf']) writeFileSync(join(out(), `${name}.${extension}`), before)
  })
  const kept = () => ['docx', 'pdf'].map((extension) => readFileSync(join(out(), `${name}.${extension}`), 'utf8'))

  test('when the data has an error', async () => {
    edit('data/2022/指标.yaml', (text) => text.replace('25.17万人', '25,17万人'))
    expect((await tongbao('draft', '--fonts', 'bundled')).status).toBe(2)
    expect(kept()).toEqual([before, before])
  })

  test('when a target cannot be written', async () => {
    rmSync(join(out(), `${name}.pdf`))
    mkdirSync(join(out(), `${name}.pdf`))
    const { status, stderr } = await tongbao('draft', '--fonts', 'bundled')
    expect(status).toBe(2)
    expect(stderr).toContain('file-unwritable')
    expect(readFileSync(join(out(), `${name}.docx`), 'utf8')).toBe(before)
    expect(files()).toHaveLength(2)
  })

  test.runIf(process.platform !== 'win32')('when the disk takes no more', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `ulimit -f 16; exec "${process.execPath}" "${program}" draft --fonts bundled`],
      { cwd: workspace, encoding: 'utf8' },
    )
    expect(status).toBe(2)
    expect(stderr).toContain('file-unwritable')
    expect(kept()).toEqual([before, before])
    expect(files()).toHaveLength(2)
  })

  test.runIf(process.platform === 'linux')('when the folder is read-only', async () => {
    const { status, stderr } = await tongbao('draft', '--fonts', 'bundled', '--out', '/proc/tongbao')
    expect(status).toBe(2)
    expect(stderr).toContain('file-unwritable')
  })

  test('when the run is killed, at whatever moment; the next run clears what was left', async () => {
    for (const delay of [150, 400, 550]) {
      const child = spawn(process.execPath, [program, 'draft', '--fonts', 'bundled'], {
        cwd: workspace,
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => child.on('exit', resolve))
      setTimeout(() => child.kill('SIGKILL'), delay)
      await ended
      const [docx = '', pdf = ''] = kept()
      expect(docx === before || docx.startsWith('PK')).toBe(true)
      expect(pdf === before || pdf.trimEnd().endsWith('%%EOF')).toBe(true)
    }
    writeFileSync(join(out(), `${name}.pdf.0123abcd.tmp`), 'left by a killed run')
    expect((await tongbao('draft', '--fonts', 'bundled')).status).toBe(0)
    // What was there was not ours, so it is kept beside.
    expect(files()).toEqual([`${name}.docx`, `${name}.pdf`, `${name}（原有）.docx`, `${name}（原有）.pdf`])
    expect(readFileSync(join(out(), `${name}（原有）.docx`), 'utf8')).toBe(before)
  })
})
