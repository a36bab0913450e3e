import { spotText } from '../../document/passages.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

/** An indicator that is called one thing where its figure stands and another where it is ranked. */
export const labels: Check = ({ dataset, printed }) => {
  const names = new Map(dataset.indicators.map(({ name, wording }) => [name.value, wording.value]))
  const wordings = new Set((printed.get('指标表述') ?? []).map(spotText))
  return (printed.get('指标名称') ?? []).flatMap((spot) => {
    const name = spotText(spot)
    const wording = names.get(name)
    if (wording === undefined || [wording, wording.replace(VERB, '')].includes(name) || !wordings.has(wording))
      return []
    return finding('label-inconsistent', 'warning', `同一项指标前面称“${wording}”，这里称“${name}”`, {
      spot,
      hint: '请统一 指标.yaml 里的“名称”和“表述”。',
    })
  })
}

/** What a sentence needs before a number, and a list of names does not: 完成河道治理 is 河道治理. */
const VERB = /^(?:完成|实现|发放|发现|组织|举办|建成|查处|整治)/u
