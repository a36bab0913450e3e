import { Document, Packer, Paragraph } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { documentParts } from '../../../src/render/docx/pack-parts.js'

test('the parts that are packed are those that docx itself would pack', async () => {
  const make = () => new Document({ title: '甲&乙<丙>', sections: [{ children: [new Paragraph('正文')] }] })
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(make())))
  const parts = documentParts(make())
  expect([...parts.keys()].sort()).toEqual(Object.keys(packed).sort())
  for (const [name, part] of parts) {
    if (typeof part !== 'string' || name === 'docProps/core.xml') continue
    expect(part).toBe(strFromU8(packed[name] ?? new Uint8Array()))
  }
})
