import type { GrayPicture } from './gray-picture.js'

/** What two pictures of a page differ in. */
export interface PictureDifference {
  /** How many pixels are noticeably lighter or darker. */
  readonly pixels: number
  /** The expected page, faint, with those pixels black. */
  readonly picture: GrayPicture
}

/** Two grays of a pixel are alike up to this distance (of 15): edges of glyphs are rounded differently by each drawing library. */
const alike = 3

/**
 * So many pixels of a page may differ. At 44 dots an inch a character in 3号 is some 10 pixels wide and high; another one in
 * its place changes more than this (pictures.system.ts), and so does a rule that moves by a pixel (0.6 mm).
 */
export const tolerated = 8

/** Pictures of different size differ in every pixel. */
export function comparePictures(expected: GrayPicture, actual: GrayPicture): PictureDifference {
  const { width, height, levels } = expected
  if (width !== actual.width || height !== actual.height)
    return { pixels: width * height, picture: { width, height, levels: new Uint8Array(levels.length) } }
  let pixels = 0
  const marked = levels.map((level, index) => {
    if (Math.abs(level - (actual.levels[index] ?? 0)) <= alike) return 12 + (level >> 3) * 3
    pixels += 1
    return 0
  })
  return { pixels, picture: { width, height, levels: marked } }
}
