import { expect, test } from 'vitest'
import { loadTemplates } from '../../src/compose/template-file.js'
import { wordsOf } from '../../src/letters/quotations.js'
import { composeDocument } from '../../src/pipeline.js'
import { type Change, changedWorkspace } from '../workspace.js'
import { complaints, composeLetters } from './letters-of.js'

/** What is said of the letter to 松原市, where something of the notice was changed after it had been issued. */
function letterAfter(...changes: readonly Change[]) {
  const compose = (change: readonly Change[]) => {
    const host = changedWorkspace(change)
    const work = composeDocument({ host, folder: '2022', template: '通报' })
    const templates = loadTemplates(host)
    if (!work.ok || !templates.ok) throw new Error('the workspace is broken')
    return { ...work.value, notice: work.value.document, templates: templates.value }
  }
  const issued = { edition: '第1版', words: wordsOf(compose([]).notice), figures: new Map() }
  const now = compose(changes)
  const places = now.dataset.places.filter(({ name }) => name.value === '松原市')
  return complaints(composeLetters({ ...now, issued }, places))
}

const told = 'letter-quote 给松原市的函引用通报时写错了：已印发的通报（第1版）的'

test('a letter cites the notice by the title and the date under which it was issued', () => {
  expect(letterAfter()).toEqual([])
  const title = { file: 'templates/通报.hbs', replace: '目标责任制考评情况的', by: '目标责任制考评结果的' }
  expect(letterAfter(title)).toEqual([
    `${told}标题不是《吉林省人民政府关于2022年度全省就业创业工作目标责任制考评结果的通报》`,
  ])
  const date = { file: 'data/2022/文件.yaml', replace: '成文日期: 2023年4月3日', by: '成文日期: 2023年4月4日' }
  expect(letterAfter(date)).toEqual([`${told}日期不是2023年4月4日`])
})
