import type { Figure } from '../../figures/figure-book.js'
import type { Check, CheckInput } from '../check.js'
import { formulaOperands } from '../operand-names.js'
import { atFigures, tellAt } from './at-figures.js'
import { FALLS, RISES } from './change-words.js'

/** 比上年增加, 较上年末少, 同比减少: by how much. */
const DIFFERENCE = new RegExp(
  `(?:[比较](?:上年|去年|上一年|前年)(?:同期|末|底)?(?:${RISES}|${FALLS}|多|少)|同比(?:${RISES}|${FALLS}))了?$`,
  'u',
)
/** 平均每个地方完成, 人均 */
const AVERAGE = /平均每[^，。；累共合总]{1,14}$|[人户]均$/u
/** 新增贷款 of this year may well be what 贷款 has grown by, and 户均增收 is an average. */
const NO_LEVEL = /增|减|降|升|[多少差]|均|每/u

/**
 * How many there are, where the words ask for how many more there are than before, or for each: 比上年增加5701个 of 5701个
 * in all. A number that nothing is computed from may be what its words say.
 */
export const levels: Check = (input) => {
  const known = levelsOf(input)
  return atFigures(input, { prose: true }, (each) => {
    const { figure, before } = each
    const words = (DIFFERENCE.exec(before) ?? AVERAGE.exec(before))?.[0]
    if (words === undefined || !known(figure)) return []
    const message = `“${words}${figure.text}”：“${figure.name}”是总数，不是差数、平均数`
    return tellAt(each, 'figure-wording', message, {
      hint: '请引用增加（减少）了多少的、平均的数字，或者改用与数字相符的字。',
    })
  })
}

/** What is done or planned, what is added up, and what others are computed from as a whole or a part. */
function levelsOf({ dataset, figures }: CheckInput): (figure: Figure) => boolean {
  const operands = formulaOperands(dataset)
  const indicators = new Set([...figures.indicators.values()].flatMap(({ plan, actual }) => [plan?.name, actual?.name]))
  return ({ name, scope, quantity, derivation }) =>
    quantity.unit !== '%' &&
    !NO_LEVEL.test(name) &&
    (indicators.has(name) ||
      operands.has(name) ||
      derivation?.kind === 'sum' ||
      (scope !== null && /\/上报\/.*\/(?:完成|计划)$/u.test(name)))
}
