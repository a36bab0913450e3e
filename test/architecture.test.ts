import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { root } from './workspace.js'

/** What each part of `src/` may import, read from the table of `src/README.md`, so that the map cannot rot. */
const map = readFileSync(`${root}src/README.md`, 'utf8')
const rows = map.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \| .* \| ([^|]+) \|$/gmu)
const mayImport = new Map<string, readonly string[]>()
for (const [, names = '', allowed = ''] of rows) {
  for (const [, name = ''] of names.matchAll(/`([^`]+)`/g)) {
    mayImport.set(
      name.replace(/\/$|\.ts$/, ''),
      allowed.split(',').map((each) => each.trim()),
    )
  }
}

const files = readdirSync(`${root}src`, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(`${root}src/`.length).replaceAll('\\', '/'))

const part = (file: string): string => {
  const [first = '', second = ''] = file.split('/')
  return (first === 'render' ? `render/${second}` : first).replace(/\.[jt]s$/, '')
}

/** The files that a file imports, for types as well; those loaded when they are needed, too. */
const importsOf = (file: string): readonly string[] =>
  [...readFileSync(`${root}src/${file}`, 'utf8').matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)/g)].map(
    ([, path, dynamic]) => new URL(path ?? dynamic ?? '', `file:///${file}`).pathname.slice(1).replace(/\.js$/, '.ts'),
  )

test('every file that the map names is there', () => {
  const named = [...map.matchAll(/`((?:[\w-]+\/)+[\w-]+\.(?:ts|yaml))`/g)].map(([, path = '']) => path)
  expect(named.filter((path) => ![root, `${root}src/`].some((from) => existsSync(from + path)))).toEqual([])
})

test('every name that a script takes from the program is there', () => {
  const scripts = readdirSync(`${root}scripts`, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.mjs'))
    .map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`, 'utf8'))
  const taken = scripts.flatMap((text) => [...text.matchAll(/import \{([^}]+)\} from '(?:\.\.\/)+dist\/([^']+)\.js'/g)])
  expect(taken.length).toBeGreaterThan(0)
  const lacking = taken.flatMap(([, names = '', file]) => {
    const source = readFileSync(`${root}src/${file}.ts`, 'utf8')
    return names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => !new RegExp(`^export (?:const|(?:async )?function) ${name}\\b`, 'm').test(source))
  })
  expect(lacking).toEqual([])
})

describe('imports go in one direction', () => {
  test('the map names every part of src', () => {
    const parts = new Set(files.map(part))
    parts.delete('index')
    expect([...parts].filter((name) => !mayImport.has(name))).toEqual([])
  })

  test.each(files)('%s imports only what its folder may', (file) => {
    const allowed = mayImport.get(part(file)) ?? ['all above']
    if (['pipeline', 'cli', 'index'].includes(part(file))) return
    const foreign = importsOf(file)
      .map(part)
      .filter((name) => name !== part(file) && !allowed.includes(name))
    expect(foreign).toEqual([])
  })

  test('no file imports itself by way of others, not even for a type', () => {
    const imports = new Map(files.map((file) => [file, importsOf(file)]))
    // What imports nothing that is left is taken out, again and again: what then stays are the circles and who needs them.
    let left = new Set(files)
    for (let before = 0; before !== left.size; ) {
      before = left.size
      left = new Set([...left].filter((file) => imports.get(file)?.some((each) => left.has(each))))
    }
    expect([...left]).toEqual([])
  })

  // The README's map: the three jobs stand on what was asked for, and each on the one before it.
  const rooms = ['request', 'draft', 'letters', 'revise']
  test.each(rooms)('cli/%s knows nothing of the rooms that stand on it', (room) => {
    const later = rooms.slice(rooms.indexOf(room) + 1).map((name) => `../${name}/`)
    const own = files.filter((file) => file.startsWith(`cli/${room}/`))
    expect(own.length).toBeGreaterThan(0)
    const wrong = own.filter((file) => {
      const source = readFileSync(`${root}src/${file}`, 'utf8')
      return later.some((name) => source.includes(`'${name}`))
    })
    expect(wrong).toEqual([])
  })

  test('no file of src is longer than a reader can hold in the head', () => {
    const long = files.filter((file) => readFileSync(`${root}src/${file}`, 'utf8').split('\n').length > 320)
    expect(long).toEqual([])
  })

  test('nothing below the command line prints or ends the process', () => {
    const loud = files.filter(
      (file) =>
        part(file) !== 'cli' && /\bconsole\.|process\.(exit|std)/.test(readFileSync(`${root}src/${file}`, 'utf8')),
    )
    expect(loud).toEqual([])
  })
})
