#!/usr/bin/env zx
// Measures the promise: of single slips of the keyboard, how many `check` tells. Every number in the data of a year is
// mistyped in turn (a digit wrong, left out, typed twice, two exchanged, the point moved), every unit and every place is
// exchanged for another; told is what brings an error or a warning that was not there. What no slip of can be told by
// anything in the data, the proof sheet (校对单) lists to be read. `silent` prints each slip that nothing told; `retyped`
// measures as if a second person had typed the figures again (复录.yaml).
// Takes minutes. After `npm run build`:  npx zx scripts/bench-slips.mjs [YEAR] [silent] [retyped]
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const [{ snapshotHost }, { composeDocument }, { runChecks }, { typedFigures }] = await Promise.all(
  ['snapshot-host.js', 'pipeline.js', 'checks/index.js', 'figures/typed-figures.js'].map(load),
)
const asked = process.argv.slice(2).filter((each) => !each.endsWith('.mjs'))
const [silent, retyped] = ['silent', 'retyped'].map((each) => asked.includes(each))
const year = asked.find((each) => /^\d/u.test(each)) ?? '2023-示例'

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}
const workspace = new Map(
  ['data', 'templates']
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((path) => !path.includes('版次') && !path.endsWith('README.md'))
    .map((path) => [relative(root, path).replaceAll('\\', '/'), readFileSync(path)]),
)
const places = [
  ...workspace
    .get('data/地方.yaml')
    .toString()
    .matchAll(/名称: (\S+)/gu),
].map(([, name]) => name)

/** What each kind of slip makes of a word; undefined where it makes nothing of it. */
const numberSlips = {
  数字错: (text) => text.replace(/\d(?=\D*$)/u, (digit) => String((Number(digit) + 3) % 10)),
  首位错: (text) => text.replace(/[1-9]/u, (digit) => String((Number(digit) % 9) + 1)),
  漏一位: (text) => (text.replace('.', '').length > 1 ? text.replace(/\d(?=\D*\d)/u, '') : undefined),
  多一位: (text) => text.replace(/\d/u, '$&$&'),
  颠倒: (text) => /(\d)(?!\1)\d/u.test(text) && text.replace(/(\d)(?!\1)(\d)/u, '$2$1'),
  小数点: (text) => (text.includes('.') ? text.replace(/(\d)\.(\d)/u, '$1$2.').replace(/\.$/u, '') : undefined),
}
const units = { 万人: '人', 人: '万人', 亿元: '万元', 万元: '亿元', 户: '个', 个: '户', '%': '个百分点' }
const wordSlips = [
  { what: '单位', pattern: /(?<=\d)(?:万人|亿元|万元|人|户|个|%)/gu, slip: (unit) => units[unit] },
  {
    what: '地名',
    pattern: new RegExp(places.join('|'), 'gu'),
    slip: (name) => places[(places.indexOf(name) + 1) % places.length],
  },
]
const kinds = [
  ...Object.entries(numberSlips).map(([what, slip]) => ({ what, pattern: /\d+(?:\.\d+)?/gu, slip })),
  ...wordSlips,
]

/** What `check` says of a workspace, without the places, which move with the words. */
function told(files) {
  const composed = composeDocument({ host: snapshotHost(files), folder: year, template: '通报' })
  const found = composed.ok ? [...composed.diagnostics, ...runChecks(composed.value, () => null)] : composed.diagnostics
  return found.filter(({ severity }) => severity !== 'note').map(({ code, message }) => `${code} ${message}`)
}

if (retyped) {
  const { dataset, figures } = composeDocument({ host: snapshotHost(workspace), folder: year, template: '通报' }).value
  const lines = typedFigures(dataset, figures).map(({ name, text }) => `  ${JSON.stringify(name)}: ${text}\n`)
  workspace.set(`data/${year}/复录.yaml`, Buffer.from(`复录:\n${lines.join('')}`))
}
const before = new Set(told(workspace))
const rows = new Map()
for (const [file, bytes] of workspace) {
  const group = new RegExp(`^data/${year}/(上报|亮点|片段|[^/]+)(?:/|\\.yaml$)`, 'u').exec(file)?.[1]
  if (!group || ['豁免', '函', '复录'].includes(group)) continue
  const text = bytes.toString()
  for (const { what, pattern, slip } of kinds) {
    for (const { 0: word, index } of text.matchAll(pattern)) {
      const line = text.slice(text.lastIndexOf('\n', index) + 1, text.indexOf('\n', index))
      // Comments and the name of the source are printed nowhere.
      const slipped = /^(?:\s*#|来源:)/u.test(line) ? undefined : slip(word)
      if (!slipped || slipped === word) continue
      const changed = text.slice(0, index) + slipped + text.slice(index + word.length)
      const found = told(new Map([...workspace, [file, Buffer.from(changed)]])).some((each) => !before.has(each))
      const key = `${group}\t${what}`
      const row = rows.get(key) ?? { all: 0, told: 0 }
      rows.set(key, { all: row.all + 1, told: row.told + Number(found) })
      if (!found && silent) console.log(`没有发现  ${file}: ${word} → ${slipped}  ${line.trim()}`)
    }
  }
}
for (const [key, { all, told: found }] of rows)
  console.log(`${key}\t${found}/${all}\t${Math.round((100 * found) / all)}%`)
