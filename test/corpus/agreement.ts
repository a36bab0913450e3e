/** How far two programs break a text at the same places. */
export interface Agreement {
  /** Lines that begin at the same character, of all lines of the one that has more. */
  readonly sameLines: number
  readonly lines: number
  readonly samePages: number
  readonly pages: number
}

const bare = (line: string): string => line.replaceAll(/\s/gu, '')

/** Where lines and pages begin, counted in characters without spaces. */
function starts(pages: readonly (readonly string[])[]): { readonly lines: Set<number>; readonly pages: Set<number> } {
  const [lines, begins] = [new Set<number>(), new Set<number>()]
  let at = 0
  for (const page of pages) {
    begins.add(at)
    for (const line of page.map(bare)) {
      if (line !== '') lines.add(at)
      at += line.length
    }
  }
  return { lines, pages: begins }
}

/** Compares the lines of pages as two programs have them. The text itself must be the same: that is said first. */
export function agreement(ours: readonly (readonly string[])[], theirs: readonly (readonly string[])[]): Agreement {
  const [a, b] = [starts(ours), starts(theirs)]
  const common = (first: Set<number>, second: Set<number>) => [...first].filter((at) => second.has(at)).length
  return {
    sameLines: common(a.lines, b.lines),
    lines: Math.max(a.lines.size, b.lines.size),
    samePages: common(a.pages, b.pages),
    pages: Math.max(a.pages.size, b.pages.size),
  }
}

export const sum = (all: readonly Agreement[]): Agreement =>
  all.reduce((total, each) => ({
    sameLines: total.sameLines + each.sameLines,
    lines: total.lines + each.lines,
    samePages: total.samePages + each.samePages,
    pages: total.pages + each.pages,
  }))

export const share = ({ sameLines, lines }: Agreement): number => sameLines / lines
