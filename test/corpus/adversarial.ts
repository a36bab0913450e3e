import type { OfficialDocument } from '../../src/document/document.js'
import { paragraph, sample } from './make.js'
import { sentences } from './prose.js'

const url = 'https://jiuye.example.invalid/portal/v2/notice?id=2024-05-06&lang=zh-CN#section-3'
const words = 'The quick brown fox jumps over a lazy dog while GB/T 9704-2012 and ISO 19005-1:2005 are being read aloud'

/** Text of one kind of trouble between sentences, so that it meets the end of a line in every way. */
const between = (...trouble: readonly string[]): readonly ReturnType<typeof paragraph>[] =>
  Array.from({ length: 12 }, (_, n) =>
    paragraph(
      Array.from({ length: 4 }, (__, k) => {
        const sentence = sentences[(n + 3 * k) % sentences.length] ?? ''
        return `${sentence.slice(0, 5 + ((n * 7 + k * 11) % 23))}${trouble[(n + k) % trouble.length]}`
      }).join(''),
    ),
  )

const letter = (title: string, body: ReturnType<typeof between>): OfficialDocument =>
  sample({ format: 'letter', title: `关于${title}的函`, genre: '函', body })

/** What is hard to break: each shows one kind of it. */
export const adversarialDocuments: Readonly<Record<string, OfficialDocument>> = {
  addresses: letter('网址', between(url, 'mailto:jiuye@example.invalid', 'http://a.invalid/')),
  english: letter('外文', between(words, 'Internationalisation', 'e-mail', 'Q&A', 'PDF/A-1b')),
  digits: letter(
    '数字',
    between(
      '123456789012345678901234567890',
      '1,234,567.89',
      '109.5%',
      '-10℃',
      '2016—2020年',
      '6 820万元',
      '3×5',
      '1311×N',
    ),
  ),
  quotes: letter('引号', between('“‘甲’”', '《〈乙〉》', '（〔丙〕）', '”“', '》《', '“丁”“戊”“己”', '。”')),
  dashes: letter('破折号省略号', between('——', '……', '——甲——', '……。', '—', '～', '·', '／', '-')),
  symbols: letter('符号', between('℃', '‰', '№', '①②③', '★', '→', '±', '≥', 'α', 'Ω', 'Ж', '¥', '£', '§', '°')),
  // Such as the bundle draws: what no font has is no document of ours.
  rare: letter('生僻字', between('㛃㙍', '𫖯', '𬭎野', '龘', '䶮', '〇')),
  spaces: letter('空格', between('a b  c', ' 甲 ', '　乙　', '1 000 000', 'A B C D E F G')),
}
