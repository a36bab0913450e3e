/** One of `count` shares of a batch, from 1: what one machine or one job of a cluster makes. */
export interface Share {
  readonly index: number
  readonly count: number
}

/** Most shares that a batch is cut into: more than any cluster has. */
const MOST = 10_000

/** Reads `2/8`; undefined for anything else. */
export function parseShare(text: string): Share | undefined {
  const [, index = '', count = ''] = /^([1-9]\d*)\/([1-9]\d*)$/u.exec(text) ?? []
  const share = { index: Number(index), count: Number(count) }
  return index !== '' && share.index <= share.count && share.count <= MOST ? share : undefined
}

/**
 * Whether a letter belongs to a share, by its place in official order. Neighbours go to different shares, so that all
 * shares take the same time; every letter belongs to exactly one.
 */
export const inShare = ({ index, count }: Share, order: number): boolean => (order - 1) % count === index - 1
