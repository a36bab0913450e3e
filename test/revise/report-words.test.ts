import { expect, test } from 'vitest'
import { shortFormula } from '../../src/revise/report/words.js'

test.each([
  ['甲÷乙', '甲÷乙'],
  ['甲＋乙＋丙＋丁', '甲＋乙＋丙＋丁'],
  ['甲＋乙＋丙＋丁＋戊', '甲＋……＋戊（共5项）'],
  // More than `explainDerivation` writes out: it says itself how many there are.
  ['甲＋乙＋丙＋丁＋戊＋……＋癸（共20项）', '甲＋……＋癸（共20项）'],
])('the formula %s is shown as %s', (formula, shown) => {
  expect(shortFormula(formula)).toBe(shown)
})
