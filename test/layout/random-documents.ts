import fc from 'fast-check'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Attachment, Block, Level } from '../../src/document/element.js'
import { text } from '../../src/document/inline.js'
import { type Sample, sample, table } from '../corpus/make.js'
import { sentences } from '../corpus/prose.js'

/** What no one should write but someone will: words that find no end, digits, nested marks, characters few fonts have. */
const adversarialWords: readonly string[] = [
  'https://example.invalid/a/very/long/path/that-has/no-end?key=value&other=1234567890#fragment',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  '12345678901234567890123456789012345678901234567890.1234567890',
  '“‘《〈（〔【甲】〕）〉》’”',
  '……——……',
  '））））））））））））））））））））））））））））））））））',
  '（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（',
  '㐀㐁𠀀𠮷𫍣',
  '１２３ＡＢＣ％',
  'a b  c   d',
  '25.17万人、132.89万人',
  '℃‰№①★→',
  '和/或（甲／乙）2016—2020年-5℃',
]

const sentence = fc.oneof(
  { arbitrary: fc.constantFrom(...sentences), weight: 4 },
  { arbitrary: fc.constantFrom(...adversarialWords), weight: 1 },
)
const prose = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
const short = fc.stringMatching(/^[就业工作责任任务情况2024]{1,14}$/u)
/** Now and then a cell that is higher than a page. */
const remark = fc.array(prose, { minLength: 4, maxLength: 8 }).map((parts) => parts.join(''))
const cellWords = fc.oneof({ arbitrary: short, weight: 80 }, { arbitrary: remark, weight: 1 })
const level = fc.constantFrom<Level>(1, 2, 3, 4)
const labels = { 1: '一、', 2: '（一）', 3: '1.', 4: '（1）' } as const

const block: fc.Arbitrary<Block> = fc.oneof(
  { arbitrary: prose.map((words): Block => ({ kind: 'paragraph', inlines: [text(words)] })), weight: 6 },
  {
    arbitrary: fc
      .tuple(level, short)
      .map(
        ([depth, words]): Block => ({ kind: 'heading', level: depth, label: labels[depth], inlines: [text(words)] }),
      ),
    weight: 2,
  },
  {
    arbitrary: fc.tuple(level, short, prose).map(
      ([depth, head, words]): Block => ({
        kind: 'run-in',
        level: depth,
        label: labels[depth],
        heading: [text(`${head}。`)],
        inlines: [text(words)],
      }),
    ),
    weight: 2,
  },
  {
    arbitrary: prose.map((words): Block => ({ kind: 'item', level: 3, label: '1.', inlines: [text(words)] })),
    weight: 1,
  },
  {
    arbitrary: fc
      .tuple(fc.array(short, { minLength: 1, maxLength: 6 }), fc.array(cellWords, { minLength: 6, maxLength: 54 }))
      .map(
        ([header, cells]): Block =>
          table({
            header,
            rows: Array.from({ length: Math.floor(cells.length / header.length) }, (_, row) =>
              cells.slice(row * header.length, (row + 1) * header.length),
            ),
          }),
      ),
    weight: 1,
  },
)

const attachment = fc.record({
  title: short,
  blocks: fc.array(block, { minLength: 1, maxLength: 4 }),
}) satisfies fc.Arbitrary<{ title: string; blocks: Attachment['blocks'] }>

/** Names of organs, from short to longer than a line. */
const organ = fc
  .integer({ min: 4, max: 45 })
  .map((length) => `${'某省推进农村劳动力转移就业和职业技能培训工作领导小组'.repeat(2).slice(0, length - 3)}办公室`)

/** Any document: both formats, text of any kind, attachments, the ways to sign, copies; tame on demand. */
export const anyDocument: fc.Arbitrary<OfficialDocument> = fc
  .record({
    format: fc.constantFrom<Sample['format']>('letter', 'general'),
    title: fc.stringMatching(/^某市关于[就业工作责任任务情况]{2,40}的通知$/u),
    addressees: fc.integer({ min: 1, max: 30 }).map((count) => `${'各县（市、区）人民政府，'.repeat(count)}各乡镇：`),
    body: fc.array(block, { minLength: 1, maxLength: 10 }),
    attachments: fc.oneof(fc.constant([]), fc.array(attachment, { minLength: 1, maxLength: 3 })),
    signature: fc.constantFrom<NonNullable<Sample['signature']>>('sealed', 'unsealed', ['某市市长']),
    date: fc.constantFrom('2024年5月6日', '2024年12月16日'),
    organs: fc.oneof(
      {
        arbitrary: fc.constantFrom(['某市人民政府'], ['某市人民政府', '某市人力资源和社会保障局', '某市财政局']),
        weight: 2,
      },
      { arbitrary: fc.array(organ, { minLength: 1, maxLength: 9 }), weight: 1 },
    ),
    signatories: fc.oneof(
      fc.constant(undefined),
      fc.array(fc.constantFrom('张三', '欧阳李四', '阿卜杜拉·买买提·艾合买提江'), { minLength: 1, maxLength: 5 }),
    ),
    note: fc.constantFrom('（此件公开发布）', undefined),
    copies: fc.constantFrom('市统计局，市委办公室。', undefined),
    printing: fc.oneof(
      fc.constant(undefined),
      organ.map((name) => [name, '2024年12月17日'] as const),
    ),
    setting: fc.record({ evenImprint: fc.boolean(), tighten: fc.boolean() }),
  })
  .map(({ note, copies, printing, signatories, ...rest }) =>
    sample({
      ...rest,
      ...(signatories === undefined || rest.format === 'letter' ? {} : { signatories }),
      ...(note === undefined ? {} : { note }),
      ...(copies === undefined ? {} : { copies }),
      ...(printing === undefined ? {} : { printing }),
    }),
  )
