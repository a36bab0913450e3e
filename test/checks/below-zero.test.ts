import { expect, test } from 'vitest'
import { belowZero } from '../../src/checks/numbers/below-zero.js'
import { parseQuantity } from '../../src/data/parse-quantity.js'
import { place } from '../../src/diagnostics/diagnostic.js'
import { notice } from './notice-of-2022.js'

const at = place('数字.yaml', 1, 1)

/** What is said of a figure of the data under a name, 5% below zero. */
function said(name: string): readonly string[] {
  const [figure] = notice.dataset.figures
  const quantity = parseQuantity('-5%', at)
  if (!figure || !quantity.ok) throw new Error('the notice has figures')
  const named = { ...figure, name: { ...figure.name, value: name }, quantity: { value: quantity.value, at } }
  const dataset = { ...notice.dataset, figures: [named], indicators: [], reports: [] }
  return belowZero({ ...notice, dataset, passages: [], printed: new Map() }).map(({ message }) => message)
}

test.each(
  '增长 增速 增幅 增减 增量 增值 净增 净减 净流入 升幅 涨幅 升降 涨跌 变化 变动 波动 浮动 同比 环比 比上年 较去年 差 差额 差值 差距 偏差 距平 缺口 贡献率 拉动 利润 盈余 亏损 损益 收益 余额 结余 净额 净值 顺差 气温 扣分 加减分 加分 附加分 指数'.split(
    ' ',
  ),
)('%s may be below zero', (name) => {
  expect(said(`示例${name}`)).toEqual([])
})

test.each('下降 降幅 减少 降低 跌幅'.split(' '))('%s below zero would be a rise', (name) => {
  expect(said(`同比${name}`)).toEqual([expect.stringContaining('就成了增加')])
})

test.each('人数 件数 占比 差评率 指数企业'.split(' '))('%s is never below zero', (name) => {
  expect(said(name)).toEqual([expect.stringContaining('一般不会是负数')])
})
