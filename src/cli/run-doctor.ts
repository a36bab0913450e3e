import { accessSync, constants, existsSync } from 'node:fs'
import * as path from 'node:path'
import { listYears, newestYear, templatesFolder } from '../data/years.js'
import { type Diagnostic, error, warning } from '../diagnostics/diagnostic.js'
import { typefaces } from '../document/typeface.js'
import { damagedBundle } from '../fonts/check-bundle.js'
import type { FontReport } from '../fonts/font-set.js'
import { realFonts } from '../fonts/preferences.js'
import { resolveFonts } from '../fonts/resolve-fonts.js'
import { diskHost, type Host } from '../host/host.js'
import type { Answer } from './answer.js'
import type { Request } from './request/arguments.js'
import { fontOptions } from './request/font-options.js'
import { realPath } from './request/real-path.js'
import { version } from './version.js'

/** The oldest Node.js that the program runs on. */
const oldestNode = 20

/** Says what this machine has and lacks: Node.js, the workspace, a font for each face; writes nothing. */
export async function runDoctor(request: Request): Promise<Answer> {
  const host = diskHost(request.workspace)
  const workspace = workspaceOf(request, host)
  const node = { version: process.versions.node, ok: Number(process.versions.node.split('.')[0]) >= oldestNode }
  const damaged = damagedBundle()
  const fonts = resolveFonts(fontOptions(host, request))
  const report = fonts.ok ? fonts.value.report : []
  const diagnostics: readonly Diagnostic[] = [
    ...(node.ok
      ? []
      : [error('machine-node', `Node.js ${node.version} 太旧`, null, `请安装 Node.js ${oldestNode} 或更高版本。`)]),
    ...(damaged.length === 0
      ? []
      : [error('machine-bundle', `自带字体不完整：${damaged.join('、')}`, null, '请重新安装本程序。')]),
    ...workspace.diagnostics,
    // What was used stands in the table; what was passed over is said with its reason.
    ...fonts.diagnostics.filter(({ code }) => code !== 'font-used'),
  ]
  return {
    json: {
      version,
      node,
      platform: `${process.platform} ${process.arch}`,
      workspace: {
        path: workspace.path,
        years: workspace.years,
        templates: workspace.templates,
        writable: workspace.writable,
      },
      fonts: report.map(describedFont),
    },
    lines: [
      `tongbao ${version}，Node.js ${node.version}（需要 ${oldestNode} 以上），${process.platform} ${process.arch}`,
      ...workspaceLines(workspace),
      '字体：',
      ...report.map(fontLine),
      ...installLines(report),
    ],
    diagnostics,
  }
}

interface Workspace {
  readonly path: string
  readonly years: readonly string[]
  readonly newest: string | undefined
  readonly templates: number
  readonly writable: boolean
  readonly diagnostics: readonly Diagnostic[]
}

function workspaceOf({ workspace, out }: Request, host: Host): Workspace {
  const folder = realPath(workspace)
  const years = listYears(host)
  const templates = (host.list(templatesFolder) ?? []).filter(({ name }) => name.endsWith('.hbs')).length
  const writable = canWrite(out === undefined ? path.join(folder, 'out') : path.resolve(out))
  const hint = '请用 --workspace 指定含有 data、templates 的文件夹。'
  const lacks = (message: string) => warning('machine-workspace', message, null, hint)
  return {
    path: folder,
    years,
    newest: newestYear(host),
    templates,
    writable,
    diagnostics: [
      ...(years.length === 0 ? [lacks(`${folder} 里没有 data/<年度>`)] : []),
      ...(templates === 0 ? [lacks(`${folder} 里没有 templates/*.hbs`)] : []),
      ...(writable
        ? []
        : [warning('machine-workspace', '输出文件夹不能写', null, '请检查权限，或用 --out 指定别的文件夹。')]),
    ],
  }
}

/** Whether a folder, or the nearest above it that is there, can be written to. */
function canWrite(folder: string): boolean {
  const parent = path.dirname(folder)
  if (!existsSync(folder)) return parent !== folder && canWrite(parent)
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const workspaceLines = ({ path: folder, years, newest, templates, writable }: Workspace): readonly string[] => [
  `工作文件夹：${folder}`,
  `  年度：${years.length > 0 ? years.join('、') : '没有'}${newest ? `；不写年度时用 ${newest}` : ''}`,
  `  模板：${templates} 个；输出文件夹：${writable ? '可以写' : '不能写'}`,
]

const origins = { named: '用 --font 指定', machine: '本机', tex: 'TeX', bundle: '自带' } as const

const describedFont = ({ face, family, origin, path: file, substitute }: FontReport) => ({
  face: typefaces[face],
  family,
  origin,
  path: file,
  substitute,
  install: substitute ? realFonts(face) : [],
})

/** One line a face. */
const fontLine = ({ face, family, origin, path: file, substitute }: FontReport): string =>
  `  ${typefaces[face]}：${family}（${origins[origin]}${file === null ? '' : `，${file}`}）${substitute ? '，替代字体' : ''}`

const places: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: '双击字体文件，按“安装”',
  darwin: '双击字体文件，在“字体册”里安装',
}

/** What to install, and how, where a face has only a font that looks like it. */
function installLines(report: readonly FontReport[]): readonly string[] {
  const lacking = report.filter(({ substitute }) => substitute)
  if (lacking.length === 0) return ['公文字体齐全。']
  const how = places[process.platform] ?? '把字体文件放进 ~/.local/share/fonts'
  return [
    `替代字体排出的版面（行、页）与正式字体完全一样，字形不同。正式印发前请安装下列任一种（${how}）：`,
    ...lacking.map(({ face }) => `  ${typefaces[face]}：${realFonts(face).join('、')}`),
  ]
}
