import type { OfficialDocument } from '../../src/document/document.js'
import type { Element } from '../../src/document/element.js'
import { notice } from '../fixtures/notice.js'
import { heading, item, paragraph, runIn, sample } from './make.js'

/** Every sentence of the notice. */
const sentences: readonly string[] = notice.elements.flatMap((element) =>
  element.kind === 'run-in' || element.kind === 'item' || element.kind === 'paragraph'
    ? element.inlines.flatMap(({ text }) => text.split(/(?<=[。；])/u)).filter((sentence) => sentence.length > 1)
    : [],
)

/** The same numbers for the same seed on every machine (Park and Miller). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** A letter of some twelve pages: sentences of the notice in another order, under headings of every level. */
function shuffled(seed: number): OfficialDocument {
  const next = random(seed)
  const some = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const prose = (most: number) => Array.from({ length: 1 + Math.floor(next() * most) }, () => some(sentences)).join('')
  const body: Element[] = []
  for (let part = 0; part < 5; part++) {
    body.push(heading(1, `${numerals[part]}、`, '就业创业工作情况'))
    for (let section = 0; section < 4; section++) {
      body.push(runIn(2, `（${numerals[section]}）`, '各项任务全面完成。', prose(7)))
      if (next() < 0.4) body.push(heading(3, `${section + 1}.`, '重点群体就业'))
      for (let count = Math.floor(next() * 3); count > 0; count--) body.push(paragraph(prose(6)))
      if (next() < 0.5) body.push(item('1.', prose(1)), item('2.', prose(1)))
    }
  }
  return sample({
    format: seed % 2 === 0 ? 'general' : 'letter',
    title: '某某省人民政府关于2022年度全省就业创业工作情况的通报',
    genre: '通报',
    body,
    note: '（此件公开发布）',
    printing: ['某某省人民政府办公厅', '2024年5月7日'],
  })
}

/** Eight of them. */
export const shuffledDocuments: Readonly<Record<string, OfficialDocument>> = Object.fromEntries(
  Array.from({ length: 8 }, (_, index) => [`shuffled-${index + 1}`, shuffled(index + 1)]),
)
