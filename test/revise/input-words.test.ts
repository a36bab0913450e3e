import { expect, test } from 'vitest'
import type { InputChange, InputSide } from '../../src/revise/cause/input-changes.js'
import { inputTexts } from '../../src/revise/report/input-words.js'

const side = (text: string): InputSide =>
  ({ text, at: { file: 'templates/通报.hbs', line: 1, column: 1, length: 1 } }) as InputSide
const texts = (old: string | null, now: string) =>
  inputTexts({
    kind: 'template',
    file: 'templates/通报.hbs',
    path: ['署名'],
    old: old === null ? null : side(old),
    now: side(now),
  } as unknown as InputChange)

const long = '对以上排名靠前的单位予以表扬，请各地结合实际，认真学习借鉴，推动就业创业各项工作再上新台阶。'

test('of a long text the ends of what is alike are shown, and no tag is cut in two', () => {
  const old = `${long}${long}{{数 "城镇新增就业/完成率"}}以内{{数 "青年见习/完成率"}}的，${long}`
  expect(texts(old, old.replace('以内', '以外'))).toEqual({
    old: '……{{数 "城镇新增就业/完成率"}}以内{{数 "青年见习/完成率"}}……',
    now: '……{{数 "城镇新增就业/完成率"}}以外{{数 "青年见习/完成率"}}……',
  })
})

test('nor where the change is in the tag itself', () => {
  const old = `${long}${long}，城镇{{数 "城镇新增就业/完成率"}}，${long}`
  expect(texts(old, old.replace('新增就业/', '登记失业/'))).toEqual({
    old: expect.stringMatching(/^……镇\{\{数 "城镇新增就业\/完成率"\}\}，……$/u),
    now: expect.stringMatching(/^……镇\{\{数 "城镇登记失业\/完成率"\}\}，……$/u),
  })
})

test('a text that is new is cut behind the tag', () => {
  const words = long.slice(0, 45)
  expect(texts(null, `${words}{{#各项 指标 有="完成率" 分隔="；"}}{{表述}}{{/各项}}`).now).toBe(
    `${words}{{#各项 指标 有="完成率" 分隔="；"}}……`,
  )
})
