import { expect, test } from 'vitest'
import { fieldsOf, itemShape, type Shape, shapeOf, shapeText } from '../../src/compose/shape.js'
import { record, type Term, type TermRecord } from '../../src/compose/vocabulary.js'
import { value } from '../../src/document/inline.js'

const text = value('7', '数')

/** Places of which the report is made when it is asked for, and how often that was. */
function places(reports: readonly Term[]) {
  let asked = 0
  const items = reports.map((report): TermRecord => {
    const get = () => {
      asked += 1
      return report
    }
    return Object.defineProperty(record([['名称', text]]), '上报', { get, enumerable: true })
  })
  const shape: Shape = itemShape(shapeOf(items))
  return { asked, report: shapeText(fieldsOf(shape)?.get('上报') ?? { kind: 'any' }) }
}

const rows = (...terms: readonly Term[]) => terms.map((term) => record([['完成', term]]))

test('what is made when it is asked for is asked for until its form shows whole', () => {
  expect(places(Array(50).fill(rows(null, text)))).toEqual({ asked: 1, report: '[{完成:value}]' })
  expect(places([[], rows(null), rows(text), ...Array(50).fill([])])).toEqual({ asked: 3, report: '[{完成:value}]' })
  expect(places(Array(5).fill(rows(null)))).toEqual({ asked: 5, report: '[{完成:any}]' })
})

test('what is at hand is looked at in every item: a name of the last one is a name', () => {
  const items = [record([['甲', text]]), record([['甲', text]]), record([['乙', record([['丙', text]])]])]
  expect(shapeText(shapeOf(items))).toBe('[{甲:value,乙:{丙:value}}]')
  const nested = [record([['甲', record([['乙', text]])]]), record([['甲', record([['丙', text]])]])]
  expect(shapeText(shapeOf(nested))).toBe('[{甲:{乙:value,丙:value}}]')
})
