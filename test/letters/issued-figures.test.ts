import { expect, test } from 'vitest'
import { loadTemplates } from '../../src/compose/template-file.js'
import { composeDocument } from '../../src/pipeline.js'
import { type Change, changedWorkspace } from '../workspace.js'
import { complaints, composeLetters } from './letters-of.js'

const template = 'templates/摘录函.hbs'
const folder = '2023-示例'
const name = '长春市/上报/城镇新增就业/完成'

/** What is said of the letter to 长春市, where the notice went out with some figures. */
function letterAfter(figures: Readonly<Record<string, string>>, changes: readonly Change[] = []) {
  const host = changedWorkspace(changes)
  const work = composeDocument({ host, folder, template: '通报' })
  const templates = loadTemplates(host)
  if (!work.ok || !templates.ok) throw new Error('the workspace is broken')
  const { document: notice, dataset } = work.value
  const issued = { edition: '第1版', words: '', figures: new Map(Object.entries(figures)) }
  const input = { ...work.value, notice, issued, templates: templates.value }
  const places = dataset.places.filter((place) => place.name.value === '长春市')
  return complaints(composeLetters(input, places)).filter((each) => each.includes('里是'))
}

test('a figure that the issued notice prints otherwise is told, wherever the letter says it', () => {
  expect(letterAfter({ [name]: '84797人' })).toEqual([
    `letter-quote 给长春市的函里“${name}”是84796人，已印发的通报（第1版）里是84797人`,
  ])
  expect(letterAfter({ [name.replace('完成', '名次')]: '9' })).toHaveLength(1)
})

test('the same figure, and one that the letter does not say, are none of its concern', () => {
  expect(letterAfter({ [name]: '84796人' })).toEqual([])
  expect(letterAfter({ [name.replace('长春市', '吉林市')]: '1人' })).toEqual([])
  const unsaid: Change = { file: template, replace: '{{#if 本地.上报}}', by: '{{#if 本地.综合并列}}' }
  expect(letterAfter({ [name]: '84796人' }, [unsaid])).toEqual([])
})
