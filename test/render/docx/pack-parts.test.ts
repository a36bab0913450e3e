import { Document, Packer, Paragraph } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { layOut } from '../../../src/layout/lay-out.js'
import { compileParts, packAgain, packParts } from '../../../src/render/docx/pack-parts.js'
import { renderDocx } from '../../../src/render/docx/render-docx.js'
import { officialNames } from '../../../src/render/docx/typeface-names.js'
import { notice } from '../../fixtures/notice.js'
import { generalDocument, jointDocument, paragraph, sealedDocument } from '../../fixtures/samples.js'
import { wholeDocument } from './whole-document.js'

const samples = {
  notice,
  letter: sealedDocument('letter', [paragraph('甲&乙<丙>"丁<w:shell0/><w:gap/>')]),
  general: generalDocument,
  joint: jointDocument,
}

test('the parts that are packed are those that docx itself would pack', async () => {
  const make = () => new Document({ title: '甲&乙<丙>', sections: [{ children: [new Paragraph('正文')] }] })
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(make())))
  const parts = compileParts(make())
  expect([...parts.keys()].sort()).toEqual(Object.keys(packed).sort())
  for (const [name, part] of parts) {
    if (typeof part !== 'string' || name === 'docProps/core.xml') continue
    expect(part).toBe(strFromU8(packed[name] ?? new Uint8Array()))
  }
})

test.each(Object.entries(samples))('%s: a frame holds what docx packs of the whole document', async (_, document) => {
  const layout = layOut(document)
  if (!layout.ok) throw new Error('no layout')
  const { fit } = layout.value
  const whole = wholeDocument(document, fit, officialNames)
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(whole)))
  // Twice, as the second document of a form is put into the frame of the first.
  for (const file of [renderDocx(document, fit), renderDocx(document, fit)]) {
    const parts = unzipSync(file)
    expect(Object.keys(parts).sort()).toEqual(Object.keys(packed).sort())
    for (const name of Object.keys(packed)) {
      if (name === 'docProps/core.xml' || name === 'word/settings.xml') continue
      expect(strFromU8(parts[name] ?? new Uint8Array())).toBe(strFromU8(packed[name] ?? new Uint8Array()))
    }
  }
})

test('an archive of parts that were packed before is the one that packs them at once', () => {
  const parts = new Map([
    ['[Content_Types].xml', '<Types/>'],
    ['_rels/.rels', '<Relationships/>'],
    ['word/styles.xml', `<w:styles>${'<w:style/>'.repeat(300)}</w:styles>`],
    ['word/settings.xml', '<w:settings><w:compat></w:compat></w:settings>'],
  ])
  const other = new Map([...parts, ['word/header1.xml', `<w:hdr>${'<w:p/>'.repeat(300)}</w:hdr>`]])
  for (const each of [parts, other, parts, other]) expect(packAgain(each)).toEqual(packParts(each))
})

test('the properties are those of the document, whatever they hold, and its date', () => {
  const document = sealedDocument('letter', [paragraph('正文')])
  const properties = { ...document.properties, title: '甲&乙<丙>"丁@subject', number: '' }
  const layout = layOut(document)
  if (!layout.ok) throw new Error('no layout')
  const parts = unzipSync(renderDocx({ ...document, properties }, layout.value.fit))
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())
  expect(core).toContain('<dc:title>甲&amp;乙&lt;丙&gt;&quot;丁@subject</dc:title>')
  expect(core).not.toContain('<dc:subject>')
  expect(core.match(/2024-05-06T00:00:00Z/gu)).toHaveLength(2)
})
