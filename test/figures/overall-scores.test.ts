import { expect, test } from 'vitest'
import { checks } from '../../src/checks/index.js'
import { checkWorkspace } from '../checks/check-workspace.js'
import { workspaceFiles } from '../workspace.js'

const FOLDER = '2023-示例'
const reports = Object.keys(workspaceFiles()).filter((file) => file.startsWith(`data/${FOLDER}/上报/`))

/** What is said of the overall scores when the reports have some; `of`: that of a place, by the sum of its single ones. */
function said(of: (sum: number, index: number) => number | undefined): readonly string[] {
  const change = reports.flatMap((file, index) => {
    const content = workspaceFiles()[file] ?? ''
    const sum = [...content.matchAll(/得分: ([0-9.]+)/gu)].reduce((total, { 1: score }) => total + Number(score), 0)
    const score = of(sum, index)
    return score === undefined ? [] : [{ file, content: `${content.trimEnd()}\n综合得分: ${score.toFixed(1)}\n` }]
  })
  return checkWorkspace(change, FOLDER, { printed: false, asked: [checks.computedFigures] })
    .filter(({ code }) => code === 'declared-differs')
    .map(({ message }) => message)
}

test('a total that is not the sum of the scores is told', () => {
  expect(said((sum) => sum)).toEqual([])
  expect(said((sum, index) => (index === 2 ? sum + 0.9 : sum))).toEqual([
    expect.stringMatching(/^“[^”]+\/上报\/综合得分”填写的是[0-9.]+，计算的是[0-9.]+$/u),
  ])
  expect(said((sum, index) => (index < 2 ? sum + 0.9 : undefined))).toHaveLength(2)
})

test('totals of which none is the sum are reckoned otherwise, which is told once', () => {
  expect(said((sum) => sum / 13)).toEqual([
    expect.stringMatching(/^各地填写的综合得分都不是各项得分之和，如“[^”]+\/上报\/综合得分”$/u),
  ])
})
