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

/** Every option, as Node's own reader of arguments wants them. */
export const options = {
  workspace: { type: 'string', multiple: true },
  out: { type: 'string' },
  json: { type: 'boolean' },
  final: { type: 'boolean' },
  'strict-fonts': { type: 'boolean' },
  font: { type: 'string', multiple: true },
  fonts: { type: 'string' },
  'dry-run': { type: 'boolean' },
  add: { type: 'boolean' },
  retype: { type: 'boolean' },
  force: { type: 'boolean' },
  number: { type: 'string' },
  date: { type: 'string' },
  from: { type: 'string' },
  year: { type: 'string' },
  only: { type: 'string', multiple: true },
  format: { type: 'string', multiple: true },
  zip: { type: 'boolean' },
  merge: { type: 'boolean' },
  since: { type: 'string' },
  author: { type: 'string' },
  'all-redlines': { type: 'boolean' },
  watch: { type: 'boolean' },
  reserve: { type: 'boolean' },
  jobs: { type: 'string' },
  shard: { type: 'string' },
  collect: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const

type Option = keyof typeof options

/** What is written behind each option. */
export type OptionValues = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

const all: readonly Command[] = commands
const documents: readonly Command[] = ['draft', 'letters', 'check', 'revise', 'issue']
const writers: readonly Command[] = [
  'draft',
  'letters',
  'revise',
  'import',
  'export',
  'proof',
  'issue',
  'new-year',
  'init',
]

/** The commands that an option is for, in the order of the help. */
export const commandsOf: { readonly [O in Option]: readonly Command[] } = {
  workspace: commands.filter((each) => each !== 'init'),
  out: ['draft', 'letters', 'revise', 'export', 'proof', 'issue', 'doctor'],
  json: all,
  final: documents,
  'strict-fonts': documents,
  font: [...documents, 'verify', 'doctor'],
  fonts: [...documents, 'verify', 'doctor'],
  'dry-run': writers,
  add: ['import'],
  retype: ['export'],
  force: ['draft', 'letters', 'revise', 'issue'],
  number: ['issue'],
  date: ['revise', 'issue'],
  from: ['new-year'],
  year: ['init'],
  only: ['letters'],
  format: ['draft', 'letters'],
  zip: ['letters'],
  merge: ['letters'],
  since: ['letters', 'revise'],
  author: ['revise'],
  'all-redlines': ['revise'],
  watch: ['revise'],
  reserve: ['letters'],
  jobs: ['letters'],
  shard: ['letters'],
  collect: ['letters'],
  help: all,
  version: all,
}

/** What changes nothing with a command that is not of these may be given to any: a script passes the same to all. */
const harmless: ReadonlySet<Option> = new Set(['workspace', 'json', 'font', 'fonts', 'dry-run', 'help', 'version'])

/** Options that another command refuses: whoever writes one expects it to do something. */
export const refusing = (Object.keys(options) as Option[]).filter((each) => !harmless.has(each))
