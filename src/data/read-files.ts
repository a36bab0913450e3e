import type * as z from 'zod'
import {
  andThen,
  type Diagnostic,
  error,
  fail,
  type Outcome,
  outcome,
  place,
  type SourcePlace,
  warning,
} from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import { type Host, recalled } from '../host/host.js'
import { changedOrigins } from './changed-origins.js'
import { checkName } from './check-name.js'
import { splitFrontMatter } from './front-matter.js'
import { readYaml } from './read-yaml.js'

/** More than any clerk types in a year, less than what makes the reader slow. In UTF-16 units. */
const LARGEST = 4_000_000

/** The text of a data file, unless it is unreasonably large. */
function readText(host: Host, file: string): Outcome<string> {
  return andThen(host.readText(file), (text) =>
    text.length <= LARGEST
      ? outcome(text)
      : fail(error('file-too-large', `文件太大：${file}`, place(file, 1, 1), '一个数据文件不要超过约四百万字。')),
  )
}

/** A YAML file of one form. */
export const readDataFile = <T>(host: Host, file: string, schema: z.ZodType<T>): Outcome<T> =>
  andThen(readText(host, file), (text) =>
    recalled(host, schema, file, text, () => withChanged(readYaml(text, file, schema), text, file)),
  )

/** Besides, what was typed over after it was imported. */
const withChanged = <T>(read: Outcome<T>, text: string, file: string): Outcome<T> => ({
  ...read,
  diagnostics: [...read.diagnostics, ...changedOrigins(text, file)],
})

/** A snippet file as read. */
export interface TextFile<Head> {
  readonly name: string
  readonly head: Head
  readonly text: string
  readonly at: SourcePlace
}

/** The files of a folder. */
export interface FolderFiles<T> {
  /** In the order of their names. */
  readonly files: readonly T[]
  /** Names of the files that are there but could not be read: nobody need look for them. */
  readonly unread: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Which files a folder is for, and what to say of others. */
interface FolderForm {
  readonly ending: string
  readonly hint: string
}

/** Every file of a folder with its ending; others are mentioned. One that cannot be read does not stop the others. */
export function readFolder<T>(
  host: Host,
  folder: string,
  { ending, hint }: FolderForm,
  read: (name: string, file: string) => Outcome<T>,
): FolderFiles<T> {
  const diagnostics: Diagnostic[] = []
  const files: T[] = []
  const unread = new Set<string>()
  for (const { name: fileName, kind } of host.list(folder) ?? []) {
    const file = `${folder}/${fileName}`
    if (kind === 'folder' || !fileName.endsWith(ending)) {
      diagnostics.push(warning('file-ignored', `没有读取：${file}`, null, hint))
      continue
    }
    const name = fileName.slice(0, -ending.length)
    const content = read(name, file)
    diagnostics.push(...content.diagnostics)
    if (content.ok) files.push(content.value)
    else unread.add(name)
  }
  return { files, unread, diagnostics }
}

const textFiles: FolderForm = { ending: '.md', hint: '这里只放扩展名为 .md 的文本文件。' }

/** The snippet files of a folder. */
export const readTextFiles = <Head>(host: Host, folder: string, schema: z.ZodType<Head>): FolderFiles<TextFile<Head>> =>
  readFolder(host, folder, textFiles, (name, file) => readTextFile(host, name, file, schema))

function readTextFile<Head>(host: Host, name: string, file: string, schema: z.ZodType<Head>): Outcome<TextFile<Head>> {
  const wrong = checkName(name, place(file, 1, 1))
  if (wrong) return fail({ ...wrong, code: 'file-name', message: `文件名不能用：${wrong.message}` })
  const read = (content: string) =>
    andThen(splitFrontMatter(content, file), ({ yaml, text, at }): Outcome<TextFile<Head>> => {
      const empty = text === '' ? [error('snippet-empty', '没有正文', at, '请在文件里写上正文。')] : []
      const head = withChanged(readYaml(yaml, file, schema), yaml, file)
      if (!head.ok) return { ok: false, diagnostics: [...head.diagnostics, ...empty] }
      return outcome({ name, head: head.value, text, at }, [...head.diagnostics, ...empty])
    })
  return andThen(readText(host, file), (content) => recalled(host, schema, file, content, () => read(content)))
}

/** Mentions entries of a year's folder that look like data but are none of the known ones. */
export function unknownEntries(host: Host, folder: string, known: readonly string[]): readonly Diagnostic[] {
  return (host.list(folder) ?? [])
    .filter(({ name, kind }) => !known.includes(name) && (kind === 'folder' || /\.(ya?ml|md|txt)$/i.test(name)))
    .map(({ name }) => {
      return warning('file-ignored', `没有读取：${folder}/${name}`, null, meantOr(nearestName(name, known), ''))
    })
}
