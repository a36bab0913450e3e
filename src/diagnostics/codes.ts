/** How a run ends when such a problem is an error: 1 the data or text is wrong, 2 it cannot even be read. */
export type ExitClass = 1 | 2

interface CodeEntry {
  readonly exit: ExitClass
  /** What the code means, in the words that users see (`README`, `--json` consumers). */
  readonly meaning: string
}

/** Every code a diagnostic may bear: the table is their documentation; tests assert codes and places. */
export const codes = {
  // --- host: files and folders
  'file-missing': { exit: 2, meaning: '缺少必需的文件或文件夹。' },
  'file-unreadable': { exit: 2, meaning: '文件存在但读不出来。' },
  'file-outside': { exit: 2, meaning: '路径跑到了工作文件夹之外。' },
  'file-unwritable': { exit: 2, meaning: '结果写不进去（只读、磁盘满等）。' },
  'text-encoding': { exit: 2, meaning: '文件不是 UTF-8 文本，或含控制字符。' },
  // --- compose: templates, snippets and their markup
  'template-syntax': { exit: 2, meaning: '模板或片段里的标签写法有误。' },
  'template-head': { exit: 2, meaning: '模板开头的“名称: 内容”部分有误。' },
  'template-construct': { exit: 2, meaning: '模板里用了不支持的写法。' },
  'template-quotes': { exit: 2, meaning: '标签里用了全角引号。' },
  'template-cycle': { exit: 2, meaning: '模板或片段直接、间接地用到了它自己。' },
  'name-unknown': { exit: 1, meaning: '模板里写了数据中没有的名称。' },
  'helper-unknown': { exit: 1, meaning: '模板里写了不存在的标签名。' },
  'helper-misused': { exit: 1, meaning: '标签的用法不对（成对与否、个数、选项）。' },
  'partial-unknown': { exit: 1, meaning: '模板调用了 templates 里没有的模板。' },
  'figure-unknown': { exit: 1, meaning: '模板或片段里写了不存在的数字名称。' },
  'value-missing': { exit: 1, meaning: '要印的内容今年的数据里没有。' },
  'value-not-printable': { exit: 1, meaning: '要印的是一组内容，不能直接印出。' },
  'value-not-list': { exit: 1, meaning: '要逐项印出的不是一组内容。' },
  'markup-unsupported': { exit: 1, meaning: '文字里有公文用不着的标记。' },
  'markup-depth': { exit: 1, meaning: '标题层次超过四级。' },
  'element-missing': { exit: 1, meaning: '公文缺少必有的要素。' },
  'title-lines': { exit: 1, meaning: '标题分行连起来和标题不一样。' },
  // --- data: files of a year
  'year-missing': { exit: 2, meaning: 'data 文件夹里没有要用的年度。' },
  'file-too-large': { exit: 2, meaning: '数据文件大得不合常理，没有读取。' },
  'file-name': { exit: 2, meaning: '文件夹或文件的名称不能用。' },
  'file-ignored': { exit: 2, meaning: '年度文件夹里有不认识的文件，没有读取。' },
  'yaml-syntax': { exit: 2, meaning: 'YAML 文件的格式有误，读不下去。' },
  'yaml-feature': { exit: 2, meaning: 'YAML 里用了这里不支持的写法（引用、自定义标签）。' },
  'key-duplicate': { exit: 2, meaning: '同一个键写了两次。' },
  'key-unknown': { exit: 2, meaning: '不认识的键。' },
  'key-missing': { exit: 2, meaning: '缺少必填的键，或键后没有内容。' },
  'value-type': { exit: 2, meaning: '值的类型不对（该是一项、一列或一组）。' },
  'value-malformed': { exit: 2, meaning: '值的写法不对（年份、日期、名称等）。' },
  'figure-malformed': { exit: 2, meaning: '数字的写法不对。' },
  'figure-negative': { exit: 1, meaning: '数字是负数。' },
  'place-duplicate': { exit: 1, meaning: '两个地方用了同一个名称。' },
  'place-unknown': { exit: 1, meaning: '地方.yaml 里没有这个地方。' },
  'indicator-duplicate': { exit: 1, meaning: '两项指标用了同一个名称。' },
  'rank-repeated': { exit: 1, meaning: '一个地方在同一个排名里出现两次。' },
  'rank-count': { exit: 1, meaning: '排名的名次数与规定的不一致。' },
  'highlight-missing': { exit: 1, meaning: '有地方没有亮点。' },
  'highlight-duplicate': { exit: 1, meaning: '一个地方有两份亮点。' },
  'snippet-empty': { exit: 1, meaning: '片段或亮点没有正文。' },
  'snippet-unknown': { exit: 1, meaning: '列出了没有的片段。' },
  // --- figures
  'figure-duplicate': { exit: 1, meaning: '同一个名称的数字定义了两次。' },
  // --- checks
  'digits-typed': { exit: 1, meaning: '文字里直接写了数字，没有引用数据。' },
  'text-pending': { exit: 1, meaning: '还有【待补】的内容。' },
  'figure-unused': { exit: 1, meaning: '数据里的数字哪里也没有印出。' },
  'waiver-stale': { exit: 1, meaning: '豁免所指的原文已不在文中。' },
  // --- cli
  'final-refused': { exit: 1, meaning: '--final 拒绝了定稿（退出码 3）。' },
  // --- layout: the grid and the pages
  'layout-title-wide': { exit: 1, meaning: '标题有一行超过版心宽度。' },
  'layout-signature-pulled': { exit: 1, meaning: '为使署名不单独成页，移行到了下一页。' },
  'layout-seal-rows': { exit: 1, meaning: '为使署名与正文同页，减少了用印处的空行。' },
  'layout-row-pitch': { exit: 1, meaning: '为使署名与正文同页，调整了行距。' },
  'layout-signature-alone': { exit: 1, meaning: '署名单独成页，没有办法避免。' },
  'layout-addressees': { exit: 1, meaning: '主送机关过多，移到了版记。' },
  // --- fonts
  'font-unusable': { exit: 2, meaning: '指定的字体文件不能用（不是字体、是网页字体、禁止嵌入或已损坏）。' },
  'font-skipped': { exit: 2, meaning: '本机的一个字体不能用，改用了别的字体。' },
  'font-used': { exit: 2, meaning: '某种字体实际用的是哪个字体文件。' },
  'glyph-missing': { exit: 1, meaning: '有一个字，所有字体里都没有。' },
} as const satisfies Record<string, CodeEntry>

export type DiagnosticCode = keyof typeof codes
