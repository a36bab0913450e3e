import { DOMParser, XMLSerializer, type Element as XmlElement, type Node as XmlNode } from '@xmldom/xmldom'

/*
 * What a word processor makes of tracked changes, written from ECMA-376 (17.13.5) with a DOM and sharing no code with
 * the writer: every change accepted, or every change rejected.
 */

/** The parts of a package by name. */
export type Parts = ReadonlyMap<string, string | Uint8Array>

type Verdict = 'accept' | 'reject'

const children = (node: XmlNode): readonly XmlElement[] =>
  [...node.childNodes].filter((child): child is XmlElement => child.nodeType === 1)
const child = (node: XmlNode, name: string): XmlElement | undefined =>
  children(node).find(({ nodeName }) => nodeName === name)
const all = (node: XmlElement, name: string): readonly XmlElement[] => [...node.getElementsByTagName(name)]
const remove = (node: XmlNode): void => void node.parentNode?.removeChild(node)

/** The marks that undo what they mark, under a verdict. */
const undone = (verdict: Verdict) => (verdict === 'accept' ? 'w:del' : 'w:ins')

/** 17.13.5.14, .18: runs that go go with all they hold; runs that stay lose the mark around them. */
function settleRuns(root: XmlElement, verdict: Verdict): void {
  for (const name of ['w:ins', 'w:del'])
    for (const mark of all(root, name)) {
      const parent = mark.parentNode?.nodeName ?? ''
      if (parent === 'w:rPr' || parent === 'w:trPr') continue
      if (name === undone(verdict)) remove(mark)
      else {
        for (const run of [...mark.childNodes]) mark.parentNode?.insertBefore(run, mark)
        remove(mark)
      }
    }
  for (const text of all(root, 'w:delText')) {
    const kept = root.ownerDocument?.createElement('w:t')
    if (!kept) continue
    kept.setAttribute('xml:space', 'preserve')
    for (const part of [...text.childNodes]) kept.appendChild(part)
    text.parentNode?.replaceChild(kept, text)
  }
}

/** 17.13.5.12, .17: rows that go; a table without rows goes too. */
function settleRows(root: XmlElement, verdict: Verdict): void {
  for (const row of all(root, 'w:tr')) {
    const properties = child(row, 'w:trPr')
    if (!properties) continue
    if (child(properties, undone(verdict))) remove(row)
    else for (const mark of children(properties)) if (/^w:(ins|del)$/.test(mark.nodeName)) remove(mark)
  }
  for (const table of all(root, 'w:tbl')) if (!child(table, 'w:tr')) remove(table)
}

const properties: Readonly<Record<string, { readonly of: string; readonly kept: readonly string[] }>> = {
  'w:pPrChange': { of: 'w:pPr', kept: ['w:rPr', 'w:sectPr'] },
  'w:rPrChange': { of: 'w:rPr', kept: [] },
  'w:tblPrChange': { of: 'w:tblPr', kept: [] },
  'w:trPrChange': { of: 'w:trPr', kept: ['w:ins', 'w:del'] },
  'w:tcPrChange': { of: 'w:tcPr', kept: [] },
  'w:tblGridChange': { of: 'w:tblGrid', kept: [] },
  'w:sectPrChange': { of: 'w:sectPr', kept: ['w:headerReference', 'w:footerReference'] },
}

/** 17.13.5.29 to .37: properties are the new ones, or again the old ones. */
function settleProperties(root: XmlElement, verdict: Verdict): void {
  for (const [name, { of, kept }] of Object.entries(properties))
    for (const change of all(root, name)) {
      const owner = change.parentNode as XmlElement
      const old = child(change, of)
      remove(change)
      if (verdict === 'accept') continue
      const stays = children(owner).filter(({ nodeName }) => kept.includes(nodeName))
      for (const property of children(owner)) remove(property)
      const before = of === 'w:pPr' ? [] : stays
      for (const property of [...before, ...(old ? children(old) : []), ...(of === 'w:pPr' ? stays : [])])
        owner.appendChild(property)
    }
}

/** 17.13.5.13, .19: without its mark a paragraph joins the next, whose properties both then have. */
function settleParagraphs(root: XmlElement, verdict: Verdict): void {
  for (const paragraph of all(root, 'w:p')) {
    const own = child(paragraph, 'w:pPr')
    const ofMark = own && child(own, 'w:rPr')
    if (!own || !ofMark) continue
    const gone = child(ofMark, undone(verdict))
    for (const mark of children(ofMark)) if (/^w:(ins|del)$/.test(mark.nodeName)) remove(mark)
    if (!ofMark.hasChildNodes()) remove(ofMark)
    if (!gone) continue
    let next = paragraph.nextSibling
    while (next && next.nodeType !== 1) next = next.nextSibling
    const content = children(paragraph).filter((each) => each !== own)
    if (next?.nodeName !== 'w:p') {
      // The last paragraph of a cell cannot go; one before a table joins nothing, so it must be empty, and goes.
      if (paragraph.parentNode?.nodeName === 'w:tc') continue
      if (content.length > 0 || next?.nodeName !== 'w:tbl') throw new Error(`no mark before ${next?.nodeName}`)
    } else {
      const first = children(next).find(({ nodeName }) => nodeName !== 'w:pPr') ?? null
      for (const part of content) next.insertBefore(part, first)
    }
    remove(paragraph)
  }
}

/** Word keeps an empty paragraph behind a last table, whether it is written or not. */
function dropLastEmpty(root: XmlElement): void {
  for (const body of all(root, 'w:body')) {
    const blocks = children(body).filter(({ nodeName }) => nodeName !== 'w:sectPr')
    const [table, last] = blocks.slice(-2)
    if (table?.nodeName === 'w:tbl' && last && children(last).every(({ nodeName }) => nodeName === 'w:pPr')) {
      const style = child(last, 'w:pPr')
      if (!style?.hasChildNodes()) remove(last)
    }
  }
}

/** Runs of one format as one, so that where a writer cuts them does not count. */
function joinRuns(root: XmlElement): void {
  const format = (run: XmlElement) => {
    const own = child(run, 'w:rPr')
    return own ? new XMLSerializer().serializeToString(own) : ''
  }
  for (const paragraph of all(root, 'w:p')) {
    let before: XmlElement | undefined
    for (const run of children(paragraph)) {
      if (run.nodeName === 'w:r' && before && format(before) === format(run)) {
        for (const part of children(run)) if (part.nodeName !== 'w:rPr') before.appendChild(part)
        remove(run)
      } else before = run.nodeName === 'w:r' ? run : undefined
    }
    for (const run of children(paragraph)) {
      let text: XmlElement | undefined
      for (const part of children(run)) {
        if (part.nodeName === 'w:t' && text) {
          text.textContent = (text.textContent ?? '') + (part.textContent ?? '')
          remove(part)
        } else text = part.nodeName === 'w:t' ? part : undefined
      }
    }
  }
}

/** The printed parts of a package with all changes settled, as comparable XML, a line for each paragraph and row. */
export function settled(parts: Parts, verdict: Verdict): Readonly<Record<string, readonly string[]>> {
  const names = [...parts.keys()].filter((name) => /^word\/(document|header\d+|footer\d+)\.xml$/.test(name))
  return Object.fromEntries(
    names.sort().map((name) => {
      const root = new DOMParser().parseFromString(String(parts.get(name)), 'text/xml').documentElement
      if (!root) throw new Error(`${name} is no XML`)
      settleRows(root, verdict)
      settleRuns(root, verdict)
      settleProperties(root, verdict)
      settleParagraphs(root, verdict)
      dropLastEmpty(root)
      joinRuns(root)
      const xml = new XMLSerializer().serializeToString(root).replaceAll(/ (?:xmlns|mc):\w+="[^"]*"/g, '')
      return [name, xml.split(/(?=<w:(?:p|tr|tbl|sectPr)[ >])/)]
    }),
  )
}

/** The words inside each `w:ins` and `w:del` of the text, in reading order. */
export function changedWords(parts: Parts): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const xml = String(parts.get('word/document.xml'))
  const texts = (mark: string, text: string) =>
    [...xml.matchAll(new RegExp(`<w:${mark} [^>]*(?<!/)>(.*?)</w:${mark}>`, 'gs'))].map(([, content = '']) =>
      [...content.matchAll(new RegExp(`<w:${text}(?: [^>]*)?>([^<]*)<`, 'g'))].map(([, words]) => words).join(''),
    )
  return { added: texts('ins', 't'), removed: texts('del', 'delText') }
}
