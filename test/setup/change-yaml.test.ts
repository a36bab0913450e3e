import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeYaml } from '../../src/setup/change-yaml.js'

describe('values of a YAML file', () => {
  test('every byte that is not the value stays, whatever the file', () => {
    const comment = fc.string({ unit: fc.constantFrom('甲', ' ', '#', 'a', ':', '"', '{'), maxLength: 8 })
    fc.assert(
      fc.property(
        fc.array(comment, { maxLength: 4 }),
        comment,
        fc.constantFrom('5人', "'5人'", '"5人"'),
        (above, behind, value) => {
          const head = above.map((text) => `# ${text}\n`).join('')
          const text = `${head}数字:\n  甲: ${value} # ${behind}\n  乙: 1个\n`
          const changed = changeYaml(text, (path) => (path.join('/') === '数字/甲' ? { now: '待补' } : undefined))
          expect(changed).toBe(`${head}数字:\n  甲: 待补 # ${behind}\n  乙: 1个\n`)
        },
      ),
    )
  })

  test.each([
    ['a list over several lines', '排名:\n  - 甲市\n  - 乙市\n单位: 个\n', '排名: 待补\n单位: 个\n'],
    ['a list on one line', '排名: [甲市, 乙市] # 公布\n', '排名: 待补 # 公布\n'],
    ['a key with nothing behind it', '排名:\n单位: 个\n', '排名: 待补\n单位: 个\n'],
  ])('%s', (_, before, after) => {
    expect(changeYaml(before, (path) => (path.join() === '排名' ? { now: '待补' } : undefined))).toBe(after)
  })
})
