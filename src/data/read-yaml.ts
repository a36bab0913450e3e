import * as z from 'zod'
import { type Diagnostic, error, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { distinct } from '../diagnostics/distinct.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import { parseYaml, type YamlKind, type YamlSource } from './yaml-source.js'

/**
 * zod writes a program for every form that it meets and has V8 compile it. A run over some dozen files never earns that
 * back; one over a thousand would gain less than a hundredth.
 */
const asItStands = { jitless: true }

/** Reads YAML text of one of our forms; every problem of its form is reported in one run, at its line and column. */
export function readYaml<T>(text: string, file: string, schema: z.ZodType<T>): Outcome<T> {
  const source = parseYaml(text, file)
  if (!source.ok) return source
  const result = schema.safeParse(source.value.value ?? {}, asItStands)
  if (result.success) return outcome(result.data)
  const found = result.error.issues.flatMap((issue) => explainIssue(issue, source.value, schema))
  // One complaint may come twice, e.g. for each key that a value in the place of a group lacks.
  return { ok: false, diagnostics: distinct(found).toSorted(byPlace) }
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0)

function explainIssue(issue: z.core.$ZodIssue, source: YamlSource, schema: z.core.$ZodType): readonly Diagnostic[] {
  if (issue.code === 'custom') {
    const carried: unknown = issue.params?.diagnostics
    if (isDiagnostics(carried)) return carried
  }
  const { kind, at } = source.locate(issue.path)
  if (issue.code === 'invalid_union') {
    // A value or a group: what is wrong is said of the one that was meant. The value is the first option.
    const empty = issue.errors.find((each) => kind === 'list' && each.some(({ code }) => code === 'too_small'))
    const meant = empty ?? (kind === 'map' ? issue.errors.at(-1) : issue.errors[0]) ?? []
    return meant.flatMap((each) => explainIssue({ ...each, path: [...issue.path, ...each.path] }, source, schema))
  }
  const key = issue.path.findLast((step) => typeof step === 'string') ?? ''
  const expected = describe(schemaAt(schema, issue.path))

  if (issue.code === 'unrecognized_keys' && kind === 'map') {
    const known = knownKeys(schemaAt(schema, issue.path))
    return issue.keys.map((unknown) => {
      const near = nearestName(unknown, known)
      // 1,024人 in {…}: the comma ends the number there, and what follows is read as a key.
      const hint = /^\d{3}(?:\D|$)/.test(unknown)
        ? '花括号里的逗号是分隔用的，数字中间不要分节：1,024人 请写成 1024人。'
        : near
          ? `是不是“${near}”？`
          : `这里可以写：${known.join('、')}。`
      return error('key-unknown', `不认识的键：“${unknown}”`, source.keyPlace(issue.path, unknown), hint)
    })
  }
  if (issue.code === 'too_small') return [error('value-type', `“${key}”下面至少要有一项`, at)]
  if (kind === 'absent') return [error('key-missing', `缺少“${key}”`, { ...at, length: 0 }, expected.hint)]
  if (kind === 'blank') return [error('key-missing', `“${key}”后面没有内容`, at, expected.hint)]
  const where = key ? `“${key}”` : '这里'
  return [error('value-type', `${where}应是${expected.kind}，现在是${kindNames[kind]}`, at, expected.hint)]
}

const kindNames: Readonly<Record<YamlKind, string>> = {
  absent: '空的',
  blank: '空的',
  scalar: '单独的一项',
  list: '一列（- …）',
  map: '一组“键: 值”',
}

/** What the form wants at a place, in words, with an example. */
function describe(schema: z.core.$ZodType | undefined): { readonly kind: string; readonly hint: string } {
  const core = bare(schema)
  if (core instanceof z.ZodArray) return { kind: '一列', hint: '每项一行，前面写“- ”，或者写成 [甲, 乙]。' }
  if (core instanceof z.ZodObject) return { kind: '一组“键: 值”', hint: `这里可以写：${knownKeys(core).join('、')}。` }
  if (core instanceof z.ZodRecord) return { kind: '一组“名称: 内容”', hint: '' }
  const example = core instanceof z.ZodType ? core.meta()?.examples : undefined
  const first = Array.isArray(example) ? example[0] : undefined
  return { kind: '单独的一项', hint: typeof first === 'string' ? `例如：${first}。` : '' }
}

const knownKeys = (schema: z.core.$ZodType | undefined): readonly string[] => {
  const core = bare(schema, 'group')
  return core instanceof z.ZodObject ? Object.keys(core.shape) : []
}

/** The part of a form that stands at a path. */
function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  let current: z.core.$ZodType | undefined = schema
  for (const step of path) {
    const core = bare(current, 'group')
    if (core instanceof z.ZodObject) current = core.shape[String(step)]
    else if (core instanceof z.ZodArray) current = core.element
    else if (core instanceof z.ZodRecord) current = core.valueType
    else current = undefined
  }
  return current
}

/** A form without what is done to its result; of a value or a group (the last option), the one that is wanted. */
function bare(schema: z.core.$ZodType | undefined, wanted: 'value' | 'group' = 'value'): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodPipe) return bare(schema.in, wanted)
  if (schema instanceof z.ZodOptional) return bare(schema.unwrap(), wanted)
  if (schema instanceof z.ZodUnion) return bare(schema.options.at(wanted === 'group' ? -1 : 0), wanted)
  return schema
}

const isDiagnostics = (value: unknown): value is readonly Diagnostic[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && 'severity' in item)
