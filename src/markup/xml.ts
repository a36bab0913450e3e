/** A tag of an XML text. */
export interface Tag {
  /** Of its namespace, with the colon: `w:`; empty where it has none. */
  readonly prefix: string
  /** Without the prefix. */
  readonly name: string
  readonly kind: 'open' | 'close' | 'empty'
  readonly attributes: string
  /** Where it begins in the text, and where what follows it begins. */
  readonly start: number
  readonly end: number
}

/**
 * The tags of an XML text in their order. Each character is looked at once, whatever is in it; a tag that never ends
 * ends the list with `undefined`. There are no comments, sections or declarations: the package is refused before.
 */
export function* tagsOf(xml: string): Generator<Tag | undefined> {
  for (let start = xml.indexOf('<'); start >= 0; start = xml.indexOf('<', start)) {
    const end = endOfTag(xml, start)
    if (end < 0) {
      yield undefined
      return
    }
    const closing = xml[start + 1] === '/'
    const empty = xml[end - 1] === '/'
    const inside = xml.slice(start + (closing ? 2 : 1), empty ? end - 1 : end)
    const space = inside.search(/\s/)
    const name = space < 0 ? inside : inside.slice(0, space)
    const prefix = name.slice(0, name.indexOf(':') + 1)
    yield {
      prefix,
      name: name.slice(prefix.length),
      kind: closing ? 'close' : empty ? 'empty' : 'open',
      attributes: space < 0 ? '' : inside.slice(space),
      start,
      end: end + 1,
    }
    start = end + 1
  }
}

/** What is nested deeper, or longer, is no part of a workbook: Excel takes 32,767 letters in a cell. */
const DEEPEST = 64
const LONGEST = 100_000

/** Whether tags stand so deep in each other, or a tag or a text is so long, that readers take minutes for it. */
export function isUnwieldy(xml: string): boolean {
  let depth = 0
  let before = 0
  for (let start = xml.indexOf('<'); start >= 0; start = xml.indexOf('<', before)) {
    const end = endOfTag(xml, start)
    if (end < 0) return false
    if (xml[start + 1] === '/') depth -= 1
    else if (xml[end - 1] !== '/' && xml[start + 1] !== '?') depth += 1
    if (depth > DEEPEST || start - before > LONGEST || end - start > LONGEST) return true
    before = end
  }
  return false
}

/** The `>` of a tag: one inside quotes is none. */
function endOfTag(xml: string, start: number): number {
  let quote = ''
  for (let at = start + 1; at < xml.length; at += 1) {
    const character = xml[at] ?? ''
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '>') return at
    else if (character === '"' || character === "'") quote = character
  }
  return -1
}

/** The attributes of a tag or an element, by name without prefix; their values without entities. */
export function attributesOf({ attributes }: Pick<Tag, 'attributes'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  // A name begins behind what is none, so that a long one is looked at once.
  for (const [, name = '', double, single] of attributes.matchAll(
    /(?<![\w.:-])([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  ))
    found.set(name.slice(name.indexOf(':') + 1), unescapeXml(double ?? single ?? ''))
  return found
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text without entities; a number that is no character stays as it is written. */
export function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number.parseInt(decimal, 10) : undefined
    if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole
  })
}

/**
 * What makes a part of a package unsafe to read as text, in Chinese: another encoding, which tags could hide in, and
 * declarations, which could pull in other files or grow without end.
 */
export function xmlFault(name: string, text: string, bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return `文件里的 ${name} 不是 UTF-8 文本`
  const head = /^\uFEFF?<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/i.exec(text)?.[1]
  if (head !== undefined && !/^(?:utf-8|us-ascii)$/i.test(head)) return `文件里的 ${name} 不是 UTF-8 文本`
  return /<!(?:DOCTYPE|ENTITY)/i.test(text) ? '文件里有 DOCTYPE 声明，不安全' : undefined
}
