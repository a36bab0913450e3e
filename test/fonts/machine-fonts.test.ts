import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { resolveFonts } from '../../src/fonts/resolve-fonts.js'
import { openFontFile } from '../../src/host/font-file.js'
import { type Machine, machineFontDisk } from '../../src/host/machine-fonts.js'
import { collection, madeFont } from './made-fonts.js'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'machine-'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** Puts a file where a machine would have it. */
function put(path: string, bytes: Uint8Array): void {
  const full = join(root, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, bytes)
}

const font = (name: string, chinese?: string): Uint8Array =>
  madeFont(name, '通', chinese === undefined ? {} : { chinese })

/** What each face got, one line a face, paths from the root of the built machine; and the fonts that were passed over. */
function found(machine: Omit<Machine, 'root'>) {
  const fonts = resolveFonts({
    host: { openFont: openFontFile },
    disk: machineFontDisk({ ...machine, root }),
  })
  if (!fonts.ok) throw new Error(JSON.stringify(fonts.diagnostics))
  const place = (path: string | null) => path?.slice(root.length + 1).replaceAll('\\', '/') ?? 'bundle'
  return {
    faces: Object.fromEntries(fonts.value.report.map(({ face, family, path }) => [face, `${family} ${place(path)}`])),
    substitutes: fonts.value.report.filter(({ substitute }) => substitute).map(({ face }) => face),
    skipped: fonts.diagnostics.filter(({ code }) => code === 'font-skipped').length,
  }
}

const windows = (): Omit<Machine, 'root'> => ({
  platform: 'win32',
  home: join(root, 'Users/clerk'),
  env: {
    SystemDrive: root,
    WINDIR: join(root, 'Windows'),
    LOCALAPPDATA: join(root, 'Users/clerk/AppData/Local'),
    ProgramFiles: join(root, 'Program Files'),
  },
})
const mac = (): Omit<Machine, 'root'> => ({ platform: 'darwin', home: join(root, 'Users/clerk'), env: {} })
const linux = (): Omit<Machine, 'root'> => ({ platform: 'linux', home: join(root, 'home/clerk'), env: {} })

describe('Windows', () => {
  test('has 仿宋, 楷体, 黑体 and 宋体 of its own; what a user installs stands in another folder', () => {
    put('Windows/Fonts/simfang.ttf', font('FangSong', '仿宋'))
    put('Windows/Fonts/simkai.ttf', font('KaiTi', '楷体'))
    put('Windows/Fonts/simhei.ttf', font('SimHei', '黑体'))
    put('Windows/Fonts/simsun.ttc', collection(font('SimSun', '宋体'), font('NSimSun', '新宋体')))
    put('Users/clerk/AppData/Local/Microsoft/Windows/Fonts/FZXBSJW.TTF', font('FZXiaoBiaoSong-B05S', '方正小标宋简体'))
    expect(found(windows())).toEqual({
      faces: {
        fangsong: 'FangSong Windows/Fonts/simfang.ttf',
        xiaobiaosong: 'FZXiaoBiaoSong-B05S Users/clerk/AppData/Local/Microsoft/Windows/Fonts/FZXBSJW.TTF',
        heiti: 'SimHei Windows/Fonts/simhei.ttf',
        kaiti: 'KaiTi Windows/Fonts/simkai.ttf',
        songti: 'SimSun Windows/Fonts/simsun.ttc',
      },
      substitutes: [],
      skipped: 0,
    })
  })

  test('a font of the administrator comes with the old name in Chinese only', () => {
    put('Windows/Fonts/gb2312.ttf', font('Whatever', '仿宋_GB2312'))
    put('Windows/Fonts/simfang.ttf', font('FangSong', '仿宋'))
    expect(found(windows()).faces.fangsong).toBe('Whatever Windows/Fonts/gb2312.ttf')
  })

  test('one that may not be embedded is passed over for the next best', () => {
    put('Windows/Fonts/a.ttf', madeFont('FangSong_GB2312', '通', { fsType: 0x0002 }))
    put('Windows/Fonts/b.ttf', font('FangSong'))
    expect(found(windows())).toMatchObject({ faces: { fangsong: 'FangSong Windows/Fonts/b.ttf' }, skipped: 1 })
  })

  test('TeX Live and MiKTeX bring Fandol', () => {
    put('texlive/2024/texmf-dist/fonts/opentype/public/fandol/FandolHei-Regular.otf', font('FandolHei-Regular'))
    put('Program Files/MiKTeX/fonts/opentype/public/fandol/FandolKai-Regular.otf', font('FandolKai-Regular'))
    const { faces, substitutes } = found(windows())
    expect(faces.heiti).toContain('texlive/2024/')
    expect(faces.kaiti).toContain('Program Files/MiKTeX/')
    expect(substitutes).toContain('heiti')
  })
})

describe('macOS', () => {
  test('has faces in collections, of the system, fetched, of the user, and of Word', () => {
    put(
      'System/Library/Fonts/Supplemental/Songti.ttc',
      collection(font('STSongti-SC-Black'), font('STSongti-SC-Regular')),
    )
    put('System/Library/Fonts/STHeiti Medium.ttc', collection(font('STHeitiTC-Medium'), font('STHeitiSC-Medium')))
    put(
      'System/Library/AssetsV2/com_apple_MobileAsset_Font7/abc.asset/AssetData/Kaiti.ttc',
      collection(font('STKaitiSC-Bold'), font('STKaitiSC-Regular')),
    )
    put('Applications/Microsoft Word.app/Contents/Resources/DFonts/Fangsong.ttf', font('FangSong', '仿宋'))
    put('Users/clerk/Library/Fonts/FZXBSK.ttf', font('FZXiaoBiaoSong-B05', '方正小标宋_GBK'))
    expect(found(mac())).toEqual({
      faces: {
        fangsong: 'FangSong Applications/Microsoft Word.app/Contents/Resources/DFonts/Fangsong.ttf',
        xiaobiaosong: 'FZXiaoBiaoSong-B05 Users/clerk/Library/Fonts/FZXBSK.ttf',
        heiti: 'STHeitiSC-Medium System/Library/Fonts/STHeiti Medium.ttc',
        kaiti: 'STKaitiSC-Regular System/Library/AssetsV2/com_apple_MobileAsset_Font7/abc.asset/AssetData/Kaiti.ttc',
        songti: 'STSongti-SC-Regular System/Library/Fonts/Supplemental/Songti.ttc',
      },
      substitutes: [],
      skipped: 0,
    })
  })
})

describe('Linux', () => {
  test('has fonts of the system, of the user and of TeX trees', () => {
    put('usr/share/fonts/truetype/fangzheng/FZFSJW.ttf', font('FZFangSong-Z02S', '方正仿宋简体'))
    put('home/clerk/.local/share/fonts/office/simhei.ttf', font('SimHei', '黑体'))
    put('home/clerk/.fonts/simsun.ttc', collection(font('SimSun', '宋体')))
    put('usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolKai-Regular.otf', font('FandolKai-Regular'))
    put('home/clerk/texmf/fonts/opentype/public/fandol/FandolSong-Bold.otf', font('FandolSong-Bold'))
    expect(found(linux())).toEqual({
      faces: {
        fangsong: 'FZFangSong-Z02S usr/share/fonts/truetype/fangzheng/FZFSJW.ttf',
        xiaobiaosong: 'FandolSong-Bold home/clerk/texmf/fonts/opentype/public/fandol/FandolSong-Bold.otf',
        heiti: 'SimHei home/clerk/.local/share/fonts/office/simhei.ttf',
        kaiti: 'FandolKai-Regular usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolKai-Regular.otf',
        songti: 'SimSun home/clerk/.fonts/simsun.ttc',
      },
      substitutes: ['xiaobiaosong', 'kaiti'],
      skipped: 0,
    })
  })

  test('a real font comes before Fandol, and a link in a circle ends', () => {
    put('usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolKai-Regular.otf', font('FandolKai-Regular'))
    put('usr/local/share/fonts/kai.ttf', font('KaiTi_GB2312', '楷体_GB2312'))
    symlinkSync(join(root, 'usr/local/share'), join(root, 'usr/local/share/fonts/round'), 'junction')
    expect(found(linux()).faces.kaiti).toBe('KaiTi_GB2312 usr/local/share/fonts/kai.ttf')
  })

  test('files that are none do no harm', () => {
    put('usr/share/fonts/a.ttf', new Uint8Array(0))
    put('usr/share/fonts/b.otf', Buffer.from('OTTO and then nothing'))
    put('usr/share/fonts/c.ttc', Buffer.from('ttcf\0\x01\0\0\xff\xff\xff\xff'))
    put('usr/share/fonts/readme.txt', Buffer.from('no font'))
    expect(new Set(Object.values(found(linux()).faces).map((line) => line.split(' ').at(-1)))).toEqual(
      new Set(['bundle']),
    )
  })
})
