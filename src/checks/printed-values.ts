import { inlineSpots, type Passage, type Spot } from '../document/passages.js'
import type { Figure } from '../figures/figure.js'

/** Where the values of the data are printed, by name. */
export type PrintedValues = ReadonlyMap<string, readonly Spot[]>

/** What every finding about a figure says of it: where it is defined, its name, and where it is printed first. */
export const ofFigure = ({ name, origin }: Figure, printed: PrintedValues) => ({
  at: origin,
  about: name,
  spot: printed.get(name)?.[0] ?? null,
})

/** Every printed value of some passages, in reading order. */
export function printedValues(passages: readonly Passage[]): PrintedValues {
  const found = new Map<string, Spot[]>()
  for (const passage of passages) {
    for (const { inline, spot } of inlineSpots(passage)) {
      if (inline.kind !== 'value') continue
      const spots = found.get(inline.name)
      if (spots) spots.push(spot)
      else found.set(inline.name, [spot])
    }
  }
  return found
}
