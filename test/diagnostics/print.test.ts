import { expect, test } from 'vitest'
import { error, place } from '../../src/diagnostics/diagnostic.js'
import { printDiagnostics } from '../../src/diagnostics/print.js'

const sources = new Map([
  ['data/地方.yaml', '一\n二\r\n三'],
  ['data/用语.yaml', '甲'],
])

function printed(...places: readonly [file: string, line: number][]) {
  const read: string[] = []
  const text = printDiagnostics(
    places.map(([file, line]) => error('yaml-syntax', '读不懂', place(file, line, 1, 1))),
    (file) => {
      read.push(file)
      return sources.get(file)
    },
    false,
  )
  return { read, excerpts: text.match(/(?<=\d \| ).*/gu) ?? [] }
}

test('a file that has many findings is read once, and each shows its own line', () => {
  expect(printed(['data/地方.yaml', 2], ['data/用语.yaml', 1], ['data/地方.yaml', 3], ['data/地方.yaml', 1])).toEqual({
    read: ['data/地方.yaml', 'data/用语.yaml'],
    excerpts: ['二', '甲', '三', '一'],
  })
})

test('a file that cannot be read any more, or has no such line, shows none', () => {
  expect(printed(['data/函.yaml', 1], ['data/函.yaml', 2], ['data/地方.yaml', 9])).toEqual({
    read: ['data/函.yaml', 'data/地方.yaml'],
    excerpts: [],
  })
})
