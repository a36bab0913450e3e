import * as z from 'zod'
import { outcome } from '../diagnostics/diagnostic.js'
import type { LedgerEntry } from './dataset.js'
import { documentStates, type LetterFacts } from './facts.js'
import { parseDate } from './parse-date.js'
import {
  choiceText,
  dateText,
  dayText,
  lineOfText,
  namedTexts,
  nameText,
  sequenceText,
  settleDay,
  yearText,
} from './schema-values.js'

// The forms of the files of the letters: 函.yaml of a year, and 台账.yaml that all years share.

/** 函.yaml */
export const letterSchema = z
  .strictObject({
    文种: choiceText(['函', '通知', '通报'], { description: '不相隶属的机关之间用函。' }),
    状态: choiceText(documentStates, {
      description: '讨论稿、征求意见稿、送审稿或印发；不写就与通报相同。',
    }).optional(),
    发文机关: lineOfText({ description: '发函机关全称。', examples: ['吉林省就业工作领导小组办公室'] }),
    标志: lineOfText({ description: '发文机关标志；不写就是发文机关全称。' }).optional(),
    机关代字: lineOfText({ description: '文号里的机关代字。' }),
    发文年份: yearText({ description: '文号里〔 〕中的年份。', examples: ['2023'] }),
    成文日期: dayText({ description: '函的成文日期；还没有定就写待补。', examples: ['2023年4月10日'] }),
    另定日期: namedTexts(
      {
        description: '单独发的函自己的成文日期，如改正以后重发的：地方全称，后面是日期。',
        examples: ['2023年5月22日'],
      },
      ({ text, at }) => parseDate(text, at),
    ).optional(),
    称呼: namedTexts({ description: '名称末尾是这个字的地方，怎样称呼。', examples: ['你市'] }, ({ text }) =>
      outcome(text),
    ).optional(),
    结语: lineOfText({ description: '正文最后一句。', examples: ['特此函告。'] }).optional(),
    附注: lineOfText({ description: '附注，不加括号。' }).optional(),
    抄送机关: lineOfText({ description: '抄送机关，写成一行。' }).optional(),
  })
  .transform(
    (raw): LetterFacts => ({
      genre: raw.文种,
      state: raw.状态 ?? null,
      organ: raw.发文机关,
      mark: raw.标志 ?? raw.发文机关,
      numberCode: raw.机关代字,
      numberYear: raw.发文年份,
      ...settleDay(raw.成文日期, raw.发文年份),
      ownDates: (raw.另定日期 ?? []).map(({ name, entry }) => ({ place: name, date: entry })),
      forms: new Map((raw.称呼 ?? []).map(({ name, entry }) => [name.value, entry])),
      closing: raw.结语 ?? null,
      note: raw.附注 ?? null,
      carbonCopy: raw.抄送机关 ?? null,
    }),
  )

const ledgerEntry = z
  .strictObject({
    机关代字: lineOfText({ description: '机关代字。', examples: ['吉政函'] }),
    年份: yearText({ description: '〔 〕中的年份。', examples: ['2023'] }),
    顺序号: sequenceText({ description: '顺序号，不补零。', examples: ['10'] }),
    文件: lineOfText({ description: '给了哪份文件。', examples: ['2022/通报', '2022/摘录函'] }),
    地方: nameText({ description: '给哪个地方的函；写全称。', examples: ['长春市'] }).optional(),
    日期: dateText({ description: '编号的日期。', examples: ['2023年4月3日'] }),
    作废: lineOfText({ description: '这个号没有用出去的原因；号不再用。' }).optional(),
  })
  .transform(
    (raw): LedgerEntry => ({
      code: raw.机关代字,
      year: raw.年份,
      sequence: raw.顺序号,
      document: raw.文件,
      place: raw.地方 ?? null,
      date: raw.日期,
      voided: raw.作废 ?? null,
    }),
  )

/** 台账.yaml */
export const ledgerSchema = z
  .strictObject({ 台账: z.array(ledgerEntry).meta({ description: '一项一个文号。' }) })
  .transform((raw) => raw.台账)
