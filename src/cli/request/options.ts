import type { parseArgs } from 'node:util'

/** Every command, in the order of the help. */
export const commands = [
  'draft',
  'letters',
  'check',
  'revise',
  'diff-docx',
  'import',
  'export',
  'proof',
  'issue',
  'verify',
  'new-year',
  'init',
  'doctor',
] as const
export type Command = (typeof commands)[number]

const documents = ['draft', 'letters', 'check', 'revise', 'issue'] as const
const writers = ['draft', 'letters', 'revise', 'import', 'export', 'proof', 'issue', 'new-year', 'init'] as const

/** Every option, as Node's own reader of arguments wants it, with the commands that it is for, in the order of the help. */
export const options = {
  workspace: { type: 'string', multiple: true, of: commands.filter((each) => each !== 'init') },
  out: { type: 'string', of: ['draft', 'letters', 'revise', 'export', 'proof', 'issue', 'doctor'] },
  json: { type: 'boolean', of: commands },
  final: { type: 'boolean', of: documents },
  'strict-fonts': { type: 'boolean', of: documents },
  font: { type: 'string', multiple: true, of: [...documents, 'verify', 'doctor'] },
  fonts: { type: 'string', of: [...documents, 'verify', 'doctor'] },
  'dry-run': { type: 'boolean', of: writers },
  add: { type: 'boolean', of: ['import'] },
  retype: { type: 'boolean', of: ['export'] },
  force: { type: 'boolean', of: ['draft', 'letters', 'revise', 'issue'] },
  number: { type: 'string', of: ['issue'] },
  date: { type: 'string', of: ['revise', 'issue'] },
  from: { type: 'string', of: ['new-year'] },
  year: { type: 'string', of: ['init'] },
  only: { type: 'string', multiple: true, of: ['letters'] },
  format: { type: 'string', multiple: true, of: ['draft', 'letters'] },
  zip: { type: 'boolean', of: ['letters'] },
  merge: { type: 'boolean', of: ['letters'] },
  since: { type: 'string', of: ['letters', 'revise'] },
  author: { type: 'string', of: ['revise'] },
  'all-redlines': { type: 'boolean', of: ['revise'] },
  watch: { type: 'boolean', of: ['revise'] },
  reserve: { type: 'boolean', of: ['letters'] },
  jobs: { type: 'string', of: ['letters'] },
  shard: { type: 'string', of: ['letters'] },
  collect: { type: 'boolean', of: ['letters'] },
  help: { type: 'boolean', short: 'h', of: commands },
  version: { type: 'boolean', short: 'V', of: commands },
} as const

type Option = keyof typeof options

/** What is written behind each option. */
export type OptionValues = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

/** The commands that an option is for; none for a name that is no option. */
export const commandsOf = (name: string): readonly Command[] =>
  Object.hasOwn(options, name) ? options[name as Option].of : []

/** What changes nothing with a command that is not of these may be given to any: a script passes the same to all. */
const harmless: ReadonlySet<Option> = new Set(['workspace', 'json', 'font', 'fonts', 'dry-run', 'help', 'version'])

/** Options that another command refuses: whoever writes one expects it to do something. */
export const refusing = (Object.keys(options) as Option[]).filter((each) => !harmless.has(each))
