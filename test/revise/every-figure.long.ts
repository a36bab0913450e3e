import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeCorrection } from './one-correction.js'
import { corrections, typedFigures } from './typed-figures.js'

const year = '2023-示例'
const figures = typedFigures(year)

// All figures and all corrections of them: test/system/every-figure.system.ts.
test('the effect of a corrected figure is the difference of a full build, no more and no less', () => {
  fc.assert(
    fc.property(fc.constantFrom(...figures), fc.constantFrom(...corrections), (figure, how) => {
      const judged = judgeCorrection(year, figure, how)
      fc.pre(judged !== null && judged !== 'refused')
      expect(judged.said).toEqual(judged.found)
      expect(judged.faults).toEqual([])
    }),
    { numRuns: 8 },
  )
})

test('every figure that is typed into the sample year is found', () => {
  const inReports = figures.filter(({ series }) => series !== '')
  // Eleven places, thirteen indicators: but for one place that has no plan, hence no score either.
  expect(inReports.length).toBe(11 * 13 * 3 - 2)
  expect(figures.length).toBe(457)
})
