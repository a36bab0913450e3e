import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jsonSchemas } from '../../src/data/json-schemas.js'
import { workspaceFiles } from '../workspace.js'

const folder = new URL('../../data/模式/', import.meta.url)

test('the schemas for editors are those of the code (npm run build, then zx scripts/make-schemas.mjs)', () => {
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
