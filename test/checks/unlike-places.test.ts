import { expect, test } from 'vitest'
import type { Check } from '../../src/checks/check.js'
import { magnitudes } from '../../src/checks/numbers/magnitudes.js'
import { outliers } from '../../src/checks/numbers/outliers.js'
import { buildFigureBook } from '../../src/figures/figure-book.js'
import { datasetOf, indicator, quantity } from '../figures/make-dataset.js'
import { notice } from './notice-of-2022.js'

/** Which places a check tells of, where each has done so much of one indicator and has a score. */
function told(
  check: Check,
  name: string,
  actuals: readonly string[],
  scores: readonly string[] = [],
): readonly string[] {
  const made = datasetOf(
    [indicator(name)],
    actuals.map((actual) => [{ actual }]),
  )
  const reports = made.reports.map((report, index) => {
    const score = scores[index]
    return score ? { ...report, score: quantity(score) } : report
  })
  const dataset = { ...made, reports }
  const figures = buildFigureBook(dataset)
  if (!figures.ok) throw new Error('the figures must be computed')
  return check({ ...notice, dataset, figures: figures.value, passages: [], printed: new Map() }).map(
    ({ code, about }) => `${code} ${about}`,
  )
}

test.each([
  ['优良率', ['91.4%', '90.2%', '89.7%', '88.6%', '8.71%'], ['report-outlier 地4 优良率 完成']],
  ['优良率', ['91.4%', '90.2%', '89.7%', '88.6%', '187.1%'], ['report-outlier 地4 优良率 完成']],
  ['优良率', ['91.4%', '90.2%', '89.7%', '88.6%', '83.7%'], []],
  // Growth is as it is.
  ['投资增速', ['3.1%', '2.9%', '4%', '3.5%', '18%'], []],
  // Amounts are as large as their places.
  ['里程', ['352公里', '300公里', '51公里', '40公里', '9公里'], []],
])('a percentage unlike those of the other places: %s %j', (name, actuals, expected) => {
  expect(told(outliers, name, actuals)).toEqual(expected)
})

test.each([
  [['96.5', '94.2', '93.1', '92.8', '69.5'], ['report-outlier 地4 综合得分']],
  [['96.5', '94.2', '93.1', '92.8', '9.15'], ['report-outlier 地4 综合得分']],
  [['96.5', '94.2', '93.1', '92.8', '85.2'], []],
  // A tail that goes down step by step is how places are.
  [['98', '97.2', '96.4', '95.6', '95.6', '90.3', '88.1', '82.7', '80.9'], []],
  [['98', '97.2', '96.4', '95.6', '95.6', '90.3', '88.1', '82.7', '8.9'], ['report-outlier 地8 综合得分']],
  [
    ['98', '97.2', '96.4', '95.6', '95.6', '90.3', '88.1', '72.7', '70.9'],
    ['report-outlier 地7 综合得分', 'report-outlier 地8 综合得分'],
  ],
  [
    ['98', '97.2', '96.4', '95.6', '95.6', '90.3', '88.1', '118.1', '110.9'],
    ['report-outlier 地7 综合得分', 'report-outlier 地8 综合得分'],
  ],
])('an overall score unlike those of the other places: %j', (scores, expected) => {
  expect(
    told(
      outliers,
      '里程',
      scores.map((_, index) => `${index + 1}公里`),
      scores,
    ),
  ).toEqual(expected)
})

test.each([
  [['86件', '74件', '91件', '42件', '8600件'], ['report-magnitude 地4 投诉']],
  [['86件', '74件', '91件', '42件', '860件'], []],
  [['0件', '0件', '0件', '1件', '12件'], []],
  [['86件', '74件', '8600件'], []],
])('a number ten times those of all the others together, without a plan: %j', (actuals, expected) => {
  expect(told(magnitudes, '投诉', actuals)).toEqual(expected)
})
