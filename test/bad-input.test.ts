import { describe } from 'vitest'
import { andThen } from '../src/diagnostics/diagnostic.js'
import { composeDocument, layOutDocument } from '../src/pipeline.js'
import { testCases } from './bad-cases.js'

describe('a bad input is named by code and place, and ends with the right exit code', () => {
  testCases(new URL('cases/bad-input/', import.meta.url), (host, folder) => {
    const composed = composeDocument({ host, folder, template: '通报' })
    return andThen(composed, (document) => layOutDocument(document, { host, bundledOnly: true })).diagnostics
  })
})
