import { workspaceFiles } from '../workspace.js'

/** A figure that a hand typed into the data of a year. */
export interface TypedFigure {
  readonly file: string
  readonly line: number
  /** Where its digits begin in the file. */
  readonly at: number
  readonly digits: string
  /** What follows the digits: `人`, `万人次`; empty for a score. */
  readonly unit: string
  /** The indicator and the column of a report, in which other places have figures too; empty elsewhere. */
  readonly series: string
}

const files = workspaceFiles()

/**
 * Every figure that is typed into a year and may be printed: reports, the province's own, plans, highlights, but no control
 * totals (核对); read off the lines, not by the program.
 */
export function typedFigures(year: string): readonly TypedFigure[] {
  const folder = `data/${year}/`
  const wanted = /^(?:上报\/.+\.yaml|亮点\/.+\.md|数字\.yaml|指标\.yaml)$/u
  return Object.entries(files)
    .filter(([file]) => file.startsWith(folder) && wanted.test(file.slice(folder.length)))
    .flatMap(([file, text]) => {
      let start = 0
      return text.split('\n').flatMap((content, index) => {
        const own = figuresIn(content).map(
          ({ from, ...figure }): TypedFigure => ({ ...figure, file, line: index + 1, at: start + from }),
        )
        start += content.length + 1
        return own
      })
    })
}

function figuresIn(line: string) {
  const [, key = '', value = ''] = /^\s+(?:- )?([^\s:#]+): (.*)$/u.exec(line) ?? []
  const offset = line.length - value.length
  const figure = (digits: string, unit: string, from: number, series: string) => [{ digits, unit, from, series }]
  if (key === '核对') return []
  if (value.startsWith('{'))
    return [...value.matchAll(/(计划|完成|得分): (\d+(?:\.\d+)?)([^,}]*)/gu)].flatMap((found) => {
      const [, column = '', digits = '', unit = ''] = found
      return figure(digits, unit, offset + found.index + column.length + 2, `${key}/${column}`)
    })
  const [, about = '', digits = '', unit = ''] = /^(近?)(\d+(?:\.\d+)?)(\S+)$/u.exec(value) ?? []
  return digits === '' ? [] : figure(digits, unit, offset + about.length, '')
}

/** Kinds of corrections: a slip of the last digit, of the first, half as much, one digit more than is printed, another place's figure. */
export const corrections = ['last', 'first', 'half', 'finer', 'another'] as const
export type Correction = (typeof corrections)[number]

/** The file with one figure corrected; null where that correction would change nothing. */
export function correctedFile(
  figure: TypedFigure,
  how: Correction,
  all: readonly TypedFigure[],
): { readonly file: string; readonly content: string } | null {
  const { file, at, digits } = figure
  const decimals = digits.split('.')[1]?.length ?? 0
  const number = {
    last: () => (Number(digits) + 10 ** -decimals).toFixed(decimals),
    first: () => digits.replace(/^\d/u, (first) => String((Number(first) % 9) + 1)),
    half: () => (Number(digits) / 2).toFixed(decimals),
    finer: () => (decimals === 0 ? digits : `${digits}4`),
    another: () => digitsOfAnother(figure, all),
  }[how]()
  if (Number(number) === Number(digits)) return null
  const content = files[file] ?? ''
  if (content.slice(at, at + digits.length) !== digits) throw new Error(`${file} has no ${digits} at ${at}`)
  return { file, content: content.slice(0, at) + number + content.slice(at + digits.length) }
}

/** A figure of the same column of some other place. */
function digitsOfAnother({ file, series, unit, digits, at }: TypedFigure, all: readonly TypedFigure[]): string {
  const others = all.filter((each) => each.series === series && each.file !== file && each.unit === unit)
  return series === '' ? digits : (others[at % Math.max(1, others.length)]?.digits ?? digits)
}
