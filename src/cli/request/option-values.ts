import { parseShare, type Share } from '../../batch/share.js'
import { type CalendarDate, parseDate } from '../../data/parse-date.js'
import { place } from '../../diagnostics/diagnostic.js'
import { type OutputFormat, outputFormats } from '../../document/output-format.js'
import { UsageError } from './usage-error.js'

/** A draft always is DOCX and PDF: both belong to its edition. The text for the website comes on demand. */
export function webOf(wanted: readonly string[]): boolean {
  const unknown = wanted.find((name) => name !== 'web')
  if (unknown !== undefined)
    throw new UsageError(`draft 总是写 DOCX 和 PDF，--format 只能加写 web；这里是：${unknown}。`)
  return wanted.length > 0
}

/** `--number`: 1 to 99999, no zeros in front. Like all functions here it throws `UsageError` for anything else. */
export function sequenceOf(text: string): string {
  if (!/^[1-9][0-9]{0,4}$/.test(text))
    throw new UsageError(`--number 应是文号里的顺序号，不补零，例如 --number 10；这里是：${text}。`)
  return text
}

/** `--year`: four digits. */
export function yearOf(text: string): number {
  if (!/^[1-9][0-9]{3}$/.test(text)) throw new UsageError(`--year 应是四位年份，例如 --year 2024；这里是：${text}。`)
  return Number(text)
}

/** `--date`: a day that there is. */
export function dateOf(text: string): CalendarDate {
  const date = parseDate(text, place('--date', 1, 1))
  if (!date.ok) throw new UsageError(`--date 应写成 2023-04-03 或 2023年4月3日；这里是：${text}。`)
  return date.value
}

/** Each format once, in the order of the contract. */
export function formatsOf(wanted: readonly string[]): readonly OutputFormat[] {
  const unknown = wanted.find((name) => !outputFormats.some((format) => format === name))
  if (unknown !== undefined) throw new UsageError(`--format 只能写 ${outputFormats.join('、')}；这里是：${unknown}。`)
  return outputFormats.filter((format) => wanted.includes(format))
}

/** `--jobs`: 1 to 999. */
export function jobCount(text: string): number {
  const count = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0
  if (count === 0) throw new UsageError(`--jobs 应是 1 到 999 的整数；这里是：${text}。`)
  return count
}

/** `--shard`: 2/8. */
export function shareOf(text: string): Share {
  const share = parseShare(text)
  if (!share) throw new UsageError(`--shard 应写成 第几份/共几份，例如 --shard 2/8；这里是：${text}。`)
  return share
}

/** `--font`: the name of a typeface and a file, neither looked at. */
export function fontPair(text: string): [string, string] {
  const cut = text.indexOf('=')
  if (cut < 1 || cut === text.length - 1)
    throw new UsageError(`--font 应写成 字体=文件，例如 --font 仿宋=C:\\Windows\\Fonts\\simfang.ttf；这里是：${text}。`)
  return [text.slice(0, cut), text.slice(cut + 1)]
}
