import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { jsonSchemas } from '../../src/data/json-schemas.js'
import { newestKnownYear, newWorkspace } from '../../src/setup/new-workspace.js'
import { workspaceFiles } from '../workspace.js'

const folder = new URL('../../data/模式/', import.meta.url)

test('the schemas for editors are those of the code (npm run build, then npm run schemas)', () => {
  const kept = readdirSync(folder).map((name): [string, string] => [name, readFileSync(new URL(name, folder), 'utf8')])
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(jsonSchemas()))
})

test('every YAML file names its schema in its first line', () => {
  for (const [file, text] of Object.entries(workspaceFiles())) {
    if (!file.startsWith('data/') || !file.endsWith('.yaml')) continue
    const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? ''
    const target = new URL(named, `file:///${file}`).pathname
    // One file a place: the form is that of the folder.
    const form = file.includes('/上报/') ? '上报' : file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length)
    expect(decodeURIComponent(target)).toBe(`/data/模式/${form}.schema.json`)
  }
})

const ajv = new Ajv({ allErrors: true, strict: false })
const validators = new Map(
  [...jsonSchemas()].map(([name, schema]) => [name.replace('.schema.json', ''), ajv.compile(JSON.parse(schema))]),
)

/** What an editor would underline in a file: where, and what is wrong. */
function underlined(form: string, text: string): readonly string[] {
  const valid = validators.get(form)
  if (!valid) throw new Error(`there is no form ${form}`)
  valid(parse(text))
  return (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

test('an editor underlines nothing in the files of the project and of a new workspace', () => {
  const made = newWorkspace(newestKnownYear())
  const files = [...Object.entries(workspaceFiles()), ...made].filter(([path]) => path.endsWith('.yaml'))
  expect(files.length).toBeGreaterThan(30)
  for (const [path, content] of files) {
    const form = /上报[/\\]/u.test(path) ? '上报' : path.slice(path.search(/[^/\\]+$/u), -'.yaml'.length)
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
    expect([path, ...underlined(form, text)]).toEqual([path])
  }
})

test('an editor underlines no key that is left blank, and what is none of its words', () => {
  expect(underlined('指标', '综合排名:\n排名依据:\n次序:\n单项取前:\n指标: [{名称: 甲, 排名: , 完成: }]\n')).toEqual([])
  expect(underlined('指标', '综合排名: {甲: 1}\n指标: []\n')).not.toEqual([])
  expect(underlined('指标', '次序: 倒序\n指标: []\n')).not.toEqual([])
})

test('data/README.md explains every key of every form once, in the section of its file', () => {
  const readme = readFileSync(new URL('../README.md', folder), 'utf8')
  for (const schema of jsonSchemas().values()) {
    const file: string = JSON.parse(schema).title
    const section = readme.split(/^## /m).find((text) => text.startsWith(`${file}\n`)) ?? ''
    const explained = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key)
    expect([file, ...explained.toSorted()]).toEqual([file, ...[...new Set(keysOf(JSON.parse(schema)))].toSorted()])
  }
})

/** Every key that a schema names, at any depth. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own =
    'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : []
  const below = Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' ? Object.values(value).flatMap(keysOf) : keysOf(value),
  )
  return [...own, ...below]
}
