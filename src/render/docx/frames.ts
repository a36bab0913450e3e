import { type Sheet, sheets, sizes, toTwips } from '../../layout/geometry.js'
import type { MarkLine, Masthead, RedRule } from '../../layout/masthead.js'
import { markTop } from '../../layout/page-marks.js'
import { paragraph, roomless, roomlessLine, run } from './paragraph.js'
import { element, valued, type Xml } from './xml.js'

/** Height of a line of the mark, as a share of its size: with 1.2 the baseline lies 0.96 below its top in Word and LibreOffice. */
const markLineHeight = 1.2
const markBaseline = 0.96
/** Room beside a mark, so that it never wraps. */
const slack = 200

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A frame at a fixed place on the paper, in twips. */
const frame = ({ x, y, width, height }: Box): Xml =>
  element('w:framePr', {
    'w:w': width,
    'w:h': height,
    'w:hRule': 'exact',
    'w:wrap': 'through',
    'w:vAnchor': 'page',
    'w:hAnchor': 'page',
    'w:x': x,
    'w:y': y,
  })

/** The mark and the red rules of page 1: frames of its header, which every word processor draws alike. */
export const mastheadFrames = (head: Pick<Masthead, 'marks' | 'rules'>): readonly Xml[] => [
  ...head.marks.map(markFrame),
  ...head.rules.map(ruleFrame),
]

function markFrame({ text, size, cell, gap, x, width, baseline }: MarkLine): Xml {
  const characters = Array.from(text)
  const height = toTwips(size * markLineHeight)
  const scale = Math.round((100 * cell) / size)
  const formats = (spacing: number) => [
    ...(spacing === 0 ? [] : [valued('w:spacing', spacing)]),
    ...(scale === 100 ? [] : [valued('w:w', scale)]),
    valued('w:sz', size * 2),
    valued('w:szCs', size * 2),
  ]
  // The last character has no gap behind it, or the mark would stand left of the middle.
  return paragraph(
    'Mark',
    [
      run(characters.slice(0, -1).join(''), undefined, ...formats(toTwips(gap))),
      run(characters.slice(-1).join(''), undefined, ...formats(0)),
    ],
    {
      frame: frame({
        x: toTwips(x) - slack,
        y: toTwips(baseline - markBaseline * size),
        width: toTwips(width) + 2 * slack,
        height,
      }),
      line: height,
    },
  )
}

/** A rule is the upper border of an empty paragraph. */
function ruleFrame({ x, width, top, weight }: RedRule): Xml {
  const border = element(
    'w:pBdr',
    {},
    element('w:top', { 'w:val': 'single', 'w:sz': Math.round(weight * 8), 'w:space': 0, 'w:color': 'FF0000' }),
  )
  const box = { x: toTwips(x), y: toTwips(top), width: toTwips(width), height: roomlessLine + toTwips(weight) }
  return roomless({ frame: frame(box), border })
}

/** The mark of drafts and samples in the upper right corner. */
export function draftMarkFrame(mark: string, { left, measure }: Sheet = sheets.upright): Xml {
  const width = toTwips(Array.from(mark).length * sizes.small) + slack
  const height = 336
  const y = toTwips(markTop) - (height - toTwips(sizes.small)) / 2
  return paragraph('Sample', [run(mark)], {
    frame: frame({ x: toTwips(left + measure) - width, y, width, height }),
  })
}
