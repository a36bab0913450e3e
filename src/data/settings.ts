import type { Dataset, PrintForm, RankingRule, Settings } from './dataset.js'
import type { Facts, LetterFacts } from './facts.js'
import { formOf, given } from './resolve-indicators.js'
import type { IndicatorsFile } from './schema-indicators.js'
import type { Sourced } from './sourced.js'

/** The files of a year that have settings; what is not there says nothing. */
export interface SettingFiles {
  readonly facts: Facts | null
  readonly letter: LetterFacts | null
  readonly table: IndicatorsFile | null
}

/** What the files of a year say themselves: of what is left to the program nobody can tell whether it was meant. */
export function statedSettings({ facts, letter, table }: SettingFiles): Settings {
  const rows = (table?.indicators ?? []).map((row) => {
    const rules = { ...given(table?.rules ?? {}), ...given(row.rules) }
    return [row.name.value, ofIndicator({ ...rules, form: formOf(row), cut: row.cut })] as const
  })
  return { ofDocument: ofDocument({ facts, letter, ...table }), ofIndicators: new Map(rows) }
}

/** What holds in a year, stated or not. */
export function standingSettings(dataset: Dataset): Settings {
  const rows = dataset.indicators.map(
    ({ name, rule, completionDecimals, form }) =>
      [name.value, ofIndicator({ ...rule, completionDecimals, form })] as const,
  )
  return { ofDocument: ofDocument(dataset), ofIndicators: new Map(rows) }
}

interface DocumentSettings {
  readonly facts: Facts | null
  readonly letter: LetterFacts | null
  readonly overallCut?: Sourced<number> | null
  readonly indicatorCut?: Sourced<number> | null
}

function ofDocument({ facts, letter, overallCut, indicatorCut }: DocumentSettings) {
  const said = {
    发文机关: facts?.organ,
    机关代字: facts?.numberCode,
    考评单位: facts?.assessor,
    综合取前: overallCut,
    单项取前: indicatorCut,
    '函.yaml 的文种': letter?.genre,
    '函.yaml 的发文机关': letter?.organ,
    '函.yaml 的机关代字': letter?.numberCode,
  }
  return new Map(
    Object.entries(said).flatMap(([key, each]) => (each ? [[key, { ...each, value: String(each.value) }]] : [])),
  )
}

interface IndicatorSettings extends Partial<Omit<RankingRule, 'cut'>> {
  readonly cut?: number | undefined
  readonly completionDecimals?: number
  readonly form: PrintForm | null
}

function ofIndicator({ by, order, ties, tieWord, completionDecimals, cut, form }: IndicatorSettings) {
  const said = {
    ...{ 排名依据: by, 次序: order, 并列: ties, 并列用语: tieWord, 完成率小数: completionDecimals, 取前: cut },
    ...{ 单位: form && form.scale + form.unit, 小数: form?.decimals },
  }
  return new Map(Object.entries(said).flatMap(([key, value]) => (value == null ? [] : [[key, String(value)]])))
}
