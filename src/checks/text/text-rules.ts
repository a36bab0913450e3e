import { ideographOf, lookAlikes } from '../../data/look-alikes.js'
import { THOUSANDFOLD } from '../../data/parse-quantity.js'
import { codePoint } from '../../diagnostics/code-point.js'
import type { DiagnosticCode } from '../../diagnostics/codes.js'
import type { Severity } from '../../diagnostics/diagnostic.js'
import type { ElementKind } from '../../document/element.js'

/**
 * How strong a rule is in its source: 必须 (a plain 应, 不应, 不能: breaking it is an error), 一般 (通常, 一般, 宜) or
 * 习惯 (practice of offices and printers, in no standard): warnings.
 */
export type Strength = '必须' | '一般' | '习惯'

/** How what breaks a rule is told, by the strength of the rule. */
export const severityOf: { readonly [S in Strength]: Severity } = { 必须: 'error', 一般: 'warning', 习惯: 'warning' }

/** One rule of numbers and punctuation: what breaks it, where it is written, and how to put it right. */
export interface TextRule {
  readonly code: DiagnosticCode
  /** The standard and its clause; 习惯 has none. */
  readonly clause: string
  readonly strength: Strength
  /** Finds what is wrong; listed names (专名) are hidden from it. */
  readonly pattern: RegExp
  /** What to say of the words found. */
  readonly says: (words: string) => string
  readonly hint: string
  /** Only in these elements; everywhere unless given. */
  readonly only?: readonly ElementKind[]
  /** Not in these: names of two characters are set with a space. */
  readonly except?: readonly ElementKind[]
}

const HAN = '\\p{Script=Han}'
const HALF = `[,;:?!()"'\`]`

const BLANK = '[\\s\\u00A0\\u3000]'
/** 《教育部 财政部关于…》: from an organ to the next, before 关于; an organ and its own office (省人民政府办公厅) are one. */
const BETWEEN_ISSUERS = `(?<=(?:^|[《〈])[^《》〈〉，。：；]*[央委府室厅部局办院会署行])${BLANK}(?!办公[厅室]关于)(?=[^《》〈〉，。：；]*关于)`

/** The rules that one look at the words decides. Brackets, lists and the document number have files of their own. */
export const textRules: readonly TextRule[] = [
  {
    code: 'text-space',
    clause: '',
    strength: '习惯',
    // A thin space (U+2009) may group digits (GB/T 15835-2011, 5.1.1); a blank between Latin words is none of ours; the
    // open place of a document number is one ideographic space; in a title one blank parts those who issue it together.
    pattern: new RegExp(
      `(?<![\\p{Script=Latin}〕])(?!${BETWEEN_ISSUERS})${BLANK}+|(?<=\\p{Script=Latin})${BLANK}+(?!\\p{Script=Latin})`,
      'gu',
    ),
    says: () => '文字中间有空格',
    hint: '公文的汉字、数字、标点之间不空格，请删去。',
    except: ['signatories'],
  },
  {
    code: 'text-space',
    clause: '',
    strength: '习惯',
    // Zero-width blanks, marks of direction and selectors of forms come along with what is pasted; marks turn digits about.
    pattern: /[\p{Cf}\p{Variation_Selector}]+/gu,
    says: () => '文字中间有看不见的字符',
    hint: '多半是从网页或别的文件粘贴来的，请删去，或重新输入这几个字。',
  },
  {
    code: 'text-look-alike',
    clause: '',
    strength: '习惯',
    pattern: lookAlikes,
    says: (words) => `“${words}”不是“${ideographOf(words) ?? '汉字'}”，是样子相同的字符（${codePoint(words)}）`,
    hint: '多半是从 PDF 复制来的：查找不到，换了字体就显出来，请删去重新输入。',
  },
  {
    code: 'text-look-alike',
    clause: '',
    strength: '习惯',
    // 二 as ニ, 口 as ロ: scanned text. One alone among ideographs; in a word of katakana they are what they seem.
    pattern: new RegExp(`(?<=^|${HAN}|[，。；、：“（])[ーニロカエタハトミヒ](?=${HAN}|[，。；、：”）]|$)`, 'gu'),
    says: (words) => `“${words}”不是汉字，是片假名`,
    hint: '多半是扫描识别来的，请改成汉字：一、二、口、力、工、夕、八、卜、三、匕。',
  },
  {
    code: 'text-look-alike',
    clause: '',
    strength: '习惯',
    pattern: /(?<=[A-Za-z0-9])\p{Script=Cyrillic}+|\p{Script=Cyrillic}+(?=[A-Za-z0-9])/gu,
    says: (words) => `“${words}”不是英文字母，是西里尔字母`,
    hint: '请删去重新输入。',
  },
  {
    code: 'text-half-width',
    clause: 'GB/T 15834-2011 5.1',
    strength: '一般',
    pattern: new RegExp(`(?<=[${HAN}”’）》〕])${HALF}|${HALF}(?=[${HAN}“‘（《〔])`, 'gu'),
    says: (words) => `汉字旁边用了半角标点“${words}”`,
    hint: '标点占一个字的位置，请改成全角：，；：？！（）“”‘’。',
  },
  {
    code: 'text-full-width',
    clause: 'GB/T 15835-2011 5.1.7',
    strength: '一般',
    pattern: /[０-９Ａ-Ｚａ-ｚ％．]+/gu,
    says: (words) => `“${words}”是全角的`,
    hint: '数字、字母和百分号用半角。',
  },
  {
    code: 'text-mixed-numerals',
    clause: 'GB/T 15835-2011 5.3',
    strength: '必须',
    pattern: new RegExp(`[0-9](?:(?!${THOUSANDFOLD})千|百(?![合货姓]|分位)|十)`, 'gu'),
    says: (words) => `“${words}”混用了阿拉伯数字和汉字数字`,
    hint: '只有“万”“亿”可以跟在阿拉伯数字后面，例如 4000、0.4万。',
  },
  {
    code: 'text-date-form',
    clause: 'GB/T 9704-2012 7.3.5.4',
    strength: '必须',
    pattern: /年0[0-9]月(?:[0-9]{1,2}日)?|月0[0-9]日/gu,
    says: (words) => `日期“${words}”编了虚位`,
    hint: '月、日不编虚位：1 不编为 01。',
  },
  {
    code: 'text-date-form',
    clause: 'GB/T 15835-2011 5.1.4',
    strength: '必须',
    pattern: /(?<![0-9])[0-9]{2}年(?=[0-9]{1,2}月|度)/gu,
    says: (words) => `年份“${words}”没有写全`,
    hint: '年份写四位数字。',
  },
  {
    code: 'text-date-form',
    clause: 'GB/T 15835-2011 4.3',
    strength: '一般',
    pattern: /[〇零一二三四五六七八九]{4}年(?=[0-9])|[0-9]{4}年(?=[一二三四五六七八九十]+月)/gu,
    says: (words) => `日期“${words}…”混用了汉字和阿拉伯数字`,
    hint: '同一个日期用同一种数字。',
  },
  {
    code: 'text-date-form',
    clause: 'GB/T 15835-2011 5.2.5',
    strength: '必须',
    pattern: /(?<=[一二三四五六七八九〇][0○◯OＯ]*)[0○◯OＯ]+(?=[0○◯OＯ]*[一二三四五六七八九〇年])/gu,
    says: (words) => `汉字年份里的“${words}”不是“〇”`,
    hint: '汉字数字的零写“〇”：二〇二三年。',
  },
  {
    code: 'text-decimal',
    clause: 'GB/T 15835-2011 5.1.2',
    strength: '必须',
    pattern: /(?<![0-9.])\.[0-9]+/gu,
    says: (words) => `小数“${words}”没有写整数部分的 0`,
    hint: '纯小数要写出小数点前的 0，例如 0.46。',
  },
  {
    code: 'text-decimal',
    clause: 'GB/T 15835-2011 5.1.2',
    strength: '必须',
    pattern: /(?<=[0-9])[。．](?=[0-9])/gu,
    says: (words) => `小数点写成了“${words}”`,
    hint: '小数点用半角的“.”。',
  },
  {
    code: 'text-range',
    clause: 'GB/T 15835-2011 5.1.3',
    strength: '必须',
    pattern: /[0-9](?:\.[0-9]+)?[～—－~](?=[0-9.]+(?:[万亿%‰]))/gu,
    says: (words) => `数值范围“${words}…”的前一个数省略了万、亿或百分号`,
    hint: '两个数都要写：9亿～16亿、15%～30%。',
  },
  {
    code: 'text-range',
    clause: '',
    strength: '习惯',
    pattern: /[0-9][万亿%年月日]?[-~](?=[0-9])/gu,
    says: (words) => `数值范围“${words}…”用了半角的连接号`,
    hint: '数值范围用“～”或“—”，例如 2016—2020年。',
  },
  {
    code: 'text-about',
    clause: 'GB/T 15835-2011 5.2.1',
    strength: '一般',
    pattern:
      /(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)(?=[十百千万亿]|[个天年户名人家倍成次](?![级等]))/gu,
    says: (words) => `概数“${words}”中间不用顿号`,
    hint: '表示概数写“三四个”；如果是分别列举，请写全，例如“三个和四个”。',
  },
  {
    code: 'text-joined-marks',
    clause: 'GB/T 15834-2011 4.5.3.5',
    strength: '一般',
    pattern: /(?<=”)、(?=“)|(?<=》)、(?=《)/gu,
    says: () => '并列的引号、书名号之间通常不用顿号',
    hint: '请删去顿号：“甲”“乙”，《甲》《乙》；中间有括号等其他成分时才用。',
  },
  {
    code: 'text-placeholder',
    clause: '',
    strength: '习惯',
    // A tag with one brace, or with those of a Chinese keyboard, is words to the template and would be printed.
    pattern: /[{｛]+[^{}｛｝]*[}｝]*|[}｝]+/gu,
    says: (words) => `“${words}”里有花括号，像是没有认出来的标签`,
    hint: '标签要写成 {{名称}} 或 {{数 "名称"}}：两个半角的花括号；公文里不用花括号。',
  },
  {
    code: 'text-placeholder',
    clause: '',
    strength: '习惯',
    pattern:
      /[XxＸｘ×]{2,}|[_＿]{2,}|[□○]{2,}|[?？]{2,}|(?<!【)待(?:补(?![充贴助偿办缴录考种足发])|填|核实|核定|确认)/gu,
    says: (words) => `“${words}”像是还没有填的空`,
    hint: '请补上；数字写进数据，还没有报来的写“待补”，文字里写【待补】。',
  },
  {
    code: 'text-repeated-mark',
    clause: '',
    strength: '习惯',
    pattern: /[，。；：、]{2,}|[！？][，。；：、]|[，。；：、][！？]/gu,
    says: (words) => `标点重复：“${words}”`,
    hint: '请只留一个。',
  },
  {
    code: 'text-repeated-words',
    clause: '',
    strength: '习惯',
    // 一项一项 and 逐户逐户 are meant; so is a name of one sign alone (某某某某).
    pattern: /(?![一逐])(?!(.)\1{3})(\p{Script=Han}{2,12})\2|的的|了了(?![解然])/gu,
    says: (words) => `“${words}”把同样的字写了两遍`,
    hint: '请删去一遍；没有写错的，写进 豁免.yaml。',
  },
  {
    code: 'text-etc',
    clause: '',
    strength: '习惯',
    pattern: /[、，](?=等(?:[0-9一二三四五六七八九十]|[，。；、]|$))/gu,
    says: () => '“等”字前面不用点号',
    hint: '请删去：甲、乙、丙等。',
  },
  {
    code: 'text-ordinal',
    clause: '',
    strength: '习惯',
    // 居全省第一、全国第三 ，第一、二产业 and 第（一）、（二）项 number no points.
    pattern:
      /(?<=^|[。；：，！？])第[一二三四五六七八九十]+、(?!第?[一二三四五六七八九十])|(?<!第)（[一二三四五六七八九十0-9]+）[、.．，](?!（)|[一二三四五六七八九十]是[，、]/gu,
    says: (words) => `序次语“${words}”后面的标点不对`,
    hint: '写作“一、”“（一）”“第一，”“一是……”。',
  },
  {
    code: 'text-ellipsis',
    clause: '',
    strength: '习惯',
    pattern: /\.{2,}|。{3,}|(?<!…)…(?!…)|…{3,}|--+/gu,
    says: (words) => `“${words}”不是规范的省略号或破折号`,
    hint: '省略号是六个点“……”，破折号是“——”。',
  },
  {
    code: 'text-heading-end',
    clause: '',
    strength: '习惯',
    // A heading that leads into a list ends in a colon.
    pattern: /[。，；、！？]$/gu,
    says: (words) => `标题末尾有“${words}”`,
    hint: '独立成行的标题末尾不用标点。',
    only: ['title', 'heading'],
  },
  {
    code: 'text-paragraph-end',
    clause: '',
    strength: '习惯',
    // Nothing but 【待补】 is a paragraph that nobody has written yet.
    pattern: /(?<!^【待补)[^。；：！？…）”》]$/gu,
    says: (words) => `段落末尾“${words}”之后没有标点`,
    hint: '请补上句号；也可能是后面漏了文字。',
    only: ['paragraph', 'run-in'],
  },
]
