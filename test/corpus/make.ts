import { type OfficialDocument, type PageSetting, plainSetting } from '../../src/document/document.js'
import type { Attachment, ColumnGroup, Element, Level, SheetKind, Table } from '../../src/document/element.js'
import { type Inline, text } from '../../src/document/inline.js'

/** Lists of words as the document has them. */
export const words = (...list: readonly string[]): readonly (readonly Inline[])[] => list.map((each) => [text(each)])

export const paragraph = (content: string): Element => ({ kind: 'paragraph', inlines: [text(content)] })
export const heading = (level: Level, label: string, content: string): Element => ({
  kind: 'heading',
  level,
  label,
  inlines: [text(content)],
})
export const runIn = (level: Level, label: string, head: string, content: string): Element => ({
  kind: 'run-in',
  level,
  label,
  heading: [text(head)],
  inlines: [text(content)],
})
export const item = (label: string, content: string, level: Level = 3): Element => ({
  kind: 'item',
  level,
  label,
  inlines: [text(content)],
})

/** A table; a column aligned at the right is one of numbers. */
export const table = (options: {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly align?: Table['align']
  readonly unit?: string
  readonly groups?: readonly (readonly [first: number, span: number, heading: string])[]
}): Table => ({
  kind: 'table',
  unit: options.unit === undefined ? null : [text(options.unit)],
  align: options.align ?? options.header.map((_, column) => (column === 0 ? 'left' : 'right')),
  groups: (options.groups ?? []).map(([first, span, head]): ColumnGroup => ({ first, span, inlines: [text(head)] })),
  header: words(...options.header),
  rows: options.rows.map((row) => words(...row)),
})

/** What a sample is made of; each element that is not given is absent, but for those that no document lacks. */
export interface Sample {
  readonly format: OfficialDocument['format']
  readonly organs?: readonly string[]
  readonly number?: string
  readonly genre?: string
  readonly title: string
  readonly titleLines?: readonly string[]
  readonly addressees?: string
  readonly copyNumber?: string
  readonly classification?: string
  readonly urgency?: string
  readonly signatories?: readonly string[]
  readonly body: readonly Element[]
  readonly signature?: 'sealed' | 'unsealed' | readonly string[]
  readonly signers?: readonly string[]
  readonly date?: string
  readonly note?: string
  readonly attachments?: readonly {
    readonly title: string
    readonly blocks: Attachment['blocks']
    readonly sheet?: SheetKind
  }[]
  readonly copies?: string
  readonly printing?: readonly [organ: string, date: string]
  readonly setting?: Partial<PageSetting>
}

const ofKind = (
  value: string | undefined,
  kind: 'copy-number' | 'classification' | 'urgency' | 'note' | 'carbon-copy',
) => (value === undefined ? [] : [{ kind, inlines: [text(value)] } as const])

/** An official document that never was: its figures are invented, and every page says so. */
export function sample(of: Sample): OfficialDocument {
  const organs = of.organs ?? ['某某市人民政府']
  const number = of.number ?? (of.format === 'letter' ? '某政函〔2024〕3号' : '某政发〔2024〕3号')
  const date = of.date ?? '2024年5月6日'
  const [year = 0, month = 0, day = 0] = date.match(/\d+/g)?.map(Number) ?? []
  const attachments = of.attachments ?? []
  const signature = of.signature ?? 'sealed'
  return {
    format: of.format,
    properties: {
      title: of.title,
      organ: organs[0] ?? '',
      number,
      genre: of.genre ?? '通知',
      date: { year, month, day },
      state: '印发',
      sample: true,
    },
    typefaceNames: {},
    setting: { ...plainSetting, ...of.setting },
    elements: [
      ...ofKind(of.copyNumber, 'copy-number'),
      ...ofKind(of.classification, 'classification'),
      ...ofKind(of.urgency, 'urgency'),
      { kind: 'issuer-mark', organs: words(...organs), suffix: of.format === 'general' ? '文件' : '' },
      { kind: 'document-number', inlines: [text(number)] },
      ...(of.signatories ? [{ kind: 'signatories', names: words(...of.signatories) } as const] : []),
      { kind: 'title', inlines: [text(of.title)], lines: of.titleLines ?? null },
      { kind: 'addressees', inlines: [text(of.addressees ?? '各县（市、区）人民政府：')] },
      ...of.body,
      ...(attachments.length > 0
        ? [{ kind: 'attachment-note', names: words(...attachments.map(({ title }) => title)) } as const]
        : []),
      typeof signature === 'string'
        ? ({
            kind: 'issuing-organs',
            organs: words(...(of.signers ?? organs)),
            sealed: signature === 'sealed',
          } as const)
        : ({ kind: 'signature-stamps', posts: words(...signature) } as const),
      { kind: 'issue-date', inlines: [text(date)] },
      ...ofKind(of.note, 'note'),
      ...attachments.map(
        ({ title, blocks, sheet }, index): Attachment => ({
          kind: 'attachment',
          label: attachments.length === 1 ? '附件' : `附件${index + 1}`,
          title: [text(title)],
          sheet: sheet ?? null,
          blocks,
        }),
      ),
      ...ofKind(of.copies, 'carbon-copy'),
      ...(of.printing
        ? [{ kind: 'printing', organ: [text(of.printing[0])], date: [text(of.printing[1])] } as const]
        : []),
    ],
  }
}
