import { expect, test } from 'vitest'
import { type Diagnostic, error, place, warning } from '../../src/diagnostics/diagnostic.js'
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

test('many of one code that ask for the same are one list where the first would stand; fewer, and others, stand alone, errors last', () => {
  const pending = (line: number): Diagnostic => ({
    ...warning('text-pending', `第${line}个`, place('data/指标.yaml', line, 2), '请补齐'),
    printed: { element: 'paragraph', paragraph: 0, page: 1, line },
  })
  const another = warning('text-pending', '另一个', null, '另有办法')
  const blocks = (count: number) =>
    printDiagnostics(
      [
        error('yaml-syntax', '读不懂'),
        pending(1),
        another,
        ...Array.from({ length: count - 1 }, (_, index) => pending(index + 2)),
      ],
      () => undefined,
      false,
    )
      .trimEnd()
      .split('\n\n')
  const list = [1, 2, 3, 4, 5, 6].map((line) => `  data/指标.yaml:${line}:2  第${line}个，印在第1页第${line}行`)
  expect(blocks(6)).toEqual([
    ['警告：6 处 [text-pending]', ...list, '  办法：请补齐'].join('\n'),
    '警告：另一个 [text-pending]\n  办法：另有办法',
    '错误：读不懂 [yaml-syntax]',
  ])
  expect(blocks(5)).toHaveLength(7)
})

test('what is waived is one list where it is much, each with its own reason', () => {
  const waived = (line: number): Diagnostic => ({
    ...warning('waived', `第${line}个`, place('data/指标.yaml', line, 2), `理由${line}`),
    severity: 'note',
  })
  const text = printDiagnostics([1, 2, 3, 4, 5, 6].map(waived), () => '源', false)
  const list = [1, 2, 3, 4, 5, 6].flatMap((line) => [
    `  data/指标.yaml:${line}:2  第${line}个`,
    `    理由：理由${line}`,
  ])
  expect(text.trimEnd().split('\n')).toEqual(['说明：6 处 [waived]', ...list])
})
