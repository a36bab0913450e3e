import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'

/** The fonts that this machine has, seen without reading them whole: there may be hundreds of megabytes. */
export interface FontDisk {
  /** Every font file in the folders of the system, of the user and of a TeX tree; absolute, in a fixed order. */
  fontFiles(): readonly FontPlace[]
  /** Some bytes of a file (fewer at its end); undefined when it cannot be read. */
  readPart(file: string, start: number, length: number): Uint8Array | undefined
}

/** A font file, or a folder of them. */
export interface FontPlace {
  readonly path: string
  /** Whether it lies in a TeX tree, which the system's own programs do not look into. */
  readonly tex: boolean
}

/** What decides where a machine keeps its fonts. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** The folder that absolute paths count from: `/`, or a folder that a test has built like a machine. */
  readonly root: string
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  home: os.homedir(),
  env: process.env,
  root: path.parse(process.cwd()).root,
})

const FONT_FILE = /\.(ttf|otf|ttc|otc)$/i

const tex = (folder: string): FontPlace => ({ path: folder, tex: true })
const own = (folder: string): FontPlace => ({ path: folder, tex: false })
/** Where TeX trees have the only Chinese fonts that they bring. */
const fandol = path.join('fonts', 'opentype', 'public', 'fandol')

/** TeX Live keeps a tree a year. */
const yearly = (folder: string): readonly FontPlace[] =>
  entriesOf(folder).map(({ name }) => tex(path.join(folder, name, 'texmf-dist', fandol)))

/** Folders of fonts by platform; those that are not there do no harm. */
function fontFolders(machine: Machine): readonly FontPlace[] {
  if (machine.platform === 'win32') return windowsFolders(machine)
  return machine.platform === 'darwin' ? macFolders(machine) : linuxFolders(machine)
}

function windowsFolders({ home, env }: Machine): readonly FontPlace[] {
  const drive = `${env.SystemDrive ?? 'C:'}${path.sep}`
  const local = env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local')
  return [
    own(path.join(env.WINDIR ?? path.join(drive, 'Windows'), 'Fonts')),
    // Fonts that a user installs without rights of the administrator.
    own(path.join(local, 'Microsoft', 'Windows', 'Fonts')),
    ...yearly(path.join(drive, 'texlive')),
    tex(path.join(env.ProgramFiles ?? path.join(drive, 'Program Files'), 'MiKTeX', fandol)),
    tex(path.join(local, 'Programs', 'MiKTeX', fandol)),
    tex(path.join(home, 'texmf', fandol)),
  ]
}

function macFolders({ home, root }: Machine): readonly FontPlace[] {
  const assets = path.join(root, 'System', 'Library', 'AssetsV2')
  return [
    own(path.join(root, 'System', 'Library', 'Fonts')),
    own(path.join(root, 'Library', 'Fonts')),
    own(path.join(home, 'Library', 'Fonts')),
    // What macOS fetches when a document asks for it, 仿宋 and 楷体 among them.
    ...entriesOf(assets)
      .filter(({ name }) => name.startsWith('com_apple_MobileAsset_Font'))
      .map(({ name }) => own(path.join(assets, name))),
    own(path.join(root, 'Applications', 'Microsoft Word.app', 'Contents', 'Resources', 'DFonts')),
    ...yearly(path.join(root, 'usr', 'local', 'texlive')),
    tex(path.join(home, 'Library', 'texmf', fandol)),
  ]
}

function linuxFolders({ home, env, root }: Machine): readonly FontPlace[] {
  const share = path.join(root, 'usr', 'share')
  return [
    own(path.join(share, 'fonts')),
    own(path.join(root, 'usr', 'local', 'share', 'fonts')),
    own(path.join(home, '.fonts')),
    own(path.join(env.XDG_DATA_HOME ?? path.join(home, '.local', 'share'), 'fonts')),
    tex(path.join(share, 'texlive', 'texmf-dist', fandol)),
    tex(path.join(share, 'texmf', fandol)),
    tex(path.join(share, 'texmf-dist', fandol)),
    ...yearly(path.join(root, 'usr', 'local', 'texlive')),
    tex(path.join(home, 'texmf', fandol)),
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
function fontFilesBelow({ path: folder, tex }: FontPlace): readonly FontPlace[] {
  return entriesOf(folder).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return fontFilesBelow({ path: full, tex })
    return FONT_FILE.test(entry.name) ? [{ path: full, tex }] : []
  })
}

/** The fonts of a machine: the one that the program runs on, unless a test says otherwise. */
export const machineFontDisk = (machine: Machine = thisMachine()): FontDisk => ({
  fontFiles: () => fontFolders(machine).flatMap(fontFilesBelow),
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
