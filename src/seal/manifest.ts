import * as z from 'zod'
import { checksum } from '../editions/checksum.js'
import { checksumText, parseJson, type RecordedFont } from '../editions/edition-record.js'

/** The form of sealed packages. */
const packageFormat = 1

/** Where things stand in a package, beside `data/` and `templates/` as they were. */
export const packagePaths = {
  manifest: '清单.json',
  record: '版次记录.json',
  documents: '公文/',
  reports: '报告/',
} as const

/** The font that drew a typeface (仿宋 …), or 其余: `rest` of the bundle draws what the face itself lacks. */
export interface SealedFont extends RecordedFont {
  readonly sha256: string
}

/** 清单 of a sealed package: what it is, and every file in it with its checksum. */
export interface Manifest {
  /** `2022/通报` */
  readonly document: string
  readonly edition: number
  readonly number: string
  readonly title: string
  readonly date: string
  /** The edition that was issued before it, which it corrects; null for the first. */
  readonly corrects: { readonly edition: number; readonly number: string } | null
  readonly program: string
  readonly fonts: readonly SealedFont[]
  readonly files: ReadonlyMap<string, SealedFile>
}

/** A file of a package; its size in bytes. */
export interface SealedFile {
  readonly size: number
  readonly sha256: string
}

const manifestSchema = z.strictObject({
  格式: z.literal(packageFormat),
  文件: z.string(),
  版次: z.number().int().positive(),
  文号: z.string(),
  标题: z.string(),
  成文日期: z.string(),
  前一版: z.strictObject({ 版次: z.number(), 文号: z.string() }).nullable(),
  程序: z.string(),
  字体: z.array(z.strictObject({ 字体: z.string(), 名称: z.string(), 来自: z.string(), sha256: checksumText })),
  内容: z.record(z.string(), z.strictObject({ 字节: z.number(), sha256: checksumText })),
  清单校验码: checksumText,
})

/** The manifest as text. Its last member is the checksum of all before it, so that a slip of the hand is noticed first. */
export function writeManifest(manifest: Manifest): string {
  const values = {
    格式: packageFormat,
    文件: manifest.document,
    版次: manifest.edition,
    文号: manifest.number,
    标题: manifest.title,
    成文日期: manifest.date,
    前一版: manifest.corrects && { 版次: manifest.corrects.edition, 文号: manifest.corrects.number },
    程序: manifest.program,
    字体: manifest.fonts.map(({ typeface, family, origin, sha256 }) => ({
      字体: typeface,
      名称: family,
      来自: origin,
      sha256,
    })),
    内容: Object.fromEntries(
      [...manifest.files].map(([name, { size, sha256 }]) => [name, { 字节: size, sha256 }] as const),
    ),
  }
  const body = JSON.stringify(values, null, 1)
  return `${body.slice(0, -2)},\n "清单校验码": "${checksum(body)}"\n}\n`
}

/** Reads a manifest; undefined when it is none, or not as it was written. */
export function readManifest(text: string): Manifest | undefined {
  const raw = parseJson(text, manifestSchema)
  if (!raw) return undefined
  const manifest: Manifest = {
    document: raw.文件,
    edition: raw.版次,
    number: raw.文号,
    title: raw.标题,
    date: raw.成文日期,
    corrects: raw.前一版 && { edition: raw.前一版.版次, number: raw.前一版.文号 },
    program: raw.程序,
    fonts: raw.字体.map((each) => ({
      typeface: each.字体,
      family: each.名称,
      origin: each.来自,
      sha256: each.sha256,
    })),
    files: new Map(Object.entries(raw.内容).map(([name, each]) => [name, { size: each.字节, sha256: each.sha256 }])),
  }
  return writeManifest(manifest) === text ? manifest : undefined
}
