import { expect, test } from 'vitest'
import { loadDataset } from '../src/data/load-dataset.js'
import { andThen } from '../src/diagnostics/diagnostic.js'
import { buildFigureBook } from '../src/figures/figure-book.js'
import { composeDocument, layOutDocument } from '../src/pipeline.js'
import { changedWorkspace, workspaceFiles } from './workspace.js'

const year = '2023-示例'
const host = changedWorkspace([])
const script: string = '../scripts/make-sample.mjs'
const { sampleFiles } = (await import(script)) as { sampleFiles: (seed?: number) => Record<string, string> }

const bookOf = (folder: string) => {
  const made = andThen(loadDataset(host, folder), buildFigureBook)
  if (!made.ok) throw new Error(`the data of ${folder} must make a book`)
  return made.value
}

test('the files are those of the script, and another seed gives other figures', () => {
  const kept = Object.entries(workspaceFiles()).filter(([path]) => path.startsWith(`data/${year}/`))
  expect(Object.fromEntries(kept)).toEqual(sampleFiles())
  expect(sampleFiles(1)).not.toEqual(sampleFiles())
  expect(sampleFiles(1)).toEqual(sampleFiles(1))
})

test('it drafts without errors, unnumbered, every page marked', () => {
  const laidOut = andThen(composeDocument({ host, folder: year, template: '通报' }), (document) =>
    layOutDocument(document, { host, bundledOnly: true, named: new Map() }),
  )
  const loud = laidOut.diagnostics.filter(({ severity }) => severity !== 'note')
  expect(loud.map(({ code }) => code)).toEqual(['rank-margin-thin'])
  if (!laidOut.ok) throw new Error('the sample must be laid out')
  expect(laidOut.value.document.properties.sample).toBe(true)
  expect(JSON.stringify(laidOut.value.document)).toContain('吉政函〔2024〕\u3000号')
})

test('eleven places report thirteen indicators; one has no plan, one ranking a tie, one a thin margin', () => {
  const dataset = loadDataset(host, year)
  if (!dataset.ok) throw new Error('the sample must load')
  expect(dataset.value.reports.map(({ reports }) => reports.size)).toEqual(Array(11).fill(13))
  const { indicators, findings, ranking: by } = bookOf(year)
  const overall = by(null)
  expect(overall?.ranked).toHaveLength(11)
  expect(overall?.printed.groups).toHaveLength(4)
  const ties = [...indicators].filter(([, { ranking }]) => ranking?.printed.groups.some((group) => group.length > 1))
  expect(ties.map(([name]) => name)).toEqual(['家政从业人员培训'])
  expect(findings.map(({ figure, diagnostic }) => `${diagnostic.code} ${figure}`).sort()).toEqual([
    'completion-coverage 创业致富带头人/完成率',
    'rank-left-out 创业致富带头人/排名',
    'rank-margin-thin 青年见习/排名',
  ])
})

test('no figure of the sample is one of the real year', () => {
  const texts = (folder: string) => {
    const dataset = loadDataset(host, folder)
    const book = bookOf(folder)
    const reported = dataset.ok ? dataset.value.places.flatMap((place) => book.reported(place)) : []
    return [...book.figures, ...reported].filter(({ name }) => !name.endsWith('名次')).map(({ text }) => text)
  }
  const real = new Set(texts('2022'))
  expect(texts(year).filter((text) => real.has(text))).toEqual([])
})
