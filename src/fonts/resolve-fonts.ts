import { type Diagnostic, error, note, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { type Typeface, typefaces } from '../document/typeface.js'
import type { Host } from '../host/host.js'
import { type FontDisk, machineFontDisk } from '../host/machine-fonts.js'
import { type FoundFont, findFonts } from './find-fonts.js'
import { type Font, type FontFault, openFont } from './font.js'
import { type ChosenFont, type FontReport, type FontSet, faces, fontSet } from './font-set.js'
import { preferences } from './preferences.js'

export type { FontReport, FontSet } from './font-set.js'

/** Where the fonts of a run may come from. */
export interface FontOptions {
  readonly host: Pick<Host, 'openFont'>
  /** Only the bundle: the same bytes on every machine. What the user names still counts. */
  readonly bundledOnly?: boolean
  /** What the user names: absolute paths. */
  readonly named?: ReadonlyMap<Typeface, string>
  /** Where to look for fonts; the machine itself unless a test says otherwise. */
  readonly disk?: FontDisk
}

const FAULTS: Readonly<Record<FontFault, { readonly what: string; readonly hint: string }>> = {
  'not-a-font': { what: '不是字体文件', hint: '请指定 .ttf、.otf 或 .ttc 文件。' },
  'web-font': { what: '是网页字体（WOFF），不能嵌入 PDF', hint: '请指定 .ttf、.otf 或 .ttc 文件。' },
  restricted: { what: '被制作者禁止嵌入文件', hint: '请换用允许嵌入的字体，或不指定这一种字体。' },
  damaged: { what: '已损坏，或缺少必需的部分', hint: '请换一个字体文件，或重新安装这个字体。' },
}

type Choice = ChosenFont | Diagnostic | undefined

const isDiagnostic = (choice: Choice): choice is Diagnostic => choice !== undefined && 'severity' in choice

function chosenFont(font: Font, report: Omit<FontReport, 'family'>): ChosenFont {
  return { font, report: { ...report, family: font.names.family } }
}

function openNamed(host: Pick<Host, 'openFont'>, face: Typeface, path: string): ChosenFont | Diagnostic {
  const file = host.openFont(path)
  const unusable = (what: string, hint: string) =>
    error('font-unusable', `${typefaces[face]}指定的字体${what}：${path}`, null, hint)
  if (file === undefined) return unusable('读不出来', '请检查文件是否存在、有没有权限读取。')
  const font = openFont(file)
  if (typeof font === 'string') return unusable(FAULTS[font].what, FAULTS[font].hint)
  return chosenFont(font, { face, path, index: 0, origin: 'named', substitute: false })
}

/** The best usable font of the machine for a face; the fonts that had to be passed over come as notes. */
function chooseFound(
  host: Pick<Host, 'openFont'>,
  face: Typeface,
  found: readonly FoundFont[],
): readonly (ChosenFont | Diagnostic)[] {
  const skipped: Diagnostic[] = []
  for (const { names, substitute = false } of preferences[face]) {
    const wanted = names.map((name) => name.toLowerCase())
    for (const { path, index, tex, names: known } of found) {
      if (!wanted.some((name) => known.has(name))) continue
      const file = host.openFont(path)
      const font = file === undefined ? 'damaged' : openFont(file, index)
      if (typeof font !== 'string') {
        return [...skipped, chosenFont(font, { face, path, index, origin: tex ? 'tex' : 'machine', substitute })]
      }
      skipped.push(note('font-skipped', `${typefaces[face]}没有用本机的字体：${path}（${FAULTS[font].what}）`))
    }
  }
  return skipped
}

/** Says which fonts the faces got: the real ones in one note, the substitutes in another with the way to the real ones. */
function reportNotes(reports: readonly FontReport[]): readonly Diagnostic[] {
  const list = (of: readonly FontReport[]): string =>
    of
      .map(
        ({ face, family, path, origin }) => `${typefaces[face]}（${family}，${origin === 'bundle' ? '自带' : path}）`,
      )
      .join('、')
  const real = reports.filter(({ substitute }) => !substitute)
  const substitutes = reports.filter(({ substitute }) => substitute)
  const [first] = substitutes
  return [
    ...(real.length > 0 ? [note('font-used', `字体：${list(real)}`)] : []),
    ...(first
      ? [
          note(
            'font-used',
            `用了替代字体：${list(substitutes)}`,
            null,
            `如有正式的字体，请安装，或用 --font ${typefaces[first.face]}=字体文件 指定。`,
          ),
        ]
      : []),
  ]
}

/**
 * Finds a font for each face: what the user names; the real fonts of the machine; Fandol of a TeX tree; the bundle.
 * The machine is looked through only when a face is left to it.
 */
export function resolveFonts(options: FontOptions): Outcome<FontSet> {
  const { host, bundledOnly = false, named = new Map<Typeface, string>() } = options
  const chosen = new Map<Typeface, ChosenFont>()
  const diagnostics: Diagnostic[] = []
  let found: readonly FoundFont[] | undefined
  for (const face of faces) {
    const path = named.get(face)
    if (path === undefined && bundledOnly) continue
    if (path === undefined) found ??= findFonts(options.disk ?? machineFontDisk())
    const choices = path === undefined ? chooseFound(host, face, found ?? []) : [openNamed(host, face, path)]
    for (const choice of choices) {
      if (isDiagnostic(choice)) diagnostics.push(choice)
      else chosen.set(face, choice)
    }
  }
  const fonts = fontSet(chosen)
  return outcome(fonts, [...diagnostics, ...reportNotes(fonts.report)])
}
