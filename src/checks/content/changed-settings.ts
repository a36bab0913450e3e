import type { Dataset, Settings } from '../../data/dataset.js'
import type { Quantity } from '../../data/quantity.js'
import { standingSettings } from '../../data/settings.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import type { FigureBook } from '../../figures/figure-book.js'
import { placeName } from '../../figures/figure-names.js'
import { groupBy } from '../../keyed/group-by.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

/** What an office settles once is as it was the year before, or was changed on purpose: no figure tells of a slip in it. */
export const changedSettings: Check = ({ dataset, figures }) => {
  const { previous } = dataset
  const [before, now] = [previous?.settings ?? NONE, standingSettings(dataset)]
  return [
    ...ofDocument(before, now),
    ...ofIndicators(before, now, dataset),
    ...inOrder(before, dataset),
    ...ofFormulas(dataset, figures),
  ].map(({ message, about, at }) =>
    finding('setting-changed', 'warning', message, {
      at,
      about,
      hint: `请核对是不是有意改的；是有意改的，写进 豁免.yaml，原文写“${about}”。`,
    }),
  )
}

const NONE: Settings = { ofDocument: new Map(), ofIndicators: new Map() }

interface Changed {
  readonly message: string
  /** What a waiver quotes: no word of it need be printed. */
  readonly about: string
  readonly at: SourcePlace
}

const changed = (key: string, before: string, now: string, at: SourcePlace, whose = ''): Changed => ({
  message: `${whose}“${key}”是“${now}”，上一年的是“${before}”`,
  about: `${key}: ${now}`,
  at,
})

const ofDocument = ({ ofDocument: before }: Settings, { ofDocument: now }: Settings): readonly Changed[] =>
  [...before].flatMap(([key, { value: last }]) => {
    const setting = now.get(key)
    return setting && setting.value !== last ? changed(key, last, setting.value, setting.at) : []
  })

/** What is written once for all indicators is told once. */
function ofIndicators(before: Settings, now: Settings, { indicators }: Dataset): readonly Changed[] {
  const all = indicators.flatMap(({ name: { value: name, at } }) =>
    [...(before.ofIndicators.get(name) ?? [])].flatMap(([key, last]) => {
      const value = now.ofIndicators.get(name)?.get(key)
      return value === undefined || value === last ? [] : [{ key, last, value, name, at }]
    }),
  )
  return [...groupBy(all, ({ key, last, value }) => [key, last, value].join('\0')).values()].map((alike) => {
    const [{ key, last, value, name, at }] = alike
    return changed(key, last, value, at, `“${name}”${alike.length > 1 ? `等${alike.length}项` : ''}的`)
  })
}

/** The indicators that both years have stand in one order. */
function inOrder({ ofIndicators: before }: Settings, { indicators }: Dataset): readonly Changed[] {
  const orders = new Map([...before.keys()].map((name, index) => [name, index]))
  const known = indicators.flatMap(({ name }) => {
    const order = orders.get(name.value)
    return order === undefined ? [] : [{ name, order }]
  })
  const moved = known.find(({ order }, index) => order < (known[index - 1]?.order ?? 0))
  const about = '指标的次序'
  return moved ? [{ message: `${about}与上一年的不同：“${moved.name.value}”的位置变了`, about, at: moved.name.at }] : []
}

/** A figure that is computed has the decimals that its formula says; what is typed has those of its number. */
function ofFormulas({ figures: all, lastYear }: Dataset, figures: FigureBook): readonly Changed[] {
  const before = new Map(lastYear.map(({ name, quantity }) => [name.value, quantity.value]))
  return all.flatMap(({ name, formula, quantity, scope }) => {
    const own = scope ? placeName(scope, name.value) : name.value
    const [now, last] = [figures.find(own, null)?.quantity, before.get(own)]
    if (!formula || quantity || !now || !last || isOpen(now) || isOpen(last)) return []
    if (now.scale !== last.scale || now.unit !== last.unit || decimalsOf(now) === decimalsOf(last)) return []
    return changed('小数', String(decimalsOf(last)), String(decimalsOf(now)), formula.at, `“${own}”的`)
  })
}

const isOpen = ({ digits }: Quantity): boolean => digits === ''
const decimalsOf = ({ digits }: Quantity): number => digits.split('.')[1]?.length ?? 0
