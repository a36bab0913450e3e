import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/document/inline.js'
import { composeDocument } from '../../src/pipeline.js'
import { type Change, changedWorkspace } from '../workspace.js'

/** The cells of the table of the attachment, and what else is found. */
function attached(body: string, changes: readonly Change[] = []) {
  const content = `---\n标题: 各地完成情况\n---\n${body}\n`
  const host = changedWorkspace([...changes, { file: 'templates/通报.附件1.hbs', content }])
  const composed = composeDocument({ host, folder: '2023-示例', template: '通报' })
  const codes = composed.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  const blocks = composed.ok
    ? composed.value.document.elements.flatMap((each) => (each.kind === 'attachment' ? each.blocks : []))
    : []
  const cells = blocks.flatMap((block) =>
    block.kind === 'table' ? [block.header, ...block.rows].map((row) => row.map(plainText)) : [],
  )
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.inlines)] : []))
  const inlines = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []))
  return { codes, cells, texts, inlines }
}

describe('a table of all places', () => {
  const table = `| 地区 |{{#each 指标}} {{名称}} > 完成 | {{名称}} > 得分 |{{/each}} 综合得分 | 名次 |
|:---|{{#each 指标}}---:|---:|{{/each}}---:|---:|
{{#each 地方}}
| {{名称}} |{{#each 上报}} {{#if 完成}}{{完成}}{{else}}—{{/if}} | {{#if 得分}}{{得分}}{{else}}—{{/if}} |{{/each}} {{综合得分}} | {{综合名次}} |
{{/each}}`

  test('has a column for each indicator and a row for each place, in official order', () => {
    const { codes, cells } = attached(table)
    expect(codes).toEqual([])
    expect(cells.map(([name]) => name)).toEqual([
      '地区',
      ...['长春市', '吉林市', '四平市', '辽源市', '通化市', '白山市', '松原市', '白城市', '延边州'],
      ...['长白山保护开发区', '梅河口市'],
    ])
    expect(cells[0]?.length).toBe(1 + 13 * 2 + 2)
    const changbaishan = cells.find(([name]) => name === '长白山保护开发区')
    expect(changbaishan?.slice(1, 3)).toEqual(['5165人', '91.9'])
    // 创业致富带头人 has no plan and no score.
    expect(changbaishan?.slice(25, 27)).toEqual(['31人', '—'])
    expect(new Set(cells.slice(1).map((row) => row.at(-1)))).toEqual(new Set('1 2 3 4 5 6 7 8 9 10 11'.split(' ')))
  })

  test('has its cells for a place that is assessed by nothing, too', () => {
    const { codes, cells } = attached(
      '| 地区 |{{#each 指标}} {{名称}} |{{/each}}\n|:---|{{#each 指标}}---:|{{/each}}\n{{#each 地方}}\n| {{名称}} |{{#each 上报}} {{#if 完成}}{{完成}}{{else}}—{{/if}} |{{/each}}\n{{/each}}',
      [{ file: 'data/2023-示例/上报/白城市.yaml', content: '上报: {}\n' }],
    )
    expect(codes).toEqual([])
    const row = cells.find(([name]) => name === '白城市')
    expect(row?.slice(1)).toEqual(Array.from({ length: 13 }, () => '—'))
  })

  test('may stand in the order of the positions, or hold some of them', () => {
    const rows = (options: string) =>
      attached(`| 地区 | 名次 |\n|:---|---:|\n{{#各项 地方 ${options}}}\n| {{名称}} | {{综合名次}} |\n{{/各项}}`)
    const all = rows('按="综合名次"')
    expect(all.codes).toEqual([])
    expect(all.cells.slice(1).map(([, position]) => Number(position))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(rows('按="综合名次" 到=3').cells.slice(1)).toEqual(all.cells.slice(1, 4))
    expect(rows('按="综合名次" 从=4 到=7').cells.slice(1)).toEqual(all.cells.slice(4, 8))
  })

  test('may hold the last ones, and who ties with the first of them', () => {
    const named = (options: string, changes: readonly Change[] = []) =>
      attached(`{{#各项 地方 ${options} 分隔="、"}}{{名称}}{{/各项}}。`, changes).texts[0]?.slice(0, -1).split('、')
    const all = named('按="城镇新增就业/名次"')
    expect(all).toHaveLength(11)
    expect(named('按="城镇新增就业/名次" 到=2')).toEqual(all?.slice(0, 2))
    expect(named('按="城镇新增就业/名次" 后=3')).toEqual(all?.slice(8))
    expect(named('按="综合名次" 后=1')).toHaveLength(1)
    const tied = [
      {
        file: 'data/2023-示例/上报/四平市.yaml',
        replace: '计划: 2.26万人, 完成: 24578人',
        by: '计划: 1.46万人, 完成: 16254人',
      },
    ]
    expect(named('按="城镇新增就业/名次" 后=3', tied)).toHaveLength(4)
    expect(named('按="城镇新增就业/名次" 后=2', tied)).toHaveLength(2)
    // One place is not ranked by it, so that ten are.
    expect(named('按="创业致富带头人/名次" 后=2')).toHaveLength(2)
    expect(named('有="创业致富带头人/名次"')).toHaveLength(10)
  })

  test('counts its rows', () => {
    const table = (loop: string) =>
      attached(`| 序号 | 地区 |\n|:---:|:---|\n{{#${loop}}}\n| {{序号}} | {{名称}} |\n{{/${loop.split(' ')[0]}}}`)
    const all = table('each 地方')
    expect(all.codes).toEqual([])
    expect(all.cells.map(([count]) => count)).toEqual(['序号', ...'1 2 3 4 5 6 7 8 9 10 11'.split(' ')])
    expect(table('各项 地方 按="综合名次" 从=4 到=6').cells.map(([count]) => count)).toEqual(['序号', '1', '2', '3'])
    // Of the innermost list; outside of any there is nothing to count.
    const inner = attached('{{#each 地方}}{{#each 上报}}{{序号}}{{/each}}、{{/each}}')
    expect(inner.texts[0]?.split('、').slice(0, 2)).toEqual(['12345678910111213', '12345678910111213'])
    expect(attached('第{{序号}}项。').codes).toEqual(['helper-misused'])
  })

  test('prints a figure of a row by 数 as without it', () => {
    const row = (content: string) =>
      attached(`{{#each 地方}}{{#each 上报}}{{#if 完成}}${content}、{{/if}}{{/each}}{{/each}}`)
    expect(row('{{数 完成}}').texts).toEqual(row('{{完成}}').texts)
    expect(attached('{{#each 地方}}{{#each 上报}}{{数 得分}}{{/each}}{{/each}}').codes).toContain('value-missing')
  })

  test('names in a sentence the places of some positions', () => {
    const { texts } = attached('第四名以后：{{#各项 地方 按="综合名次" 从=10 分隔="、"}}{{名称}}{{/各项}}。')
    expect(texts[0]).toMatch(/^第四名以后：[^、]+、[^、]+。$/u)
  })

  test('knows where each list is written, though two are written alike', () => {
    const list = '{{#each 地方}}{{名称}}{{/each}}'
    const { inlines } = attached(`${list}\n\n${list}`)
    expect(new Set(inlines.map(({ at }) => at?.line))).toEqual(new Set([4, 6]))
  })

  test('puts what has no position at the end, and not among those of some positions', () => {
    // 创业致富带头人 is the one indicator by which this place is not ranked.
    const named = (options: string) =>
      attached(`{{#each 地方}}{{#各项 上报 按="名次" ${options} 分隔="、"}}{{指标}}{{/各项}}。{{/each}}`)
        .texts[0]?.split('。')[9]
        ?.split('、')
    expect(named('')).toHaveLength(13)
    expect(named('')?.at(-1)).toBe('创业致富带头人')
    expect(named('从=1')).toEqual(named('')?.slice(0, -1))
  })

  test.each([
    ['a field that the items lack', '按="名次"', ['name-unknown']],
    ['bounds without what they bound', '从=3', ['helper-misused']],
    ['a bound that is no number', '按="综合名次" 从="三"', ['helper-misused']],
    ['a field that is no number', '按="名称"', ['helper-misused']],
    ['the last ones together with bounds', '按="综合名次" 从=3 后=3', ['helper-misused']],
    ['the last ones of no order', '后=3', ['helper-misused']],
    ['an indicator that is none', '按="城镇新增/名次"', ['name-unknown']],
    ['a part that no report has', '按="城镇新增就业/名"', ['name-unknown']],
  ])('refuses %s', (_, options, codes) => {
    expect(attached(`{{#各项 地方 ${options}}}{{名称}}{{/各项}}`).codes).toEqual(codes)
  })
})

describe('a column whose head states the unit', () => {
  const column = (cell: string) => attached(`| 地区 | 新增就业（人） |\n|:---|---:|\n| 长春市 | ${cell} |`)

  test('holds bare numbers, of a figure by its name or of a term', () => {
    const { codes, cells } = column('{{数值 "延边州/上报/城镇新增就业/完成" 单位="人"}}')
    expect(codes).toEqual([])
    expect(cells[1]?.[1]).toMatch(/^[0-9]+$/u)
    const rates =
      '| 指标 | 完成率（%） |\n|:---|---:|\n{{#各项 指标 有="完成率"}}\n| {{名称}} | {{数值 完成率 单位="%"}} |\n{{/各项}}'
    const all = attached(rates)
    expect(all.codes).toEqual([])
    expect(all.cells.length).toBeGreaterThan(10)
    expect(all.cells.slice(1).every(([, cell]) => /^[0-9.]+$/u.test(cell ?? ''))).toBe(true)
  })

  test.each([
    ['a number in another unit', '{{数值 "延边州/上报/城镇新增就业/完成" 单位="万人"}}', ['helper-misused']],
    ['no unit to hold it against', '{{数值 "延边州/上报/城镇新增就业/完成"}}', ['helper-misused']],
    ['a name that is no figure', '{{数值 "延边州/上报/城镇新增就业/完" 单位="人"}}', ['figure-unknown']],
    ['a term that is no figure', '{{数值 年度 单位="年"}}', ['helper-misused']],
  ])('refuses %s', (_, cell, codes) => {
    expect(column(cell).codes).toEqual(codes)
  })
})
