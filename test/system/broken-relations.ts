import type { ComposedDocument } from '../../src/pipeline.js'

/**
 * Which declared relations (勾稽) the figures of a document break, reckoned in floating point and apart from the
 * project's own arithmetic: each printed number stands for the interval that rounds to it.
 */
export function brokenRelations(composed: ComposedDocument | null): readonly string[] {
  if (!composed) return []
  const { dataset, figures } = composed
  return dataset.relations.flatMap(({ text }) => {
    const [, left = '', sign = '', right = ''] = /^(\S+) (=|≤|≥) (.+)$/.exec(text) ?? []
    const range = (name: string): Range => {
      const figure = figures.find(name, null)
      return interval(figure ? figure.text : name)
    }
    let sum: Range = [0, 0]
    for (const term of right.split(/ \+ /)) {
      const [first = '', ...rest] = term.split(/ (?=[×÷] )/)
      let product = range(first)
      for (const factor of rest) {
        const [low, high] = range(factor.slice(2))
        product = factor.startsWith('×') ? [product[0] * low, product[1] * high] : [product[0] / high, product[1] / low]
      }
      sum = [sum[0] + product[0], sum[1] + product[1]]
    }
    const [low, high] = range(left)
    const slack = 1e-9 * Math.abs(high)
    const holds =
      sign === '='
        ? sum[1] >= low - slack && sum[0] <= high + slack
        : sign === '≤'
          ? low <= sum[1] + slack
          : high >= sum[0] - slack
    return holds ? [] : [text]
  })
}

type Range = readonly [low: number, high: number]

/** 近 and 余 and the like leave the other side open by a twentieth, as the check for them allows. */
function interval(text: string): Range {
  const [, about = '', digits = '0', decimals = '', before = '', scale = '', after = '', unit = ''] =
    /^(\D*)(\d+)(?:\.(\d+))?([余多]?)(万亿|万|亿|)([余多]?)(.*)$/.exec(text) ?? []
  const factor = { '': 1, 万: 1e4, 亿: 1e8, 万亿: 1e12 }[scale] ?? 1
  const value = Number(decimals ? `${digits}.${decimals}` : digits)
  const half = 0.5 / 10 ** decimals.length
  // A count of whole things without 万 or 亿 is exact.
  const exact = scale === '' && decimals === '' && !unit.startsWith('%')
  const percent = unit.startsWith('%') ? 0.01 : 1
  const low = about ? value * 0.9 : value - (exact ? 0 : half)
  const high = before || after ? value * 1.2 : value + (exact ? 0 : half)
  return [low * factor * percent, high * factor * percent]
}
