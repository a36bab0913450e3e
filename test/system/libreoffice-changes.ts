import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DOMParser, XMLSerializer, type Element as XmlElement } from '@xmldom/xmldom'

/** What LibreOffice shall do with the tracked changes of a document before it is read. */
export type Command = 'accept' | 'reject' | 'keep'

/** A paragraph as LibreOffice has it: its words, its style, and what differs from the style. */
export interface OfficeParagraph {
  readonly text: string
  readonly style: string
  readonly properties: string
}

const module = (lines: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
${lines.join('\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}
</script:module>`

const macro: readonly string[] = [
  'Sub Settle',
  '  Dim number, line, parts, document, hidden(0) As New com.sun.star.beans.PropertyValue',
  '  Dim filter(0) As New com.sun.star.beans.PropertyValue, none()',
  '  hidden(0).Name = "Hidden" : hidden(0).Value = True',
  '  filter(0).Name = "FilterName" : filter(0).Value = "OpenDocument Text Flat XML"',
  '  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")',
  '  number = FreeFile',
  '  Open Environ("TONGBAO_LIST") For Input As #number',
  '  While Not Eof(number)',
  '    Line Input #number, line',
  '    parts = Split(line, "|")',
  '    document = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, hidden())',
  '    frame = document.CurrentController.Frame',
  '    If parts(0) = "accept" Then dispatcher.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, none())',
  '    If parts(0) = "reject" Then dispatcher.executeDispatch(frame, ".uno:RejectAllTrackedChanges", "", 0, none())',
  '    document.storeToURL(parts(2), filter())',
  '    document.close(True)',
  '  Wend',
  '  Close #number',
  '  StarDesktop.terminate()',
  'End Sub',
]

const library = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
<library:element library:name="Module1"/></library:library>`

/** DOCX files through LibreOffice, with their changes settled, as paragraphs: all in one start of the program. */
export function paragraphsByLibreOffice(
  documents: readonly { readonly docx: Uint8Array; readonly command: Command }[],
): readonly (readonly OfficeParagraph[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'libreoffice-changes-'))
  try {
    const profile = join(folder, 'profile')
    const basic = join(profile, 'user/basic/Standard')
    // The first start makes the profile; the macro is put into it then.
    execFileSync('soffice', [`-env:UserInstallation=file://${profile}`, '--headless', '--terminate_after_init'], {
      stdio: 'pipe',
    })
    mkdirSync(basic, { recursive: true })
    writeFileSync(join(basic, 'Module1.xba'), module(macro))
    writeFileSync(join(basic, 'script.xlb'), library)
    const list = join(folder, 'list')
    const lines = documents.map(({ docx, command }, index) => {
      writeFileSync(join(folder, `${index}.docx`), docx)
      return `${command}|file://${folder}/${index}.docx|file://${folder}/${index}.fodt`
    })
    writeFileSync(list, lines.join('\n'))
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${profile}`, '--headless', 'macro:///Standard.Module1.Settle'],
      { env: { ...process.env, TONGBAO_LIST: list }, stdio: 'pipe' },
    )
    return documents.map((_, index) => readParagraphs(readFileSync(join(folder, `${index}.fodt`), 'utf8')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const elements = (node: XmlElement, name: string): readonly XmlElement[] => [...node.getElementsByTagName(name)]

/** The paragraphs of the text, tables included, with their styles looked up. */
function readParagraphs(flatOdf: string): readonly OfficeParagraph[] {
  const root = new DOMParser().parseFromString(flatOdf, 'text/xml').documentElement
  if (!root) throw new Error('LibreOffice wrote no document')
  const automatic = new Map<string, { parent: string; properties: string }>()
  for (const styles of elements(root, 'office:automatic-styles'))
    for (const style of elements(styles, 'style:style')) {
      const properties = [...style.childNodes].filter(({ nodeName }) => nodeName === 'style:paragraph-properties')
      automatic.set(style.getAttribute('style:name') ?? '', {
        parent: style.getAttribute('style:parent-style-name') ?? '',
        properties: properties.map((each) => new XMLSerializer().serializeToString(each)).join(''),
      })
    }
  const [body] = elements(root, 'office:text')
  const paragraphs = (body ? paragraphsIn(body) : []).map((paragraph): OfficeParagraph => {
    const name = paragraph.getAttribute('text:style-name') ?? ''
    const style = automatic.get(name)
    return {
      // LibreOffice puts a joiner into empty cells of rows that come and go.
      text: textOf(paragraph).replaceAll('\u200d', ''),
      style: style?.parent ?? name,
      properties: (style?.properties ?? '').replaceAll(/ xmlns:\w+="[^"]*"/g, ''),
    }
  })
  // Behind a last table there is always an empty paragraph, whether it is written or not.
  while (paragraphs.at(-1)?.text === '' && paragraphs.at(-1)?.style === 'Standard') paragraphs.pop()
  return paragraphs
}

/** Paragraphs in reading order; those of a floating table stand behind the one that it hangs on. */
function paragraphsIn(node: XmlElement): readonly XmlElement[] {
  return [...node.childNodes].flatMap((child): readonly XmlElement[] => {
    if (child.nodeName === 'text:tracked-changes' || child.nodeType !== 1) return []
    const inside = paragraphsIn(child as XmlElement)
    return child.nodeName === 'text:p' || child.nodeName === 'text:h' ? [child as XmlElement, ...inside] : inside
  })
}

function textOf(node: XmlElement): string {
  return [...node.childNodes]
    .map((child) => {
      if (child.nodeType === 3) return child.nodeValue ?? ''
      if (child.nodeName === 'draw:frame') return ''
      if (child.nodeName === 'text:tab') return '\t'
      if (child.nodeName === 'text:line-break') return '\n'
      if (child.nodeName === 'text:s') return ' '.repeat(Number((child as XmlElement).getAttribute('text:c') ?? 1))
      return child.nodeType === 1 ? textOf(child as XmlElement) : ''
    })
    .join('')
}
