import { imprintRowTwips, rowTwips, titleRowTwips } from '../../layout/geometry.js'
import { belowTitle } from '../../layout/set-head.js'
import { oneRowAbove } from '../../layout/set-signature.js'
import { type ParagraphProperties, paragraphProperties, type RunProperties, runProperties } from './properties.js'
import type { TypefaceNames } from './typeface-names.js'
import { element, toggle, valued, type Xml } from './xml.js'

interface Style {
  /** As Word and WPS list it. */
  readonly name: string
  readonly basedOn?: string
  /** The style of the paragraph that Enter begins. */
  readonly next?: string
  readonly paragraph?: ParagraphProperties
  readonly run?: RunProperties
}

/** Text is scaled to 98 %, so that 28 characters of 3号 fill the 156 mm of the type area. */
export const textScale = 98
const text = { size: 32, scale: textScale } as const
const small = { size: 28, scale: 100 } as const
const title = { face: 'xiaobiaosong', size: 44, scale: 100 } as const

/** Paragraph styles: one a kind of element, so that an office changes a kind in one place. */
const paragraphStyles = {
  Body: { name: '公文正文', paragraph: { indent: { firstLine: 2 } } },
  Head: { name: '版头要素', paragraph: { justify: 'left' } },
  Mark: {
    name: '发文机关标志',
    paragraph: { justify: 'center' },
    run: { face: 'xiaobiaosong', red: true, scale: 100 },
  },
  RedRule: { name: '红色分隔线', run: { size: 2 } },
  DocumentTitle: {
    name: '公文标题',
    next: 'Addressees',
    paragraph: { keepNext: true, line: titleRowTwips, justify: 'center' },
    run: title,
  },
  Addressees: { name: '主送机关', next: 'Body', paragraph: { before: belowTitle } },
  Level1: {
    name: '一级标题',
    basedOn: 'Body',
    next: 'Body',
    paragraph: { keepNext: true, outlineLevel: 0 },
    run: { face: 'heiti' },
  },
  Level2: {
    name: '二级标题',
    basedOn: 'Body',
    next: 'Body',
    paragraph: { keepNext: true, outlineLevel: 1 },
    run: { face: 'kaiti' },
  },
  Level3: { name: '三级标题', basedOn: 'Body', next: 'Body', paragraph: { keepNext: true, outlineLevel: 2 } },
  Level4: { name: '四级标题', basedOn: 'Body', next: 'Body', paragraph: { keepNext: true, outlineLevel: 3 } },
  RunIn1: { name: '一级标题段', basedOn: 'Body', next: 'Body', paragraph: { outlineLevel: 0 } },
  RunIn2: { name: '二级标题段', basedOn: 'Body', next: 'Body', paragraph: { outlineLevel: 1 } },
  RunIn3: { name: '三级标题段', basedOn: 'Body', next: 'Body', paragraph: { outlineLevel: 2 } },
  RunIn4: { name: '四级标题段', basedOn: 'Body', next: 'Body', paragraph: { outlineLevel: 3 } },
  Item: { name: '列项', basedOn: 'Body' },
  AttachmentNote: { name: '附件说明', next: 'AttachmentNote', paragraph: { justify: 'left' } },
  SealRow: { name: '用印处', paragraph: { keepNext: true } },
  Signature: { name: '发文机关署名', paragraph: { keepNext: true, justify: 'right' } },
  UnsealedSignature: { name: '发文机关署名（不盖章）', basedOn: 'Signature', paragraph: { before: oneRowAbove } },
  IssueDate: { name: '成文日期', paragraph: { justify: 'right' } },
  Note: { name: '附注', paragraph: { indent: { firstLine: 2 } } },
  AttachmentLabel: {
    name: '附件序号',
    next: 'AttachmentTitle',
    paragraph: { keepNext: true, pageBreakBefore: true, outlineLevel: 0 },
    run: { face: 'heiti' },
  },
  AttachmentTitle: {
    name: '附件标题',
    next: 'Body',
    paragraph: { keepNext: true, before: rowTwips, after: rowTwips, line: titleRowTwips, justify: 'center' },
    run: title,
  },
  TableText: { name: '表格文字', paragraph: { justify: 'left' } },
  TableHeader: { name: '表头', basedOn: 'TableText', paragraph: { justify: 'center' }, run: { face: 'heiti' } },
  Imprint: { name: '版记', paragraph: { line: imprintRowTwips, justify: 'left' }, run: small },
  PageNumber: { name: '公文页码', paragraph: { line: 336, justify: 'left' }, run: { ...small, face: 'songti' } },
  Sample: { name: '示例标记', paragraph: { line: 336, justify: 'right' }, run: { ...small, face: 'heiti' } },
} as const satisfies Record<string, Style>

export type StyleId = keyof typeof paragraphStyles

/** The face of a heading's words inside a paragraph of text. */
const characterStyles = {
  HeadingFace1: { name: '一级标题字', face: 'heiti' },
  HeadingFace2: { name: '二级标题字', face: 'kaiti' },
  Kaiti: { name: '签发人姓名', face: 'kaiti' },
  Heiti: { name: '密级紧急程度字', face: 'heiti' },
} as const

export type CharacterStyleId = keyof typeof characterStyles

/** 1960 is Word's own order of style lists; custom styles in Chinese, Normal as the base of all. */
export function styles(names: TypefaceNames): readonly Xml[] {
  const base = runProperties({ face: 'fangsong', ...text }, names)
  return [
    element(
      'w:docDefaults',
      {},
      element('w:rPrDefault', {}, element('w:rPr', {}, ...base, language())),
      element('w:pPrDefault'),
    ),
    element(
      'w:style',
      { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
      valued('w:name', 'Normal'),
      element('w:qFormat'),
      element(
        'w:pPr',
        {},
        ...paragraphProperties({
          widowControl: false,
          grid: true,
          line: rowTwips,
          before: 0,
          after: 0,
          justify: 'both',
        }),
      ),
      element('w:rPr', {}, ...base),
    ),
    ...Object.entries(paragraphStyles).map(([id, style]) => paragraphStyle(id, style, names)),
    ...Object.entries(characterStyles).map(([id, { name, face }]) =>
      element(
        'w:style',
        { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': id },
        valued('w:name', name),
        element('w:qFormat'),
        element('w:rPr', {}, ...runProperties({ face }, names)),
      ),
    ),
  ]
}

const language = (): Xml => element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' })

function paragraphStyle(id: string, { name, basedOn, next, paragraph, run }: Style, names: TypefaceNames): Xml {
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': id },
    valued('w:name', name),
    valued('w:basedOn', basedOn ?? 'Normal'),
    ...(next === undefined ? [] : [valued('w:next', next)]),
    toggle('w:qFormat', true),
    element('w:pPr', {}, ...paragraphProperties(paragraph ?? {})),
    element('w:rPr', {}, ...runProperties(run ?? {}, names)),
  )
}
