import { deflateSync, inflateSync } from 'node:zlib'
import type { GrayPicture } from './gray-picture.js'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Gray, four bits a pixel, rows from top to bottom: PNG specification, 11.2.2. */
const [bitDepth, gray] = [4, 0]

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return ~value >>> 0
}

function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc(named))
  return Buffer.concat([length, named, check])
}

/** One byte before each row says that the row is not filtered. */
const strideOf = (width: number): number => 1 + Math.ceil(width / 2)

/** A picture as a PNG of 16 grays. */
export function encodePng({ width, height, levels }: GrayPicture): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([bitDepth, gray], 8)
  const stride = strideOf(width)
  const rows = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * stride + 1 + (x >> 1)
      rows[at] = (rows[at] ?? 0) | ((levels[y * width + x] ?? 0) << (x % 2 === 0 ? 4 : 0))
    }
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Reads what `encodePng` has written; another PNG is refused. */
export function decodePng(bytes: Buffer): GrayPicture {
  if (!bytes.subarray(0, 8).equals(signature)) throw new Error('not a PNG')
  let [width, height] = [0, 0]
  const data: Buffer[] = []
  for (let offset = 8; offset < bytes.length; ) {
    const length = bytes.readUInt32BE(offset)
    const type = bytes.toString('latin1', offset + 4, offset + 8)
    const content = bytes.subarray(offset + 8, offset + 8 + length)
    if (type === 'IHDR') {
      if (content[8] !== bitDepth || content[9] !== gray) throw new Error('not a PNG of 16 grays')
      ;[width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)]
    }
    if (type === 'IDAT') data.push(content)
    offset += length + 12
  }
  const rows = inflateSync(Buffer.concat(data))
  const stride = strideOf(width)
  const levels = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    if (rows[y * stride] !== 0) throw new Error('a filtered row')
    for (let x = 0; x < width; x += 1)
      levels[y * width + x] = ((rows[y * stride + 1 + (x >> 1)] ?? 0) >> (x % 2 === 0 ? 4 : 0)) & 15
  }
  return { width, height, levels }
}
