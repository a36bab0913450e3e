import { approximations } from '../../data/parse-quantity.js'
import type { Quantity } from '../../data/quantity.js'
import { isExact, sameUnit } from '../../figures/measure.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'
import { ofFigure } from '../printed-values.js'
import { atFigures, tellAt } from './at-figures.js'
import { NUMERAL, PLACES } from './count-words.js'
import type { FigureInText } from './figures-in-text.js'

/**
 * Words that make a number approximate belong to the number: 近 in the text escapes the comparison of 近 with the true
 * value, and comes twice where the data say it too. 签约52家, 附近3处 and 反超2名 mean something else.
 */
const TYPED_BEFORE = new RegExp(`(?:${approximations.join('|')}|突破)$`, 'u')
const OTHER_BEFORE = /(?:[签预节合契违特相公简制立履续换践]约|[最附就临邻靠新亲贴走]近|[反高赶]超)$/u
const TYPED_BEHIND = /^(?:余(?![额热款粮])|以上|以下|左右|上下)/u
const ENTITIES = `(?:参评)?(?:${PLACES}|乡镇|街道|\\p{Script=Han}{0,4}村|指标)(?![场民域间性级里内直委])`
const OTHERS = '(?:企业|项目|学校|园区)'
/** 97%以上的地区, 超过110%的有, 3000万元以上的项目有: a criterion by which some are chosen, and no number of theirs. */
const CHOSEN = new RegExp(
  `^(?:以[上下])?的(?:[有占共]|[仅只]有|(?:${NUMERAL})[个家项]|${ENTITIES}|${OTHERS}(?:[有占共]|[仅只]有))`,
  'u',
)
const RATED = new RegExp(`^(?:以[上下])?的${OTHERS}`, 'u')
/** 90分以上的7家, 10亿元以上项目126个: so many are on that side of the line. */
const COUNTED = new RegExp(
  `^以[上下](?:的|的?\\p{Script=Han}{0,4}(?:${PLACES}|企业|项目|学校|园区|网站))(?:有|共)?$`,
  'u',
)
/** 5个市（州）完成率超过110%, 甲市、乙市完成率均在50%以下: each of several has a rate of its own. */
const OF_EACH = new RegExp(
  `(?:(?:个|半数的|部分|各)(?:${PLACES})|[、和]\\p{Script=Han}{1,8}[市州县区旗])(?:[^，。；占共合平]{0,12}(?:率|进度))?(?:均|都)?(?:在|超过|不足|不到|达到?)$`,
  'u',
)
/** More digits than this are no round number any more: 近5387人. */
const ROUND = 3

/** Words of 近, 余 and 以上 that stand beside the number they belong to, twice, or with a number that is not round. */
export const looseWords: Check = (input) => [...doubled(input), ...besides(input)]

function doubled({ figures, printed }: CheckInput): readonly Finding[] {
  return figures.figures.flatMap((figure) => {
    const { name, quantity, text, exact } = figure
    if (exact === null || isExact(quantity)) return []
    const message = tooMany(quantity) ? '两次说是约数' : isRound(quantity) ? null : '是约数，却写到了个位'
    if (message === null) return []
    return finding('approximation-doubled', 'warning', `“${name}”印成“${text}”，${message}`, {
      ...ofFigure(figure, printed),
      hint: '“近”“约”“余”“以上”只写一个，数字取整；要写确数，就不写这些字。',
    })
  })
}

const tooMany = ({ approximation, surplus, bound }: Quantity): boolean =>
  [approximation, surplus, bound].filter((word) => word !== '').length > 1

const isRound = ({ digits }: Quantity): boolean => digits.replace('.', '').replace(/^0+|0+$/g, '').length <= ROUND

const besides = (input: CheckInput): readonly Finding[] =>
  atFigures(input, {}, (each) => {
    if (each.figure.exact === null) return []
    if (isCriterion(each)) return again(each)
    const before = OTHER_BEFORE.test(each.before) ? undefined : TYPED_BEFORE.exec(each.before)?.[0]
    const { unit } = each.figure.quantity
    const many = unit !== '' && each.after.startsWith(`多${unit}`) ? '多' : undefined
    const behind = TYPED_BEHIND.exec(each.after)?.[0] ?? many
    return [...typed(each, before, -1), ...typed(each, behind, 1), ...again(each)]
  })

/** What the data call approximate is no criterion, and 近 and 约 make none. */
const isCriterion = ({ figure: { quantity }, before, sentence, after, next }: FigureInText): boolean =>
  isExact(quantity) &&
  !/[近约逾]$|突破$/u.test(before) &&
  (CHOSEN.test(after) ||
    (COUNTED.test(after) && next !== null && !sameUnit(next.quantity.unit, quantity.unit)) ||
    (quantity.unit === '%' && (RATED.test(after) || OF_EACH.test(sentence.slice(-40)))))

function typed(each: FigureInText, word: string | undefined, side: 1 | -1): readonly Finding[] {
  if (word === undefined) return []
  const { figure } = each
  const printed = side === 1 ? figure.text + word : word + figure.text
  const twice = !isExact(figure.quantity)
  const message = twice ? `“${printed}”两次说是约数` : `“${printed}”：“${word}”写在了文字里，没有与数字核对`
  const hint = twice ? '请删去一个。' : `请写进数据，例如：${figure.name}: ${printed}；“突破”请写“超过”。`
  return tellAt(each, 'approximation-doubled', message, { hint })
}

/** 9260人人, 41.26%%: the unit comes with the figure. 9260人人均 is right. */
function again(each: FigureInText): readonly Finding[] {
  const { figure, after } = each
  const { quantity, text } = figure
  const unit = quantity.scale + quantity.unit
  // 5.3%个百分点 is neither a percentage nor points.
  const points = quantity.unit === '%' ? /^个?百分点/u.exec(after)?.[0] : undefined
  const word = points ?? [unit, quantity.unit].find((words) => words !== '' && after.startsWith(words))
  if (word === undefined) return []
  if (points === undefined && /^\p{Script=Han}/u.test(after.slice(word.length)) && word.length === 1) return []
  return tellAt(each, 'unit-repeated', `“${text}${word}”：单位写了两次`, {
    severity: 'error',
    hint: '{{数 …}} 连单位一起印出，请删去后面的单位。',
  })
}
