import type { Dataset } from '../../data/dataset.js'
import { oncePer } from '../../keyed/once-per.js'
import type { Check } from '../check.js'
import { atFigures, tellAt } from './at-figures.js'
import { withoutCommonEnds } from './respectively.js'

/** 除道路事故以外: what is named is not what is counted. */
const EXCEPT = /除|以外|之外|比|分别/u
/** 均已结案 says again what is known; nobody is surprised by the number. */
const AGAIN = /其中|均|都|全部|即|共|也|其余|比|从|由|至|到|以上|[：。；]/u
/** No copied clause is longer. */
const NEAR = 20

/**
 * What stands in front of a figure is the name of another part of the same sum (道路事故 + 建筑事故): a clause that was copied
 * with its figure. Only parts that 勾稽.yaml adds up are compared: their names differ by what they are parts of.
 */
export const siblingFigures: Check = (input) => {
  const families = familiesOf(input.dataset)
  return atFigures(input, {}, (each) => {
    const { figure, before, spot, next, after } = each
    const twice =
      next?.name === figure.name && after.length <= NEAR && /\p{Script=Han}/u.test(after) && !AGAIN.test(after)
    if (twice && spot.passage.kind !== 'table')
      return tellAt(each, 'figure-misplaced', `“${figure.name}”在这里接连印了两次：${figure.text}`, {
        hint: '请核对后一个是不是另一个数字；没有写错的，写进 豁免.yaml。',
      })
    const family = families.get(figure.name)
    if (!family || EXCEPT.test(before)) return []
    const said = [...family].filter(([, part]) => part.length > 1 && before.includes(part))
    const [other] = said
    if (!other || said.length > 1 || other[0] === figure.name) return []
    return tellAt(each, 'figure-misplaced', `“${before}”后面印的是“${figure.name}”：${figure.text}`, {
      hint: `是不是“${other[0]}”？请核对 {{数 "…"}} 里的名称。`,
    })
  })
}

/** The parts of a sum by their names, with what tells each from the others. */
type Family = ReadonlyMap<string, string>

const familiesOf = oncePer(
  ({ relations }: Dataset): ReadonlyMap<string, Family> =>
    new Map(
      relations.flatMap(({ sign, right }) => {
        const names = right.flatMap(({ factors: [first, second] }) =>
          first?.operand.kind === 'figure' && !second ? [first.operand.name.value] : [],
        )
        if (sign !== '=' || names.length < 2 || names.length !== right.length) return []
        const parts = withoutCommonEnds(names)
        const family = new Map(names.map((name, index) => [name, tellingPart(name, parts[index] ?? '')]))
        return names.map((name) => [name, family] as const)
      }),
    ),
)

/** 县 of 县道里程 may stand anywhere; 县道 tells. */
function tellingPart(name: string, part: string): string {
  return part.length === 1 ? name.slice(name.indexOf(part)).slice(0, 2) : part
}
