import { afterAll, describe, expect, test } from 'vitest'
import { judgeCorrection } from '../revise/one-correction.js'
import { corrections, type TypedFigure, typedFigures } from '../revise/typed-figures.js'

const year = '2023-示例'
const figures = typedFigures(year)
const tally = { judged: 0, refused: 0 }

// 457 figures. One kind of correction each, the kinds in turn, is two minutes of processor time; all kinds of all figures
// are six: EVERY_KIND=1 npm run test:system -- test/system/every-figure.system.ts
const all = Boolean(process.env.EVERY_KIND)
const kindsFor = (figure: TypedFigure) => {
  const kind = corrections[figures.indexOf(figure) % corrections.length]
  return all || !kind ? corrections : [kind]
}

describe('the effect that is told is the difference of a full build, no more and no less', () => {
  const files = [...new Set(figures.map(({ file }) => file))]
  test.each(files)('%s', (file) => {
    for (const figure of figures.filter((each) => each.file === file))
      for (const how of kindsFor(figure)) {
        const judged = judgeCorrection(year, figure, how)
        if (judged === 'refused') tally.refused += 1
        if (!judged || judged === 'refused') continue
        tally.judged += 1
        const at = `${file}:${figure.line} ${figure.digits} ${how}`
        expect({ at, ...judged.said }).toEqual({ at, ...judged.found })
        expect({ at, faults: judged.faults }).toEqual({ at, faults: [] })
      }
  })

  afterAll(() => {
    expect(tally.judged).toBeGreaterThan(all ? 1500 : 350)
    expect(tally.refused).toBeLessThan(10)
  })
})
