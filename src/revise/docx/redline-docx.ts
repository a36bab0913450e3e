import type { OfficialDocument } from '../../document/document.js'
import { passagesOf } from '../../document/passages.js'
import type { Fit } from '../../layout/fit.js'
import { childOf, elementsOf, readXml, writeXml, type XmlNode, type XmlText } from '../../markup/xml-tree.js'
import { type Parts, packParts } from '../../render/docx/pack-parts.js'
import { writeDocx } from '../../render/docx/render-docx.js'
import type { Sides } from '../edits.js'
import { identityOf, onlyOne } from '../pair-elements.js'
import { type IdentityByText, mergeBlocks } from './merge-blocks.js'
import { mergeSection, sectioned } from './merge-section.js'
import { makeTracking, type Reviser, type Tracking } from './tracking.js'

/** A version of a document, as the DOCX writer takes it. */
export interface DocxVersion {
  readonly document: OfficialDocument
  readonly fit: Fit
}

/**
 * 花脸稿: the new version as DOCX, with everything that differs from the old one as tracked changes. To accept all makes
 * it the new document, to reject all the old one, text and styles. The two versions are those that the writer makes, so
 * whatever it can write can be compared.
 */
export function redlineDocx(old: DocxVersion, now: DocxVersion, reviser: Reviser): Uint8Array {
  const [before, after] = [writeDocx(old.document, old.fit), writeDocx(now.document, now.fit)]
  const merge = makeMerge(old, now, reviser)
  if (before.frame === after.frame)
    return after.frame.pack(merge('word/document.xml', before.text, after.text), now.document.properties)
  const was = before.frame.parts(before.text, old.document.properties)
  return packParts(mergeParts(was, after.frame.parts(after.text, now.document.properties), merge))
}

/** One part of both versions as one; the marks of all parts have different numbers. */
type Merge = (name: string, old: string, now: string) => string

function makeMerge(old: DocxVersion, now: DocxVersion, reviser: Reviser): Merge {
  const tracking = makeTracking(reviser)
  const identities = { old: identityByText(old.document), now: identityByText(now.document) }
  return (name, before, after) => {
    if (before === after) return after
    const [oldXml, nowXml] = [readXml(before, 'prefixed'), readXml(after, 'prefixed')]
    if (!oldXml || !nowXml) throw new Error(`${name} is no XML`)
    return writePart(mergePart(oldXml, nowXml, identities, tracking))
  }
}

const mergeParts = (old: Parts, now: Parts, merge: Merge): Parts =>
  new Map(
    [...now].map(([name, part]) => {
      const was = old.get(name)
      const both = tracked.test(name) && typeof part === 'string' && typeof was === 'string'
      return [name, both ? merge(name, was, part) : part]
    }),
  )

/** The parts that hold what is printed. */
const tracked = /^word\/(?:document|header\d+|footer\d+)\.xml$/u

const writePart = ({ prolog, root }: XmlText): string => prolog + writeXml(root)

function mergePart(old: XmlText, now: XmlText, identities: Sides<IdentityByText>, tracking: Tracking): XmlText {
  const merge = (before: XmlNode, after: XmlNode): XmlNode => {
    const [oldBlocks, nowBlocks] = [elementsOf(before), elementsOf(after)]
    const isSection = ({ name }: XmlNode) => name === 'w:sectPr'
    const blocks = (nodes: readonly XmlNode[]) => nodes.filter((node) => !isSection(node))
    const section = nowBlocks.find(isSection)
    return {
      ...after,
      children: [
        ...mergeBlocks(
          sectioned(blocks(oldBlocks), blocks(nowBlocks), section),
          blocks(nowBlocks),
          identities,
          tracking,
        ),
        ...(section ? [mergeSection(oldBlocks.find(isSection), section, tracking)] : []),
      ],
    }
  }
  const [oldBody, nowBody] = [childOf(old.root, 'w:body'), childOf(now.root, 'w:body')]
  if (!oldBody || !nowBody) return { ...now, root: merge(old.root, now.root) }
  return { ...now, root: { ...now.root, children: [merge(oldBody, nowBody)] } }
}

/** The source of each printed paragraph, by which the writer's paragraphs are known again. */
function identityByText(document: OfficialDocument): IdentityByText {
  const known = new Map<string, string>()
  for (const { kind, label, text, inlines } of passagesOf(document))
    known.set(label + text, onlyOne.has(kind) ? kind : identityOf(inlines))
  return (text) => known.get(text.replaceAll('\n', '')) ?? ''
}
