import { buildFigureBook } from '../../figures/figure-book.js'
import { lastYearName } from '../../figures/figure-names.js'
import { formatFigure } from '../../figures/format-figure.js'
import type { Check } from '../check.js'
import { finding, numberIn } from '../finding.js'

/** A figure of 上年.yaml that was corrected, since it was copied, in the year that it is of: growth is reckoned from it. */
export const staleLastYear: Check = ({ dataset: { lastYear, copiedFrom }, printed }) => {
  if (!copiedFrom) return []
  const book = buildFigureBook(copiedFrom)
  if (!book.ok) return []
  return lastYear.flatMap(({ name: { value: name }, quantity: { value, at } }) => {
    const [copied, now] = [formatFigure(value), book.value.find(name, null)]
    if (!now?.exact || now.text === copied) return []
    const message = `“${lastYearName(name)}”是${copied}，data/${copiedFrom.folder} 现在是${now.text}`
    return finding('last-year-stale', 'warning', message, {
      at,
      spot: printed.get(lastYearName(name))?.[0] ?? null,
      about: name,
      numbers: [...numberIn(value), ...numberIn(now.quantity)],
      hint: '那一年的数字更正了的，这里也改；不改的，写进 豁免.yaml。',
    })
  })
}
