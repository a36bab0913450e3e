import { expect, test } from 'vitest'
import { place, warning } from '../../src/diagnostics/diagnostic.js'
import { overlayHost } from '../../src/host/overlay-host.js'
import { atStandingLines } from '../../src/seal/standing-places.js'
import { memoryHost } from '../memory-host.js'

const file = 'data/台账.yaml'

/** The lines of the file as it stands at which the lines of the changed one are told. */
function toldAt(before: string | null, after: string): readonly (number | null)[] {
  const stands = memoryHost(before === null ? {} : { [file]: before })
  const tried = overlayHost(stands, new Map([[file, new TextEncoder().encode(after)]]))
  const found = after
    .trimEnd()
    .split('\n')
    .map((_, index) => warning('ledger-gap', '', place(file, index + 1, 1), ''))
  return atStandingLines(found, { stands, tried, files: [file] }).map(({ at }) => at?.line ?? null)
}

test.each<[string, string | null, string, readonly (number | null)[]]>([
  ['rows at the end are told at the last one there is', 'a\nb\n', 'a\nb\nc\nd\n', [1, 2, 2, 2]],
  ['one without a last line end as well', 'a\nb', 'a\nb\nc', [1, 2, 2]],
  ['what stands behind a row that comes in is told where it stands', 'a\nb\nc\n', 'a\nx\nb\nc\n', [1, 1, 2, 3]],
  ['a line that only changes keeps its place', 'a\nb\nc\n', 'a\nx\nc\n', [1, 2, 3]],
  ['a line that comes in beside one that changes', 'a\nb\nc\nd\n', 'a\nx\ny\nc\nd\n', [1, 2, 2, 3, 4]],
  ['a file that there is not has no place', null, 'a\nb\n', [null, null]],
  ['nothing changes', 'a\nb\n', 'a\nb\n', [1, 2]],
])('%s', (_, before, after, expected) => {
  expect(toldAt(before, after)).toEqual(expected)
})

test('problems of other files are left alone', () => {
  const host = memoryHost({})
  const found = [warning('year-stale', '', place('data/2022/文件.yaml', 9, 3), ''), warning('font-used', '', null, '')]
  expect(atStandingLines(found, { stands: host, tried: host, files: [file] })).toEqual(found)
})
