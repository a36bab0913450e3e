import type { Dataset, Place, PlaceReport } from '../../data/dataset.js'
import { reportOf } from '../../data/of-place.js'
import { wholeName } from '../../data/whole-area.js'
import { compare, whole } from '../../figures/exact.js'
import { completionName, reportName } from '../../figures/figure-names.js'
import { hasCompleted, type Shortfall, shortfalls, shortfallsOf } from '../../figures/shortfalls.js'
import type { CheckInput } from '../check.js'

/** 各项指标, 所有任务, 13项指标: every indicator is meant. */
const EVERY = /(?:各项|所有|全部|[0-9]{1,2}项)(?:主要|重点|年度|考核|考评|省定|工作|就业|创业)*(?:指标|任务|目标)/u
/** 全面完成省定目标任务 */
const WHOLE_TASK =
  /完成了?(?:全年|年度|省定|省里?下达的?|上级下达的?|既定|各项|所有|全部|主要|考核|考评|就业|创业|的)+(?:工作|目标|责任)*(?:任务|指标|目标|计划)+$/u
/** Some of them, which nobody has named. */
const SOME = /部分|个别|有的|有些|一些|少数|仍有|还有|尚有/u
const SOME_INDICATORS = /(?:部分|个别|有的|有些|一些|少数|仍有|还有|尚有|[0-9]{1,2}项)[^，]{0,4}(?:指标|任务|目标)/u

/** That it is about what is assessed at all. */
const TASKS = /任务|目标|计划|指标/u

/** Whom a clause is about: one place or several, some that it does not name, every one, or the province. */
export type Scope = readonly Place[] | 'some' | 'every' | 'below' | 'province'

/** Why what is said is wrong. */
export interface Wrong {
  readonly truth: string
  /** The completions that show it. */
  readonly figures: readonly string[]
}

const wrongOf = (truth: string, ...figures: readonly string[]): Wrong => ({ truth, figures })
const nameOf = ({ place, indicator }: Shortfall) => `${place.name.value}的“${indicator}”`

/** Whether the province has completed an indicator; null: the data do not tell. */
function provinceHas(indicator: string, { figures }: CheckInput): boolean | null {
  const exact = figures.find(completionName(indicator), null)?.exact
  return exact ? compare(exact, whole(1)) >= 0 : null
}

/** Of indicators that are named. */
export function ofNamed(names: readonly string[], denied: boolean, scope: Scope, input: CheckInput): Wrong | undefined {
  if (scope === 'below') return undefined
  if (scope === 'some' || scope === 'every') return namedAnywhere(names, denied, scope, input.dataset)
  for (const name of names) {
    const wrong = scope === 'province' ? namedOfProvince(name, denied, input) : namedOf(scope, name, denied, input)
    if (wrong) return wrong
  }
  return undefined
}

function namedAnywhere(
  names: readonly string[],
  denied: boolean,
  scope: 'some' | 'every',
  dataset: Dataset,
): Wrong | undefined {
  const short = shortfalls(dataset).find(({ indicator }) => names.includes(indicator))
  if (scope === 'every') return short && !denied ? wrongOf(`${nameOf(short)}没有完成计划`) : undefined
  const told = dataset.reports.some((report) => names.some((name) => hasCompleted(report, name) !== null))
  return denied && told && !short ? wrongOf(`按上报，各地的“${names[0]}”都完成了计划`) : undefined
}

const namedOfProvince = (name: string, denied: boolean, input: CheckInput): Wrong | undefined =>
  provinceHas(name, input) === denied
    ? wrongOf(`${wholeName(input.dataset)}的“${name}”${denied ? '完成了' : '没有完成'}计划`, completionName(name))
    : undefined

function namedOf(places: readonly Place[], name: string, denied: boolean, input: CheckInput): Wrong | undefined {
  const place = places.find((each) => inReport(each, input, (report) => hasCompleted(report, name)) === denied)
  if (!place) return undefined
  const truth = `${nameOf({ place, indicator: name })}按上报${denied ? '完成了' : '没有完成'}计划`
  return wrongOf(truth, reportName(place, name, '完成率'))
}

/** Of every indicator, or of some that are not named. */
export function ofAll(text: string, denied: boolean, scope: Scope, input: CheckInput): Wrong | undefined {
  if (scope === 'below') return undefined
  return denied ? deniedOfAll(text, scope, input) : claimedOfAll(text, scope, input)
}

type OwnScope = Exclude<Scope, 'below'>

function deniedOfAll(text: string, scope: OwnScope, input: CheckInput): Wrong | undefined {
  const isSaid = SOME_INDICATORS.test(text) || (scope === 'some' && TASKS.test(text))
  if (input.dataset.reports.length === 0 || !isSaid) return undefined
  if (scope === 'some' || scope === 'province' || scope === 'every') {
    const allDone = shortfalls(input.dataset).length === 0 && isProvinceDone(input)
    return allDone ? wrongOf('按上报，各地各项指标都完成了计划') : undefined
  }
  const [place, ...others] = scope
  const done = place && others.length === 0 && inReport(place, input, isDone)
  return done ? wrongOf(`按上报，${place.name.value}各项指标都完成了计划`) : undefined
}

function claimedOfAll(text: string, scope: OwnScope, input: CheckInput): Wrong | undefined {
  const { dataset } = input
  if (SOME.test(text) || !(EVERY.test(text) || WHOLE_TASK.test(text) || scope === 'every')) return undefined
  if (scope === 'every' || scope === 'some') {
    const [short] = TASKS.test(text) ? shortfalls(dataset) : []
    return short && wrongOf(`${nameOf(short)}没有完成计划`)
  }
  if (scope === 'province') {
    const name = dataset.indicators.find((each) => provinceHas(each.name.value, input) === false)?.name.value
    return name === undefined ? undefined : namedOfProvince(name, false, input)
  }
  const [short] = scope.flatMap((place) => inReport(place, input, shortfallsOf) ?? [])
  return short && wrongOf(`${nameOf(short)}按上报没有完成计划`)
}

function inReport<T>(place: Place, { dataset }: CheckInput, read: (report: PlaceReport) => T): T | undefined {
  const report = reportOf(dataset, place)
  return report && read(report)
}

/** Every indicator is known to be completed. */
const isDone = (report: PlaceReport): boolean =>
  report.reports.size > 0 && [...report.reports.keys()].every((name) => hasCompleted(report, name) === true)

const isProvinceDone = (input: CheckInput): boolean =>
  input.dataset.indicators.every(({ name }) => provinceHas(name.value, input) !== false)
