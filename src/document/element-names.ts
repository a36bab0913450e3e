import type { ElementKind } from './element.js'

/** What the clerks call the elements of a document. */
export const elementNames: { readonly [K in ElementKind]: string } = {
  'copy-number': '份号',
  classification: '密级',
  urgency: '紧急程度',
  'issuer-mark': '标志',
  'document-number': '文号',
  signatories: '签发人',
  title: '标题',
  addressees: '主送',
  heading: '小标题',
  'run-in': '段',
  paragraph: '段',
  item: '项',
  table: '表',
  'attachment-note': '附件说明',
  'issuing-organs': '署名',
  'signature-stamps': '签名章',
  'issue-date': '成文日期',
  note: '附注',
  attachment: '附件',
  'carbon-copy': '抄送',
  printing: '印发',
}
