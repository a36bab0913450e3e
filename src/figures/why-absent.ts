import type { Dataset, Place } from '../data/dataset.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import { reportParts } from './figure-names.js'
import { isAdded } from './measure.js'

/** Says in a hint why a place has no figure of that name; undefined where the name is no place's. */
export type WhyAbsent = (name: string, scope: Place | null) => string | undefined

/**
 * For names of a place's figures (`长春市/上报/城镇新增就业/完成`, in its own text also `上报/…`). What a place has not
 * reported is no misspelling: to propose the province's figure of that name would put a wrong number into a table.
 */
export function whyAbsent(
  { folder, places, reports, indicators }: Pick<Dataset, 'folder' | 'places' | 'reports' | 'indicators'>,
  ownNames: (place: Place) => readonly string[],
): WhyAbsent {
  return (name, scope) => {
    const [first = '', ...rest] = name.split('/')
    if (indicators.some(({ name: { value } }) => value === first)) return ofIndicator(first, rest.join('/'))
    if (rest.length === 0) return undefined
    const named = places.find((place) => place.name.value === first)
    if (first === '上报' && scope) return ofReport(scope, rest)
    if (named) return rest[0] === '上报' ? ofReport(named, rest.slice(1)) : ofOwn(named, rest.join('/'))
    if (rest[0] !== '上报') return undefined
    const near = nearestName(
      first,
      places.flatMap((place) => [place.name.value, place.shortName.value]),
    )
    const meant = places.find((place) => place.name.value === near || place.shortName.value === near)
    return meant ? `地方写全称，是不是“${[meant.name.value, ...rest].join('/')}”？` : undefined
  }

  /** The province's: what of it the places report and cannot be added up. */
  function ofIndicator(indicator: string, part: string): string | undefined {
    if (!['', '计划', '完成率'].includes(part)) return undefined
    if (reports.length === 0)
      return `“${indicator}”是指标，还没有数：请在 data/${folder}/上报 里填上各地的，或者在 指标.yaml 里填上总的（还没有报来的写“待补”）；要先导入表的，先停用用它的这一处。`
    const measure = part === '计划' ? 'plan' : 'actual'
    const reported = reports.some((report) => {
      const { unit } = report.reports.get(indicator)?.[measure]?.value ?? {}
      return unit !== undefined && !isAdded(indicator, unit)
    })
    if (!reported) return undefined
    return `各地的“${indicator}”不能相加，请在 指标.yaml 里填写总的“${part === '' ? '完成' : part}”。`
  }

  function ofReport(place: Place, [indicator = '', part]: readonly string[]): string {
    const who = place.name.value
    const report = reports.find((each) => each.place === place)
    if (!report) return `“${who}”没有上报：请补上 data/${folder}/上报/${who}.yaml。`
    if (part === undefined) return '末尾可以是“综合得分”“综合名次”，或者“指标/完成”“指标/名次”等；请核对。'
    if (report.exempt.has(indicator)) return `“${who}”不考核“${indicator}”，请从模板里去掉，表里可以写“—”。`
    const known = indicators.map((each) => each.name.value)
    if (!known.includes(indicator)) {
      const near = nearestName(indicator, known)
      return near ? `是不是“${[who, '上报', near, part].join('/')}”？` : `指标.yaml 里没有“${indicator}”这项指标。`
    }
    if (!PARTS.has(part)) return `末尾可以是：${reportParts.join('、')}。`
    return `“${who}”没有上报“${indicator}”的${LACKS[part] ?? part}：请补上，还没有报来的写“待补”。`
  }

  function ofOwn(place: Place, label: string): string | undefined {
    const near = nearestName(label, ownNames(place))
    return near ? `是不是“${place.name.value}/${near}”？` : `“${place.name.value}”的亮点文件里没有这个数字。`
  }
}

const PARTS: ReadonlySet<string> = new Set(reportParts)
/** What computed parts lack. */
const LACKS: Readonly<Record<string, string>> = { 完成率: '计划或完成', 名次: '数字，没有参加排名' }
