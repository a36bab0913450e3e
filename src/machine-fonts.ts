import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'

/** The fonts that this machine has, seen without reading them whole: there may be hundreds of megabytes. */
export interface FontDisk {
  /** Every font file in the folders of the system, of the user and of a TeX tree; absolute, in a fixed order. */
  fontFiles(): readonly FontFile[]
  /** Some bytes of a file (fewer at its end); undefined when it cannot be read. */
  readPart(file: string, start: number, length: number): Uint8Array | undefined
}

export interface FontFile {
  readonly path: string
  /** Whether it lies in a TeX tree, which the system's own programs do not look into. */
  readonly tex: boolean
}

const FONT_FILE = /\.(ttf|otf|ttc|otc)$/i

/** Folders of fonts by platform; those that are not there do no harm. */
function fontFolders(): readonly FontFile[] {
  const home = os.homedir()
  const tex = (path: string): FontFile => ({ path, tex: true })
  const own = (path: string): FontFile => ({ path, tex: false })
  const fandol = 'fonts/opentype/public/fandol'
  const local = process.env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local')
  const programs = process.env.ProgramFiles ?? 'C:\\Program Files'
  const yearly = (folder: string) =>
    entriesOf(folder).map(({ name }) => tex(path.join(folder, name, 'texmf-dist', fandol)))
  if (process.platform === 'win32') {
    return [
      own(path.join(process.env.WINDIR ?? 'C:\\Windows', 'Fonts')),
      own(path.join(local, 'Microsoft', 'Windows', 'Fonts')),
      ...yearly('C:\\texlive'),
      tex(path.join(programs, 'MiKTeX', fandol)),
      tex(path.join(local, 'Programs', 'MiKTeX', fandol)),
    ]
  }
  if (process.platform === 'darwin') {
    return [
      own('/System/Library/Fonts'),
      own('/Library/Fonts'),
      own(path.join(home, 'Library', 'Fonts')),
      ...entriesOf('/System/Library/AssetsV2')
        .filter(({ name }) => name.startsWith('com_apple_MobileAsset_Font'))
        .map(({ name }) => own(path.join('/System/Library/AssetsV2', name))),
      own('/Applications/Microsoft Word.app/Contents/Resources/DFonts'),
      ...yearly('/usr/local/texlive'),
    ]
  }
  return [
    own('/usr/share/fonts'),
    own('/usr/local/share/fonts'),
    own(path.join(home, '.fonts')),
    own(path.join(home, '.local', 'share', 'fonts')),
    tex(`/usr/share/texlive/texmf-dist/${fandol}`),
    tex(`/usr/share/texmf/${fandol}`),
    tex(`/usr/share/texmf-dist/${fandol}`),
    ...yearly('/usr/local/texlive'),
  ]
}

const entriesOf = (folder: string): readonly fs.Dirent[] => {
  try {
    return fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/** Font files below a folder. Links to folders are not followed, so there is no way round in a circle. */
function fontFilesBelow({ path: folder, tex }: FontFile): readonly FontFile[] {
  return entriesOf(folder).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return fontFilesBelow({ path: full, tex })
    return FONT_FILE.test(entry.name) ? [{ path: full, tex }] : []
  })
}

/** The fonts of the machine that the program runs on. */
export const machineFontDisk = (): FontDisk => ({
  fontFiles: () => fontFolders().flatMap(fontFilesBelow),
  readPart(file, start, length) {
    try {
      const handle = fs.openSync(file, 'r')
      try {
        const bytes = new Uint8Array(length)
        return bytes.subarray(0, fs.readSync(handle, bytes, 0, length, start))
      } finally {
        fs.closeSync(handle)
      }
    } catch {
      return undefined
    }
  },
})
