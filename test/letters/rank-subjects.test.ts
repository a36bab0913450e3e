import { describe, expect, test } from 'vitest'
import type { Change } from '../workspace.js'
import { complaints, lettersOf } from './letters-of.js'

const template = 'templates/摘录函.hbs'
const overall = '综合得分排序{{#if 本地.综合并列}}并列{{/if}}第{{本地.综合名次}}名'

/** What is said of the ranks of 延边州, fourth overall and in no other ranking. */
const said = (by: string, ...more: readonly Change[]) =>
  complaints(lettersOf([{ file: template, replace: overall, by }, ...more], '2022', ['延边州'])).filter((each) =>
    each.startsWith('letter-rank'),
  )

describe('what a rank is about is what was named last, in quotation marks or without', () => {
  test('a name of the data behind quotation marks', () => {
    expect(said('“家政从业人员培训”之外，综合得分排序第四名')).toEqual([])
  })
  test('quotation marks behind a name of the data', () => {
    expect(said('综合得分第四名，“家政从业人员培训”第四名')).toEqual([
      'letter-rank 给延边州的函写着“家政从业人员培训”第四名，排名里没有',
    ])
  })
})

test('an indicator is known by its other wording', () => {
  const added = (words: string) => {
    const change = { file: template, replace: '{{本地.亮点}}', by: `{{本地.亮点}}\n\n返乡入乡创业基地建设${words}。` }
    return complaints(lettersOf([change], '2022', ['辽源市'])).filter((each) => each.startsWith('letter-rank'))
  }
  expect(added('第二名')).toEqual([])
  expect(added('第一名')).toEqual(['letter-rank 给辽源市的函写着“返乡入乡创业基地”第一名，应是“第二名”'])
})

test('a rank that is counted from behind is none of the ranking', () => {
  expect(said('综合得分排名倒数第一')).toEqual(['letter-rank 给延边州的函写着“综合得分”倒数第一，应是“第四名”'])
  expect(said('综合得分居倒数第四名')).toEqual(['letter-rank 给延边州的函写着“综合得分”倒数第四名，应是“第四名”'])
})

describe('a ranking that the notice tells in an attachment alone', () => {
  const attached: readonly Change[] = [
    { file: 'templates/通报.hbs', replace: '}}为：\n{{名单 综合排名}}。', by: '}}见附件。' },
    { file: 'templates/通报.hbs', replace: '}}的{{名单 综合排名}}，', by: '}}的单位，' },
    {
      file: 'templates/通报.附件1.hbs',
      content: "---\n标题: '综合得分排序'\n---\n{{名单 综合排名}}\n",
    },
  ]
  test('is told', () => {
    expect(said(overall, ...attached)).toEqual([])
    expect(said(overall, ...attached.slice(0, 2))).toEqual([
      'letter-rank 给延边州的函写着“综合得分”第四名，通报里却没有印出这个排名',
    ])
  })
})
