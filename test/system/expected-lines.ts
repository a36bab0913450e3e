import type { Pages } from '../../src/layout/pages.js'

/** Every line that a page shows, by baselines, mark and page number among them. */
export function expectedLines(pages: Pages): readonly (readonly string[])[] {
  return pages.pages.map(({ items }) => {
    const lines = new Map<number, { x: number; text: string }[]>()
    const turned: string[] = []
    for (const item of items) {
      if (item.kind !== 'text') continue
      if (item.turned) {
        turned.push(
          item.characters
            .map(({ character }) => character)
            .join('')
            .replaceAll(/\s/gu, ''),
        )
        continue
      }
      const text = item.characters.map(({ character }) => character).join('')
      const baseline = Math.round(item.baseline)
      lines.set(baseline, [...(lines.get(baseline) ?? []), { x: item.characters[0]?.x ?? 0, text }])
    }
    const across = [...lines]
      .sort(([a], [b]) => a - b)
      .map(([, parts]) => parts.sort((a, b) => a.x - b.x).map(({ text }) => text))
      .map((parts) => parts.join('').replaceAll(/\s/gu, ''))
    return [...across, ...turned]
  })
}
