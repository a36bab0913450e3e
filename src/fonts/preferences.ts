import type { Typeface } from '../document/typeface.js'

/** A font that may serve a face, by any name that it gives itself. */
export interface Preference {
  readonly names: readonly string[]
  /** Not the type that offices use but one that looks like it. */
  readonly substitute?: boolean
}

/** The real fonts of a face under their Chinese names: what to install where the machine has none. */
export const realFonts = (face: Typeface): readonly string[] =>
  preferences[face]
    .filter(({ substitute = false }) => !substitute)
    .flatMap(({ names }) => names.filter((name) => /\p{Script=Han}/u.test(name)))

/**
 * Fonts for each face, best first: those that offices name in their documents, other makers' cuts of the same type,
 * then Fandol of the TeX trees. Noto and Source Han are left out: the bundle has them, with half-width ASCII.
 */
export const preferences: Readonly<Record<Typeface, readonly Preference[]>> = {
  fangsong: [
    { names: ['FangSong_GB2312', '仿宋_GB2312'] },
    { names: ['FangSong', '仿宋'] },
    { names: ['FZFangSong-Z02S', '方正仿宋简体', '方正仿宋_GB2312', 'FZFSJW--GB1-0'] },
    { names: ['FZFangSong-Z02', '方正仿宋_GBK', 'FZFSK--GBK1-0'] },
    { names: ['STFangsong', '华文仿宋'] },
    { names: ['Zhuque Fangsong', 'Zhuque Fangsong (technical preview)', '朱雀仿宋', '朱雀仿宋（预览测试版）'] },
    { names: ['FandolFang R', 'FandolFang-Regular'], substitute: true },
  ],
  xiaobiaosong: [
    { names: ['FZXiaoBiaoSong-B05S', '方正小标宋简体', 'FZXBSJW--GB1-0'] },
    { names: ['FZXiaoBiaoSong-B05', '方正小标宋_GBK', 'FZXBSK--GBK1-0'] },
    { names: ['STZhongsong', '华文中宋'], substitute: true },
    { names: ['FandolSong-Bold', 'FandolSong Bold'], substitute: true },
  ],
  heiti: [
    { names: ['SimHei', '黑体'] },
    { names: ['FZHei-B01S', '方正黑体简体', 'FZHTJW--GB1-0'] },
    { names: ['FZHei-B01', '方正黑体_GBK', 'FZHTK--GBK1-0'] },
    { names: ['STHeiti', '华文黑体', 'STHeitiSC-Medium'] },
    { names: ['FandolHei-Regular'], substitute: true },
  ],
  kaiti: [
    { names: ['KaiTi_GB2312', '楷体_GB2312'] },
    { names: ['KaiTi', '楷体'] },
    { names: ['FZKai-Z03S', '方正楷体简体', '方正楷体_GB2312', 'FZKTJW--GB1-0'] },
    { names: ['FZKai-Z03', '方正楷体_GBK', 'FZKTK--GBK1-0'] },
    { names: ['STKaiti', '华文楷体', 'STKaitiSC-Regular'] },
    { names: ['FandolKai-Regular'], substitute: true },
  ],
  songti: [
    { names: ['SimSun', '宋体'] },
    { names: ['FZShuSong-Z01S', '方正书宋简体', 'FZSSJW--GB1-0'] },
    { names: ['STSong', '华文宋体', 'STSongti-SC-Regular'] },
    { names: ['FandolSong-Regular'], substitute: true },
  ],
}
