import { findElement, type OfficialDocument } from '../../document/document.js'
import type { IssuingOrgans } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import { textWidth } from '../../layout/cells.js'
import type { Fit } from '../../layout/fit.js'
import { cell, toTwips } from '../../layout/geometry.js'
import { indexed } from '../../layout/head-elements.js'
import { nameRows, type SealRoom, type SignatureLine, signatureLines } from '../../layout/signature-place.js'
import { postRight, type StampPlace, stampPlace, stampRight } from '../../layout/stamp-place.js'
import { paragraph, run } from './paragraph.js'
import { justify } from './properties.js'
import type { Xml } from './xml.js'

/** 用印处, 署名, 成文日期, 附注 (7.3.5, 7.3.6), kept together. */
export function signatureParagraphs(document: OfficialDocument, fit: Fit): readonly Xml[] {
  const room = fit.sealRoom
  const organs = findElement(document, 'issuing-organs')
  const date = findElement(document, 'issue-date')
  const stamps = findElement(document, 'signature-stamps')
  const stamped = stamps ? stampPlace(stamps) : null
  const note = indexed(document, 'note')
  const dateText = date ? plainText(date.inlines) : ''
  const joint = organs?.sealed === true && organs.organs.length > 1
  const names = (organs?.organs ?? []).map((organ) => plainText(organ))
  const place = signatureLines(names, textWidth(dateText), organs?.sealed ?? true)
  const keepNext = note !== undefined
  return [
    ...(organs
      ? joint
        ? jointNames(organs, room)
        : nameParagraphs(place.lines, organs.sealed ? room.above : null)
      : []),
    ...(stamped ? stampPosts(stamped) : []),
    ...(date && joint && organs
      ? [
          paragraph('IssueDate', [run(`\t${dateText}`)], {
            justify: 'left',
            keepNext,
            tabs: [centre(lastCentre(organs, room))],
          }),
        ]
      : []),
    ...(date && !joint
      ? [
          paragraph('IssueDate', [run(dateText)], {
            keepNext,
            indent: { right: stamped ? stampRight : place.date },
            ...(stamped ? { before: stamped.aboveDate } : {}),
          }),
        ]
      : []),
    ...(note
      ? [paragraph('Note', [run(plainText(note.element.inlines))], justify(fit.ragged.includes(note.index)))]
      : []),
  ]
}

/** 职务, each in the middle of the room for its 签名章; several lines of one are paragraphs, so that they keep to the right. */
const stampPosts = ({ rows }: StampPlace): readonly Xml[] =>
  rows.flatMap(({ lines, above }) =>
    lines.map((line, index) =>
      paragraph('Signature', [run(line)], { indent: { right: postRight }, before: index === 0 ? above : 0 }),
    ),
  )

const seal = (rows: number): readonly Xml[] => Array.from({ length: rows }, () => paragraph('SealRow', []))

const nameParagraphs = (lines: readonly SignatureLine[], sealRows: number | null): readonly Xml[] => [
  ...seal(sealRows ?? 0),
  ...lines.map(({ text, right }, index) =>
    paragraph(sealRows !== null || index > 0 ? 'Signature' : 'UnsealedSignature', [run(text)], { indent: { right } }),
  ),
]

const jointNames = ({ organs }: IssuingOrgans, room: SealRoom): readonly Xml[] =>
  nameRows(organs, room).flatMap((row) => [
    ...seal(row.above),
    paragraph('Signature', [run(row.names.map(({ text }) => `\t${text}`).join(''))], {
      justify: 'left',
      tabs: row.names.map((name) => centre(name.centre)),
    }),
  ])

const centre = (cells: number) => ({ at: toTwips(cells * cell), align: 'center' as const })

const lastCentre = ({ organs }: IssuingOrgans, room: SealRoom): number =>
  nameRows(organs, room).at(-1)?.names.at(-1)?.centre ?? 0
