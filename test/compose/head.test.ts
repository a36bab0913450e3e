import { describe, expect, test } from 'vitest'
import { parseMarkup } from '../../src/compose/parse-markup.js'
import { Trace } from '../../src/compose/trace.js'
import { findElement } from '../../src/document/document.js'
import { plainText } from '../../src/document/inline.js'
import { composeDocument } from '../../src/pipeline.js'
import { type Change, changedWorkspace } from '../workspace.js'

function composed(...changes: readonly Change[]) {
  const result = composeDocument({ host: changedWorkspace(changes), folder: '2022', template: '通报' })
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
  return result.value.document
}

describe('the head of a template', () => {
  test('has 签名章 in the place of 署名', () => {
    const document = composed({
      file: 'templates/通报.hbs',
      replace: "署名: '{{发文机关}}'\n盖章: 是\n",
      by: '签名章: [某省省长, 某省副省长]\n',
    })
    expect(findElement(document, 'issuing-organs')).toBeUndefined()
    expect(findElement(document, 'signature-stamps')?.posts.map(plainText)).toEqual(['某省省长', '某省副省长'])
  })

  test('says how the pages of an attachment lie, or leaves it to the layout', () => {
    const attachment = (head: string): Change => ({
      file: 'templates/通报.附件1.hbs',
      content: `---\n标题: 任务分解表\n${head}---\n各地任务如下。\n`,
    })
    expect(findElement(composed(attachment('版面: 横向\n')), 'attachment')?.sheet).toBe('turned')
    expect(findElement(composed(attachment('版面: 纵向\n')), 'attachment')?.sheet).toBe('upright')
    expect(findElement(composed(attachment('')), 'attachment')?.sheet).toBeNull()
  })

  test('of an attachment stands in the order of the numbers of the files', () => {
    const numbered = [10, 2, 1, 9].map((number) => ({
      file: `templates/通报.附件${number}.hbs`,
      content: `---\n标题: 第${number}个表\n---\n各地任务如下。\n`,
    }))
    const titles = composed(...numbered).elements.flatMap((element) =>
      element.kind === 'attachment' ? [plainText(element.title)] : [],
    )
    expect(titles).toEqual(['第1个表', '第2个表', '第9个表', '第10个表'])
  })

  test.each(['印发机关: 某厅\n', "印发日期: '{{成文日期}}'\n"])(
    'warns of half an imprint, which is not printed: %s',
    (line) => {
      const half = (format: string): Change => ({
        file: 'templates/通报.hbs',
        replace: '格式: 信函\n',
        by: `格式: ${format}\n${line}`,
      })
      const told = (format: string) =>
        composeDocument({
          host: changedWorkspace([half(format)]),
          folder: '2022',
          template: '通报',
        }).diagnostics.flatMap(({ code, severity, at }) => (code === 'element-missing' ? [[severity, at?.line]] : []))
      expect(told('文件')).toEqual([['warning', 3]])
      expect(told('信函')).toEqual([])
    },
  )

  const toldOfHead = (...changes: readonly Change[]) =>
    composeDocument({ host: changedWorkspace(changes), folder: '2022', template: '通报' }).diagnostics.flatMap(
      ({ code, severity, at }) => (code === 'template-head' ? [`${severity} ${at?.file}:${at?.line}`] : []),
    )
  const inNotice = (lines: string, format = '信函'): Change => ({
    file: 'templates/通报.hbs',
    replace: '格式: 信函\n',
    by: `格式: ${format}\n${lines}`,
  })

  test.each(['签发人: 张三\n', '印发机关: 某厅\n', "印发日期: '{{成文日期}}'\n"])(
    'warns of what a letter does not have: %s',
    (line) => {
      expect(toldOfHead(inNotice(line))).toEqual(['warning templates/通报.hbs:3'])
      expect(toldOfHead(inNotice(line, '文件'))).toEqual([])
    },
  )

  test('warns of what is written in the head of another file than the one that it is for', () => {
    expect(toldOfHead(inNotice('版面: 横向\n'))).toEqual(['warning templates/通报.hbs:3'])
    const content = "---\n标题: 分解表\n主送: 各位：\n版面: 横向\n密级: ''\n---\n各地任务如下。\n"
    expect(toldOfHead({ file: 'templates/通报.附件1.hbs', content })).toEqual(['warning templates/通报.附件1.hbs:3'])
  })

  test('refuses a second one of what a document has one of, unless it prints nothing', () => {
    const notes = (second: string) => inNotice(`密级: [机密★1年, '${second}']\n`)
    expect(toldOfHead(notes('秘密★1年'))).toEqual(['error templates/通报.hbs:3'])
    expect(toldOfHead(notes('{{#if 附注}}{{else}}秘密{{/if}}'))).toEqual([])
    expect(toldOfHead(inNotice('签发人: [张三, 李四]\n', '文件'))).toEqual([])
  })

  test('names the elements, which come in the order of the standard whatever order it has', () => {
    const document = composed({
      file: 'templates/通报.hbs',
      replace: "附注: '{{#if 附注}}（{{附注}}）{{/if}}'\n抄送: '{{#if 抄送}}{{抄送}}。{{/if}}'\n",
      by: "印发日期: 2023年4月3日\n印发机关: 某厅\n抄送: 某办。\n附注: （此件公开发布）\n签发人: [张三, 李四]\n紧急程度: 特急\n密级: 机密★1年\n份号: '000001'\n",
    })
    const kinds = document.elements.map(({ kind }) => kind)
    const [head, foot] = [kinds.indexOf('title'), kinds.indexOf('issuing-organs')]
    expect(kinds.slice(0, head + 2)).toEqual([
      'copy-number',
      'classification',
      'urgency',
      'issuer-mark',
      'document-number',
      'signatories',
      'title',
      'addressees',
    ])
    expect(kinds.slice(foot)).toEqual(['issuing-organs', 'issue-date', 'note', 'carbon-copy', 'printing'])
    const words = (kind: 'copy-number' | 'classification' | 'urgency' | 'note') =>
      plainText(findElement(document, kind)?.inlines ?? [])
    expect((['copy-number', 'classification', 'urgency', 'note'] as const).map(words)).toEqual([
      '000001',
      '机密★1年',
      '特急',
      '（此件公开发布）',
    ])
    expect(findElement(document, 'signatories')?.names.map(plainText)).toEqual(['张三', '李四'])
  })

  test('decides about pages: the page of 版记 and lines of one character', () => {
    expect(composed().setting).toEqual({ evenImprint: true, tighten: false })
    const decided = composed({
      file: 'templates/通报.hbs',
      replace: '盖章: 是\n',
      by: '盖章: 是\n版记页: 末页\n避免单字行: 是\n',
    })
    expect(decided.setting).toEqual({ evenImprint: false, tighten: true })
  })
})

describe('the head of a table', () => {
  const tableOf = (markup: string) => {
    const blocks = parseMarkup(markup, new Trace())
    const [block] = blocks.ok ? blocks.value : []
    if (block?.kind !== 'table') throw new Error('no table')
    return {
      groups: block.groups.map(({ first, span, inlines }) => [first, span, plainText(inlines)]),
      header: block.header.map(plainText),
    }
  }

  test('joins neighbours that begin with the same words before “ > ”', () => {
    expect(
      tableOf(
        '| 地区 | 就业 > 计划 | 就业 > 完成 | 培训 > 完成 | 备注 |\n|:--|--:|--:|--:|--|\n| 甲 | 1 | 2 | 3 | 无 |',
      ),
    ).toEqual({
      groups: [
        [1, 2, '就业'],
        [3, 1, '培训'],
      ],
      header: ['地区', '计划', '完成', '完成', '备注'],
    })
  })

  test('takes > without spaces for a mark of the text', () => {
    expect(tableOf('| 年龄>60岁 | 人数 |\n|:--|--:|\n| 甲 | 1 |')).toEqual({
      groups: [],
      header: ['年龄>60岁', '人数'],
    })
  })
})
