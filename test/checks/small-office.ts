/** A made-up office (示例): what its tests are about, in the words of the data; the rest is as plain as can be. */
interface SmallOffice {
  /** 2024, 2024-一季度. */
  readonly folder: string
  /** The full names of its places, in official order. */
  readonly places: readonly string[]
  /** What a place is called for short; its first two characters, unless said. */
  readonly shortName?: (place: string) => string
  /** Whom the notice goes to in a place; the place itself, unless said. */
  readonly addressee?: (place: string) => string
  readonly organ: string
  readonly numberCode: string
  /** 2024年4月8日 */
  readonly date: string
  /** More lines of 文件.yaml. */
  readonly facts?: string
  /** 指标.yaml */
  readonly indicators: string
  /** 上年.yaml, where there is one. */
  readonly lastYear?: string
  /** The report of a place. */
  readonly report: (place: string) => string
  /** What its notice is about: 环境质量状况. */
  readonly subject: string
  /** What its notice prints before the paragraph that is tried (the snippet 引言). */
  readonly body: string
}

/** Each indicator with the first of its places. */
export const rankedIndicators = `{{#each 指标}}
1. {{名称}}：{{名单 排名}}
{{/each}}`

/** The files of a small office, by path. */
export function smallOffice(office: SmallOffice): Readonly<Record<string, string>> {
  const { folder, places, organ, numberCode, date, indicators, lastYear, report, subject, body } = office
  const { shortName = (place) => place.slice(0, 2), addressee = (place) => place, facts = '' } = office
  const [year, period] = folder.split('-')
  const row = (place: string) => `  - {名称: ${place}, 简称: ${shortName(place)}, 主送机关: ${addressee(place)}}\n`
  return {
    'data/地方.yaml': `地方:\n${places.map(row).join('')}`,
    [`data/${folder}/文件.yaml`]: `年度: ${year}
${period === undefined ? '' : `时段: ${period}\n`}状态: 讨论稿
发文机关: ${organ}
机关代字: ${numberCode}
发文年份: ${date.slice(0, 4)}
成文日期: ${date}
主送机关: ${places.map(addressee).join('，')}
${facts}来源: 编造的示例
`,
    [`data/${folder}/指标.yaml`]: indicators,
    ...(lastYear === undefined ? {} : { [`data/${folder}/上年.yaml`]: lastYear }),
    ...Object.fromEntries(places.map((place) => [`data/${folder}/上报/${place}.yaml`, report(place)])),
    'templates/通报.hbs': `---
格式: 信函
文种: 通报
标志: '{{发文机关}}'
文号: '{{文号}}'
标题: '{{发文机关}}关于{{年度}}年${period === undefined ? '度' : '{{时段}}'}${subject}的{{文种}}'
主送: '{{主送机关}}：'
署名: '{{发文机关}}'
成文日期: '{{成文日期}}'
---
${body}

{{片段.引言}}
`,
  }
}
