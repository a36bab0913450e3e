import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePictures, tolerated } from './compare-pictures.js'
import { differenceReport } from './difference-report.js'
import { type GrayPicture, readGraymaps } from './gray-picture.js'
import { decodePng, encodePng } from './png.js'

const pictures = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ min: 0, max: 15, minLength: width * height, maxLength: width * height })
      .map((levels) => ({ width, height, levels })),
  )

/** A white page of 60 × 80 pixels with these pixels black. */
function page(...black: readonly (readonly [number, number])[]): GrayPicture {
  const levels = new Uint8Array(60 * 80).fill(15)
  for (const [x, y] of black) levels[y * 60 + x] = 0
  return { width: 60, height: 80, levels }
}
const rule = (y: number) => page(...Array.from({ length: 40 }, (_, x) => [x + 10, y] as const))

describe('pictures of pages', () => {
  test('come back from their PNG as they were', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        expect(decodePng(encodePng(picture))).toEqual(picture)
      }),
    )
  })

  test('are read one behind the other from what pdftoppm draws', () => {
    const graymap = (size: string, ...grays: readonly number[]) =>
      Buffer.concat([Buffer.from(`P5\n${size}\n255\n`), Buffer.from(grays)])
    expect(readGraymaps(Buffer.concat([graymap('2 1', 0, 255), graymap('1 2', 136, 17)]))).toEqual([
      { width: 2, height: 1, levels: Uint8Array.of(0, 15) },
      { width: 1, height: 2, levels: Uint8Array.of(8, 1) },
    ])
    expect(() => readGraymaps(Buffer.from('GIF'))).toThrow('no graymap')
  })

  test('are alike when edges are a little lighter or darker', () => {
    const rounded = { ...rule(20), levels: rule(20).levels.map((level) => (level === 0 ? 3 : level - 2)) }
    expect(comparePictures(rule(20), rounded).pixels).toBe(0)
  })

  test('differ when a rule moves by one pixel', () => {
    expect(comparePictures(rule(20), rule(21)).pixels).toBe(80)
    expect(80).toBeGreaterThan(tolerated)
  })

  test('differ in every pixel when their size differs', () => {
    expect(comparePictures(page(), { width: 80, height: 60, levels: page().levels }).pixels).toBe(4800)
  })

  test('that differ are shown side by side in one file', () => {
    const [expected, actual] = [rule(20), rule(21)]
    const difference = comparePictures(expected, actual)
    const html = differenceReport([
      { name: 'a-1.png', expected, actual, difference },
      { name: 'a-2.png', expected: null, actual, difference: null },
    ])
    expect(html.match(/<img src="data:image\/png;base64,/g)).toHaveLength(4)
    expect(html).toContain('a-1.png: 80 pixels differ')
    expect(html).toContain('a-2.png: page is new')
    expect(html).not.toMatch(/https?:/)
  })
})
