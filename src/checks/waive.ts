import type { Waiver } from '../data/dataset.js'
import { escapePattern } from '../data/escape-pattern.js'
import { printDate } from '../data/parse-date.js'
import { codes } from '../diagnostics/codes.js'
import { type Diagnostic, isSamePlace, warning } from '../diagnostics/diagnostic.js'
import { nameSome } from '../diagnostics/name-some.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import { occurrences, type Passage, type Spot, spotText } from '../document/passages.js'
import { type Finding, finding } from './finding.js'

/**
 * Applies the waivers (豁免.yaml): one waiver silences one finding of its code whose words overlap the words that it
 * quotes. A silenced finding stays in the report as a note with its reason. A waiver that silences nothing has
 * expired: the text, or what is said of it, has changed.
 */
export function waive(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  passages: readonly Passage[],
): readonly Finding[] {
  const silenced = new Map<Finding, Waiver>()
  const unused: { readonly waiver: Waiver; readonly printed: boolean }[] = []
  const complaints: Finding[] = []
  for (const waiver of waivers) {
    if (!Object.hasOwn(codes, waiver.code.value)) {
      complaints.push(unknownCode(waiver))
      continue
    }
    const quoted = passages.flatMap((passage) => occurrences(passage, waiver.quote.value))
    const open = findings.filter((each) => !silenced.has(each) && matches(each, waiver, quoted))
    const match = open.find((each) => unnamed(each, waiver).length === 0)
    if (match) silenced.set(match, waiver)
    else if (open[0]) complaints.push(forOthers(waiver, unnamed(open[0], waiver)))
    else unused.push({ waiver, printed: quoted.length > 0 })
  }
  const left = findings.filter((each) => each.severity !== 'note' && !silenced.has(each))
  for (const { waiver, printed } of unused) {
    const meant = left.filter((each) => each.code === waiver.code.value && wordsOf(each) !== '')
    complaints.push(stale(waiver, printed, meant))
  }
  return [...findings.map((each) => note(each, silenced.get(each))), ...complaints]
}

/** Whether it is given for what only letters can have: letter-other-place, and what it says is of their own words. */
export const isOfLetters = ({ code, ofLetters }: Waiver): boolean =>
  ofLetters || (Object.hasOwn(codes, code.value) && code.value.startsWith('letter-'))

/** Waivers of letters that none of a year's letters needed; `told` is all that is said of these. */
export const unusedByLetters = (waivers: readonly Waiver[], told: readonly Diagnostic[]): readonly Diagnostic[] =>
  waivers
    .filter((each) => isOfLetters(each) && !told.some(({ waiver }) => isSamePlace(waiver, each.quote.at)))
    .map(({ code, quote }) =>
      warning(
        'waiver-stale',
        `豁免没有用上：没有一份函在“${quote.value}”处有 [${code.value}] 这个问题`,
        quote.at,
        '文字已改动，或问题已经解决，请删去这条豁免，或按现在的文字重写。',
      ),
    )

/** What the layout warns of is waived where the document is laid out: `waived-layout.ts`. */
export const isOfLayout = (code: string): boolean => code.startsWith('layout-')

/** Notes need no waiver: a draft and a final document pass with them. */
function matches(found: Finding, { code, quote }: Waiver, quoted: readonly Spot[]): boolean {
  if (found.code !== code.value || found.severity === 'note') return false
  const { spot, about } = found
  if (spot) return quoted.some((each) => overlaps(each, spot))
  return about !== '' && (about.includes(quote.value) || quote.value.includes(about))
}

/** What a waiver of a finding has to quote, or a part of it. */
const wordsOf = ({ spot, about }: Finding): string => (spot ? spotText(spot) : about)

/** The numbers of a finding that a waiver says nothing of: it was given for other ones. */
const unnamed = (found: Finding, { quote, reason }: Waiver): readonly string[] =>
  absent(found, `${quote.value} ${reason.value}`)

function absent({ numbers }: Finding, words: string): readonly string[] {
  return numbers.filter(
    (number) => !new RegExp(`(?<![0-9.])${escapePattern(number)}(?![0-9]|\\.[0-9])`, 'u').test(words),
  )
}

const overlaps = (a: Spot, b: Spot): boolean =>
  a.passage === b.passage && a.start < Math.max(b.end, b.start + 1) && b.start < a.end

function note(found: Finding, waiver: Waiver | undefined): Finding {
  if (!waiver) return found
  return {
    ...found,
    code: 'waived',
    severity: 'note',
    message: `已豁免 [${found.code}] ${found.message}`,
    hint: grounds(waiver),
    waiver: waiver.quote.at,
  }
}

/** Why a problem stays, and who says so. */
const grounds = ({ reason, by, date }: Waiver): string => `${reason.value}（${by.value}，${printDate(date.value)}）`

function unknownCode({ code }: Waiver): Finding {
  return finding('waiver-unknown', 'error', `豁免的代码“${code.value}”不存在`, {
    at: code.at,
    hint: meantOr(nearestName(code.value, Object.keys(codes)), '请抄写检查结果里方括号中的代码。'),
  })
}

const forOthers = ({ code, quote }: Waiver, numbers: readonly string[]): Finding =>
  finding('waiver-stale', 'warning', `豁免没有用上：[${code.value}] 说的是${numbers.join('、')}，豁免里没有写到`, {
    at: quote.at,
    about: quote.value,
    hint: '改动以后要重新核实；确实还要保留的，把这些抄进“原文”或者“理由”。',
  })

/** `open`: the problems of its code that no waiver covers and one could; one of them may have been meant. */
function stale({ code, quote, reason }: Waiver, printed: boolean, open: readonly Finding[]): Finding {
  const message = printed
    ? `豁免没有用上：“${quote.value}”处没有 [${code.value}] 这个问题`
    : `豁免的原文“${quote.value}”在文中已经找不到`
  const asked = open.map((found) => {
    const words = wordsOf(found)
    const numbers = absent(found, `${words} ${reason.value}`)
    return `“${words}”${numbers.length > 0 ? `（“理由”里写上${numbers.join('、')}）` : ''}`
  })
  const listed = nameSome([...new Set(asked)])
  const copy =
    open.length === 1
      ? `[${code.value}] 现在还有一处没有豁免，要豁免的是它，“原文”就照抄${listed}。`
      : `[${code.value}] 现在还有 ${open.length} 处没有豁免：${listed}。要豁免其中一处，“原文”照抄那一处；几处都要豁免的，各写一条。`
  const gone = printed
    ? '问题已经解决，或已由另一条豁免管着，请删去这一条。'
    : '文字已改动，请删去这条豁免，或按现在的文字重写；说的是函里的话，请写上“文件: 摘录函”。'
  return finding('waiver-stale', 'warning', message, {
    at: quote.at,
    about: quote.value,
    hint: open.length === 0 ? gone : copy,
  })
}
