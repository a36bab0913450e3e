import type { Coverage, Proof } from './make-proof.js'
import type { NumberKind } from './printed-numbers.js'

/** What the sheet is of, marked as its pages are: （示例）讨论稿 吉政函〔2024〕　号 …的通报. */
export const proofSubject = ({ title, number, sample, state }: Proof): string =>
  [`${sample ? '（示例）' : ''}${state === '印发' ? '' : state}`, number, title].filter((part) => part !== '').join(' ')

const kindWords: { readonly [K in NumberKind]: string } = {
  figure: '统计数字',
  fact: '年份、日期、文号',
  made: '序号',
  name: '专名里的数字',
  typed: '直接写在文字里的数字',
}

const kinds: readonly NumberKind[] = ['figure', 'fact', 'made', 'name', 'typed']

/** The count at the end: what there is, and that nothing is left out. */
export function coverageLines({ coverage, rows }: Proof): readonly string[] {
  const total = kinds.reduce((sum, kind) => sum + coverage[kind], 0)
  const alone = rows.filter(({ verdict }) => verdict.status === 'alone').length
  const failed = rows.filter(({ verdict }) => verdict.status === 'failed').length
  return [
    `文中共印出数字 ${total} 处，有来源的 ${boundOf(coverage)} 处，没有来源的 ${coverage.typed} 处${coverage.typed === 0 ? '' : '（必须改正）'}。`,
    ...kinds.map((kind) => `${kindWords[kind]}：${coverage[kind]} 处`),
    `统计数字中，检查没有通过的 ${failed} 处，没有勾稽关系、只能对照来源的 ${alone} 处。`,
  ]
}

/** Everything but what is typed into the text comes from a place that is known. */
export const boundOf = ({ figure, fact, made, name }: Coverage): number => figure + fact + made + name

/** The heads of 校对单, from left to right. */
export const proofHeads = ['序号', '位置', '句子', '印出', '名称', '怎样计算', '来源', '检查', '校对'] as const
