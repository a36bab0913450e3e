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
    if (wording === undefined || wording === name || !wordings.has(wording)) return []
    return finding('label-inconsistent', 'warning', `同一项指标前面称“${wording}”，这里称“${name}”`, {
      spot,
      hint: '请统一 指标.yaml 里的“名称”和“表述”。',
    })
  })
}
