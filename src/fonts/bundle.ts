import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Typeface } from '../document/typeface.js'
import { openFontFile } from '../host/font-file.js'
import { type Font, openFont } from './font.js'

/** A file of the bundle: one face with GB2312, or `rest`, which all faces share for the rest of GBK. */
export type BundleFace = Typeface | 'rest'

/** Seen from the sources and from the compiled module; the second for a build in one file. */
const PLACES = ['../../src/fonts/bundle/', '../src/fonts/bundle/']

const folder = (): URL => {
  const found = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (found === undefined) throw new Error('the font bundle is not where the package has it: src/fonts/bundle')
  return found
}

/** Where a file of the bundle stands on this machine. */
export const bundlePath = (face: BundleFace): string => fileURLToPath(new URL(`${face}.ttf`, folder()))

/** What the bundled fonts call themselves, known without opening them. */
export const bundledFamilies: Readonly<Record<BundleFace, string>> = {
  fangsong: 'Tongbao Fangsong',
  xiaobiaosong: 'Tongbao Xiaobiaosong',
  heiti: 'Tongbao Heiti',
  kaiti: 'Tongbao Kaiti',
  songti: 'Tongbao Songti',
  rest: 'Tongbao Rest',
}

const opened = new Map<BundleFace, Font>()

/**
 * A font of the bundle. It is part of the program, like its modules, so it is read without the host and kept for the
 * life of the process: parsing it anew for each document would cost more than drawing.
 */
export function bundledFont(face: BundleFace): Font {
  const known = opened.get(face)
  if (known !== undefined) return known
  const file = openFontFile(bundlePath(face))
  const font = file === undefined ? 'damaged' : openFont(file)
  if (typeof font === 'string') throw new Error(`the bundled font ${face} cannot be used: ${font}`)
  opened.set(face, font)
  return font
}

/** The bytes of a file of the bundle, to say exactly which font drew a document. */
export const bundledBytes = (face: BundleFace): Uint8Array => readFileSync(bundlePath(face))
