import { describe } from 'vitest'
import { loadDataset } from '../../src/data/load-dataset.js'
import { andThen } from '../../src/diagnostics/diagnostic.js'
import { buildFigureBook } from '../../src/figures/figure-book.js'
import { testCases } from '../bad-cases.js'

describe('data that cannot be used is named by code and place', () => {
  testCases(
    new URL('../cases/data/', import.meta.url),
    (host, year) => andThen(loadDataset(host, year), buildFigureBook).diagnostics,
  )
})
