/** A page as a picture: one of 16 grays a pixel, 0 black, 15 white, row by row. */
export interface GrayPicture {
  readonly width: number
  readonly height: number
  readonly levels: Uint8Array
}

const toLevel = (gray: number): number => Math.round(gray / 17)

/** The pages that `pdftoppm -gray` draws, one portable graymap behind the other, brought to 16 grays. */
export function readGraymaps(bytes: Uint8Array): readonly GrayPicture[] {
  const pictures: GrayPicture[] = []
  for (let offset = 0; offset < bytes.length; ) {
    const header = /^P5\s(\d+) (\d+)\s255\s/.exec(Buffer.from(bytes.subarray(offset, offset + 40)).toString('latin1'))
    if (!header) throw new Error(`no graymap at byte ${offset}`)
    const [whole, width, height] = [header[0].length, Number(header[1]), Number(header[2])]
    const start = offset + whole
    offset = start + width * height
    pictures.push({ width, height, levels: Uint8Array.from(bytes.subarray(start, offset), toLevel) })
  }
  return pictures
}
