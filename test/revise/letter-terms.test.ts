import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { inputChanges } from '../../src/revise/cause/input-changes.js'
import { lettersToCheck, mayDiffer } from '../../src/revise/letter-terms.js'
import type { Change } from '../workspace.js'
import { changedYear } from './effect-of.js'

const YEAR = '2023-示例'
const reworded: Change = { file: 'templates/通报.hbs', replace: '# 工作中存在的问题', by: '# 存在的问题' }
const calls: Change = { file: 'templates/摘录函.hbs', replace: '{{本函.结语}}', by: '{{本函.结语}}\n{{> 通报}}' }

test.each([
  ['calls it', [calls], true],
  ['does not', [], false],
])("other words in the notice's template may change a letter whose template %s", (_, template, differs) => {
  const old = changedYear(template, YEAR).version
  const now = changedYear([...template, reworded], YEAR).version
  expect(mayDiffer(old, now, '长春市')).toBe(differs)
})

test("with the notice's template a letter takes its own from what it calls", () => {
  const old = changedYear([calls], YEAR).version
  const other: Change = { file: 'templates/摘录函.hbs', replace: '# 考评结果', by: '# 结果' }
  expect(mayDiffer(old, changedYear([calls, other], YEAR).version, '长春市')).toBe(true)
})

describe('a letter whose template says no rank is held against the notice again where a corrected figure', () => {
  const head = "---\n格式: 信函\n文种: '{{本函.文种}}'\n标志: '{{本函.标志}}'\n文号: '{{本函.文号}}'\n"
  const says = `${head}标题: '{{年度}}'\n主送: '{{本地.主送}}：'\n署名: '{{本函.发文机关}}'\n成文日期: '{{本函.成文日期}}'\n---\n{{本地.称呼}}\n`
  const short: Change = { file: 'templates/摘录函.hbs', content: says }
  const silent: readonly Change[] = [short, { file: 'templates/摘录函.附件1.hbs', remove: true }]
  const correction = (name: string): readonly Change[] =>
    parse(readFileSync(new URL(`../cases/revise/${name}.yaml`, import.meta.url), 'utf8')).change
  const toCheck = (correction: readonly Change[]) => {
    const [old, now] = [changedYear(silent, YEAR), changedYear([...silent, ...correction], YEAR)]
    const changes = inputChanges(old.host, now.host, YEAR)
    return lettersToCheck(old.version, now.version, changes).map((place) => place.name.value)
  }
  test.each([
    ['gives or takes a rank', 'rank-flip', ['长春市', '长白山保护开发区']],
    ['gives or takes one in the overall ranking', 'overall-enters', ['通化市', '白城市']],
    ['lets two places share one', 'new-tie', ['松原市', '白城市']],
    ['parts two places that shared one', 'tie-dissolves', ['通化市', '白山市', '延边州', '梅河口市']],
    ['moves no rank', 'below-printed-digits', []],
  ])('%s', (_, name, places) => {
    expect(toCheck(correction(name))).toEqual(places)
  })
  test('comes with other words of the notice, as every letter is', () => {
    const places = changedYear([], YEAR).version.letterPlaces
    expect(toCheck([...correction('below-printed-digits'), reworded])).toEqual([...places.keys()])
  })

  test('which its attachment alone prints: it may read otherwise', () => {
    const [old, now] = [[short], [short, ...correction('rank-flip')]].map((change) => changedYear(change, YEAR).version)
    if (!old || !now) throw new Error('two versions')
    expect(['白山市', '四平市'].map((place) => mayDiffer(old, now, place))).toEqual([true, false])
  })
})
