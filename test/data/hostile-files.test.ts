import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { loadDataset } from '../../src/data/load-dataset.js'
import { newestYear } from '../../src/data/years.js'
import { diskHost, readNamedFile, readTarget } from '../../src/host/host.js'
import { composeDocument } from '../../src/pipeline.js'
import { memoryHost } from '../memory-host.js'
import { changedWorkspace } from '../workspace.js'

const file = 'data/2022/数字.yaml'
const codesFor = (content: string) =>
  loadDataset(changedWorkspace([{ file, content }]), '2022').diagnostics.map(({ code }) => code)

test('a file of many thousand levels is refused, not followed', () => {
  expect(codesFor(`数字: ${'['.repeat(100_000)}`)).toEqual(['yaml-syntax'])
  expect(codesFor(`数字: ${'['.repeat(200)}${']'.repeat(200)}`)).toEqual(['yaml-feature'])
})

test('a file that is not there comes with what to do about it', () => {
  const folder = mkdtempSync(`${tmpdir()}/missing-`)
  const found = [diskHost(folder).readBytes('data/没有.yaml'), readNamedFile(`${folder}/没有.xlsx`, 1000)]
  rmSync(folder, { recursive: true })
  expect(found.flatMap(({ diagnostics }) => diagnostics.map(({ code, hint }) => [code, hint !== '']))).toEqual([
    ['file-missing', true],
    ['file-missing', true],
  ])
})

test('what systems put into a folder is none of the data, and nobody hears of it', () => {
  const folder = mkdtempSync(`${tmpdir()}/left-`)
  mkdirSync(`${folder}/data/__MACOSX`, { recursive: true })
  const left = ['Thumbs.db', 'ehthumbs.db', 'desktop.ini', 'Desktop.ini', '.DS_Store', '._长春市.yaml', '~$长春市.yaml']
  for (const name of [...left, '长春市.yaml', 'Thumbs.db.yaml']) writeFileSync(`${folder}/data/${name}`, '')
  const names = diskHost(folder)
    .list('data')
    ?.map(({ name }) => name)
  rmSync(folder, { recursive: true })
  expect(names).toEqual(['Thumbs.db.yaml', '长春市.yaml'])
})

test('a file of several million characters is refused unread', () => {
  expect(codesFor(`数字:\n  甲: 1个\n${'# 说明\n'.repeat(1_000_000)}`)).toEqual(['file-too-large'])
})

test.each([
  ['blocks', '{{#if 年度}}', '{{/if}}'],
  ['alternatives', '{{#if 年度}}甲{{else if 文种}}', '{{/if}}'],
])('a template of %s many thousand levels deep is refused, not followed', (_, open, close) => {
  const content = `---\n格式: 信函\n---\n${open.repeat(8000)}甲。${close.repeat(8000)}`
  const composed = composeDocument({
    host: changedWorkspace([{ file: 'templates/通报.hbs', content }]),
    folder: '2022',
    template: '通报',
  })
  expect(composed.diagnostics.map(({ code }) => code)).toContain('template-syntax')
})

test('a text of many thousand brackets is refused, as Markdown would look for a link in each', () => {
  const content = `甲${'['.repeat(100_000)}。\n`
  const host = changedWorkspace([{ file: 'data/2022/片段/引言.md', content }])
  const composed = composeDocument({ host, folder: '2022', template: '通报' })
  expect(composed.diagnostics.map(({ code }) => code)).toContain('markup-unsupported')
})

test.each(['\\0', '\\u202E', '\\uD800', '\\uFFFE', '\\e'])(
  '%s in quotes is as forbidden as the character itself',
  (written) => {
    expect(codesFor(`数字:\n  甲: "1个${written}"\n`)).toEqual(['yaml-feature'])
  },
)

test('a byte order mark and Windows line ends change nothing', () => {
  const load = (by: (text: string) => string) => {
    const text = changedWorkspace([]).readText(file)
    return loadDataset(changedWorkspace([{ file, content: by(text.ok ? text.value : '') }]), '2022')
  }
  const plain = load((text) => text)
  expect(plain.ok).toBe(true)
  expect(load((text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(plain)
})

test('the newest year is the last that is no sample', () => {
  const years = (...folders: readonly string[]) =>
    memoryHost(Object.fromEntries(folders.map((folder) => [`data/${folder}/文件.yaml`, ''])))
  expect(newestYear(years('2021', '2022', '2023-示例', '模式'))).toBe('2022')
  expect(newestYear(years('2023-示例'))).toBe('2023-示例')
  expect(newestYear(years('模式', '20225'))).toBeUndefined()
})

test.skipIf(process.platform === 'win32')('nothing is written through a folder of data that leads outside', () => {
  const folder = mkdtempSync(`${tmpdir()}/tongbao-`)
  try {
    for (const name of ['work', 'work/data', 'other']) mkdirSync(`${folder}/${name}`)
    symlinkSync(`${folder}/other`, `${folder}/work/data/版次`)
    const written = diskHost(`${folder}/work`).writeFiles(
      new Map([[`${folder}/work/data/版次/2022/第1版.json`, new Uint8Array(1)]]),
    )
    expect(written.diagnostics.map(({ code }) => code)).toEqual(['file-outside'])
    expect(readdirSync(`${folder}/other`)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.skipIf(process.platform === 'win32')(
  'what a link leads to is read where it stays in the workspace, and nowhere else',
  () => {
    const folder = mkdtempSync(`${tmpdir()}/tongbao-`)
    try {
      for (const name of ['work', 'work/data', 'other']) mkdirSync(`${folder}/${name}`)
      for (const name of ['work/data/甲.md', 'other/乙.md']) writeFileSync(`${folder}/${name}`, '文字')
      symlinkSync(`${folder}/work/data/甲.md`, `${folder}/work/data/丙.md`)
      symlinkSync(`${folder}/other/乙.md`, `${folder}/work/data/丁.md`)
      symlinkSync(`${folder}/other`, `${folder}/work/data/片段`)
      const { readText } = diskHost(`${folder}/work`)
      const codes = (file: string) => readText(`data/${file}`).diagnostics.map(({ code }) => code)
      expect(['甲.md', '丙.md'].map(codes)).toEqual([[], []])
      expect(['丁.md', '片段/乙.md', '../../other/乙.md'].map(codes)).toEqual(Array(3).fill(['file-outside']))
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

test.skipIf(process.platform === 'win32')(
  'a pipe, a folder and a file of gigabytes are refused, not waited for',
  () => {
    const folder = mkdtempSync(`${tmpdir()}/tongbao-`)
    try {
      execFileSync('mkfifo', [`${folder}/pipe`])
      mkdirSync(`${folder}/folder`)
      writeFileSync(`${folder}/large`, '')
      truncateSync(`${folder}/large`, 3_000_000_000)
      const host = diskHost(folder)
      for (const name of ['pipe', 'folder', 'large'])
        expect(host.readText(name).diagnostics.map(({ code }) => code)).toEqual(['file-unreadable'])
      expect(readTarget(`${folder}/pipe`)).toBeUndefined()
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
