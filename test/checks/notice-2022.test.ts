import { describe, expect, test } from 'vitest'
import { checkWorkspace } from './check-workspace.js'

/** Everything that is wrong in the published notice: what is said of it, and the page and row where it is printed. */
const known = [
  'error share-mismatch 41.26% 第2页第17行',
  'warning completion-mismatch 199% 第2页第4行',
  'warning indicator-without-figure 农村转移就业劳动者等重点群体职业技能培训 第5页第9行',
  'warning indicator-without-figure 家政从业人员培训 第5页第11行',
  'warning indicator-without-figure 创业培训 第5页第13行',
  'warning indicator-without-figure 创业致富带头人 第5页第19行',
  'warning addressee-uncovered 梅河口市 第1页第5行',
  'warning term-misspelt 高校毕业就 第2页第7行',
  'warning term-misspelt 脱贫劳务力 第3页第19行',
  'warning term-inconsistent 考核 第6页第1行',
  'warning label-inconsistent 返乡入乡创业基地 第5页第5行',
  'warning label-inconsistent 开展残疾人职业技能培训和创业培训 第5页第14行',
  'warning label-inconsistent 创业担保贷款发放 第5页第17行',
  'warning unit-unusual 个次 第3页第7行',
  'warning unit-inconsistent 农民工稳就业职业技能培训 第2页第19行',
  'warning unit-inconsistent 残疾人职业技能培训和创业培训 第2页第2行',
]

describe('the notice of 2022 as published', () => {
  test('without its waivers: exactly what is known to be wrong, and nothing that is right', () => {
    const found = checkWorkspace([{ file: 'data/2022/豁免.yaml', remove: true }]).filter(
      ({ severity }) => severity !== 'note',
    )
    const shown = found.map(({ severity, code, message, printed }, index) => {
      const quote = known[index]?.split(' ')[2] ?? ''
      const said = message.includes(quote) ? quote : message
      return `${severity} ${code} ${said} 第${printed?.page}页第${printed?.line}行`
    })
    expect(shown).toEqual(known)
  })

  test('a contradiction names what each number would have to be', () => {
    const [share] = checkWorkspace([{ file: 'data/2022/豁免.yaml', remove: true }]).filter(
      ({ severity }) => severity === 'error',
    )
    const words = `${share?.message}${share?.hint}`
    for (const candidate of ['44.34%', '322.08万人', '123.67万人']) expect(words).toContain(candidate)
  })

  test('with its waivers: no error, no warning, and each waived finding listed with its reason', () => {
    const found = checkWorkspace([])
    expect(found.filter(({ severity }) => severity !== 'note')).toEqual([])
    const waived = found.filter(({ code }) => code === 'waived')
    expect(waived).toHaveLength(known.length)
    for (const { message, hint, printed } of waived) {
      expect(message).toMatch(/^已豁免 \[[a-z-]+\] /)
      expect(hint).toMatch(/。（数据整理，2026年11月23日）$/)
      expect(printed).not.toBeNull()
    }
  })

  test.each([
    ['41.26%', '41.36%'],
    ['132.89万人', '123.89万人'],
  ])('a waived contradiction comes back when %s becomes %s', (replace, by) => {
    const found = checkWorkspace([{ file: 'data/2022/数字.yaml', replace, by }])
    expect(found.filter(({ severity }) => severity !== 'note').map(({ code }) => code)).toEqual([
      'share-mismatch',
      'waiver-stale',
    ])
  })
})
