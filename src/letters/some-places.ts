/** The first of some places, by name, and whether there are more. */
export const somePlaces = (places: readonly string[]): string =>
  places.slice(0, 5).join('、') + (places.length > 5 ? '等' : '')
