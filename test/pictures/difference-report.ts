import type { PictureDifference } from './compare-pictures.js'
import type { GrayPicture } from './gray-picture.js'
import { encodePng } from './png.js'

/** A page that does not look as it did; `expected` is null for a page that was not there, `actual` for one that is gone. */
export interface ChangedPage {
  readonly name: string
  readonly expected: GrayPicture | null
  readonly actual: GrayPicture | null
  readonly difference: PictureDifference | null
}

const image = (picture: GrayPicture | null): string =>
  picture
    ? `<img src="data:image/png;base64,${encodePng(picture).toString('base64')}" width="${picture.width * 2}" alt="">`
    : '—'

/** One HTML file without anything from elsewhere: each changed page as it was, as it is, and what differs. */
export function differenceReport(pages: readonly ChangedPage[]): string {
  const rows = pages.map(({ name, expected, actual, difference }) => {
    const words = difference ? `${difference.pixels} pixels differ` : expected ? 'page is gone' : 'page is new'
    return [
      `<h2>${name}: ${words}</h2>`,
      '<table><tr><th>expected</th><th>actual</th><th>difference</th></tr>',
      `<tr><td>${image(expected)}</td><td>${image(actual)}</td><td>${image(difference?.picture ?? null)}</td></tr></table>`,
    ].join('\n')
  })
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8"><title>Pages that look different</title>',
    '<style>body{font-family:sans-serif;background:#ddd}td{vertical-align:top}img{background:#fff}</style></head><body>',
    `<h1>${pages.length} pages look different</h1>`,
    ...rows,
    '</body></html>',
    '',
  ].join('\n')
}
