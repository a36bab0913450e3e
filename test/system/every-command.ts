import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

/** Every command that writes, in an order in which each has what it needs: on one system, and on another, it does the same. */
export const everyCommand: readonly (readonly string[])[] = [
  ['draft', '2022'],
  ['letters', '2022', '--zip', '--merge'],
  ['proof', '2022'],
  ['export', '2022'],
  ['import', '2022', 'out/2022/2022数字表.xlsx'],
  ['draft', '2023-示例', '--format', 'web'],
  ['letters', '2023-示例', '--jobs', '2', '--reserve'],
  ['revise', '2023-示例', '--all-redlines'],
  ['letters', '2023-示例', '--shard', '1/2', '--out', 'out/分'],
  ['letters', '2023-示例', '--shard', '2/2', '--out', 'out\\分'],
  ['letters', '2023-示例', '--collect', '--out', 'out/分'],
  ['issue', '2022'],
  ['verify', 'data/版次/2022/通报/第1版 印发.zip'],
  ['diff-docx', 'out/2022/吉政函〔2023〕10号 2022年度全省就业创业工作目标责任制考评情况的通报.docx'],
  ['new-year', '2024', '--from', '2022'],
  ['check', '2024'],
  ['draft', '２０２２'],
  ['draft', '2025'],
  ['init', '新 局'],
  ['draft', '--workspace', '新 局'],
]

/** What was said without what must differ: the folder, its separators, the name of the system, times, what a slow run tells on its way. */
export const comparable = (said: string): string =>
  said
    .replaceAll(/^\d+\/\d+ 份，每秒.*\n/gmu, '')
    .replaceAll('\\', '/')
    .replaceAll(/(?:Z:)?\/\S*\/(?:here|there)(?=[/："]|$)/gmu, '…')
    .replaceAll(/\d+毫秒/gu, '…毫秒')

/** A figure is corrected before `revise`. */
export const correct = (folder: string) => {
  const file = join(folder, 'data/2023-示例/上报/长春市.yaml')
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('84796人')
  writeFileSync(file, text.replace('84796人', '84990人'))
}
