import { describe, expect, test } from 'vitest'
import type { Change } from '../workspace.js'
import { lettersOf } from './letters-of.js'

const template = 'templates/摘录函.hbs'
const commending = (by: string): Change => ({
  file: 'templates/通报.hbs',
  replace: '对以上排名靠前的单位予以表扬',
  by,
})
const silent = '通报对“排名靠前的单位予以表扬”；对'
const praised: Change = { file: template, replace: silent, by: '{{本地.称呼}}在表扬之列；对' }

const found = (changes: readonly Change[], name: string) =>
  lettersOf(changes, '2022', [name]).diagnostics.filter(({ code }) => code === 'letter-commended')

describe('a notice that commends by the ranking of one indicator', () => {
  const one = commending('对“家政从业人员培训”排名靠前的单位予以表扬')
  test('commends whom that one lists', () => {
    expect(found([one, praised], '四平市')).toEqual([])
  })
  test('and nobody else', () => {
    expect(found([one, praised], '白城市').map(({ severity }) => severity)).toEqual(['error'])
  })
})

describe('that a place is commended is missed', () => {
  const first = '，{{本地.称呼}}在表扬之列；对{{其他.得分名称}}排序{{综合前几名}}的单位（'
  const unsaid = { file: template, replace: first, by: first.replace('，{{本地.称呼}}在表扬之列', '') }
  test('where the letter speaks of it', () => {
    expect(found([unsaid], '延边州')).toMatchObject([{ at: { file: template } }])
  })
})
