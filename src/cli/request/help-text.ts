import { type Command, commandsOf } from './options.js'

/** What `tongbao --help` prints; a test holds it against the commands and options. */
export const helpText = `通报（tongbao）：由数据和模板生成公文（GB/T 9704-2012），输出 DOCX 和 PDF。

用法：tongbao <命令> [年度] [选项]
  例：npx tongbao draft 2022
      npx tongbao check 2022 --json
      npx tongbao import 2023 长春市.xlsx 吉林市.xlsx

命令：
  draft               起草年度通报：检查、成文、排版，写出 DOCX 和 PDF
  letters             摘录函：每个地方一份，只写这个地方；与通报核对后写出，另有索引
  check               只检查，不写任何文件；有函.yaml 的，函也检查
  revise              数字、文字改正以后：与基准相比，哪些数字、名次、句子、函跟着变，为什么；
                      只写变了的公文，另写更正影响单（Excel 和网页）和花脸稿（DOCX 和 PDF）
  diff-docx 文件.docx  写出以后在 Word、WPS 里改过的公文：改了哪些话，各出自数据、模板的哪一行
  import 文件.xlsx …   把 Excel 表格里的数字写进 data：先列出改动，再写；--dry-run 只列出
  export              导出数字表和各地数据核对表（Excel），核对、更正后可以再导入
  issue               印发：检查通过后登记文号、写明日期和状态，封存公文和全部数据
  verify 封存包        核验：逐个文件对校验码，再用包里的数据重做一遍比较
  proof               校对单（Excel 和网页）：印出的每个数字在哪一页、怎么来的、查过什么
  new-year 年度        新的一年（或 2024-一季度）：沿用地方、指标、关系、文字，数字都写成待补；然后 check 就是待办清单
  init 文件夹          给另一个单位建工作文件夹：带说明的数据文件、模板和一份能直接起草的示例
  doctor              检查这台机器：Node.js、工作文件夹、每种字体用的是哪个、缺什么、怎么装

年度是 data 里的文件夹名；不写就取最新的一年（示例除外）。

选项：
  --workspace 文件夹   含有 data、templates 的工作文件夹（默认：当前文件夹）；letters 可以写几个，依次做
  --out 文件夹         公文写到哪里（默认：工作文件夹里的 out/<年度>）
  --json              在标准输出打印一个 JSON 对象，别无其他
  --final             定稿：有待补内容、未豁免的警告就拒绝（退出码 3）
  --strict-fonts      与 --final 同用（issue 不用写 --final）：有替代字体也拒绝
  --font 字体=文件     指定一种字体，可重复；字体：仿宋、小标宋、黑体、楷体、宋体
  --fonts bundled     只用自带字体（各机器结果完全一致）
  --dry-run           照常全部做完，但不写文件
  --number 号          issue：文号里的顺序号，例如 --number 10；不写就用 文件.yaml 里的
  --date 日期          issue：成文日期，例如 --date 2023-04-03；不写就用 文件.yaml 里的；
                      revise：花脸稿上的修订日期；不写就是成文日期
  --year 年份          init：示例用哪一年
  --from 年度          new-year：从哪一年沿用；不写就是前一年
  --force             draft、letters、revise、issue：写出以后被人改过的文件也重新写出，改过的那份另存在旁边
  --add               import：表格里有、数据里没有的数字，加到 数字.yaml
  --retype            export：改写出复录表：第二个人照原件重录一遍数字、排名，导入以后逐个比较
  --only 地方          letters：只做这个地方的函，写全称，可重复
  --format 格式        letters：docx 或 pdf，可重复；不写就两种都要
                      draft：web，另写网站用的网页（.html）和纯文本（.txt）
  --zip               letters：另把全部文件打成一个压缩包
  --merge             letters：另把全部函合成一个 PDF，每份从单数页开始，供打印
  --since 基准         revise：与什么相比：版次（如 第2版）、版次记录、另一个工作文件夹、封存包、
                      git 的版本（如 HEAD~1）；不写就是最近的一版
                      letters：只做与基准相比有变化的函
  --author 姓名        revise：花脸稿上的修订人
  --all-redlines      revise：变了的函也各写一份花脸稿
  --watch             revise：一直开着，数据、模板、Excel 表格一有改动就重做，按 Ctrl-C 结束
  --reserve           letters：还没有文号的函依次编号，登记在 data/台账.yaml
  --jobs 数           letters：同时由几个线程做（默认：由份数和处理器定）
  --shard 几/共几      letters：只做其中一份，供多台机器分着做
  --collect           letters：各份都做完以后，核对文件、汇总索引
  -h, --help          显示本说明；写在命令后面（letters --help）只说这个命令
  -V, --version       显示版本

退出码：0 完成；1 数据或文字有错（不写文件）；2 用法不对、文件读不懂或写不进去；
        3 --final 拒绝；70 程序自身故障；130 被中断。
`

/** What `tongbao draft --help` prints: of the whole help what concerns the command. */
export function commandHelp(command: Command): string {
  const entries = helpText.match(/^ {2}(?:-[a-zA-Z], )?(?:--)?[a-z][a-z-]* .*\n(?:^ {20,}.*\n)*/gmu) ?? []
  const own = entries.find((entry) => new RegExp(`^ {2}${command} `, 'u').test(entry)) ?? ''
  const taken = entries.filter((entry) => {
    const name = /^ {2}(?:-[a-zA-Z], )?--([a-z-]+)/u.exec(entry)?.[1]
    return name !== undefined && commandsOf(name).includes(command)
  })
  const usage = operands[command] ?? '[年度]'
  return `用法：tongbao ${command} ${usage}${usage === '' ? '' : ' '}[选项]\n${own}\n选项：\n${taken.join('')}\n全部命令见 npx tongbao --help，说明见 README.md。\n`
}

/** What stands behind a command, where it is not a year that may be left out. */
const operands: Readonly<Partial<Record<Command, string>>> = {
  import: '[年度] 文件.xlsx …',
  'diff-docx': '文件.docx',
  verify: '封存包',
  'new-year': '年度',
  init: '文件夹',
  doctor: '',
}
