import { describe, expect, test } from 'vitest'
import { judgeCorrection } from '../revise/one-correction.js'
import { corrections, typedFigures } from '../revise/typed-figures.js'

const year = '2023-示例'
const figures = typedFigures(year)

describe('the effect that is told is the difference of a full build', () => {
  const files = [...new Set(figures.map(({ file }) => file))]
  test.each(files)('%s', (file) => {
    for (const figure of figures.filter((each) => each.file === file))
      for (const how of corrections) {
        const judged = judgeCorrection(year, figure, how)
        if (!judged) continue
        const at = `${file}:${figure.line} ${figure.digits} ${how}`
        expect({ at, ...judged.said }, at).toEqual({ at, ...judged.found })
        expect(judged.faults, at).toEqual([])
      }
  })
})
