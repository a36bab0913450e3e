import { attributesOf, tagsOf } from '../markup/xml.js'

/** The addresses of the cells of a sheet that have a comment (批注), in the order of the file. */
export function scanComments(parts: ReadonlyMap<string, string>, sheetPart: string): readonly string[] {
  const cut = sheetPart.lastIndexOf('/')
  const folder = sheetPart.slice(0, cut)
  const found = new Set<string>()
  for (const tag of tagsOf(parts.get(`${folder}/_rels/${sheetPart.slice(cut + 1)}.rels`) ?? '')) {
    if (tag?.name !== 'Relationship' || tag.kind === 'close') continue
    const attributes = attributesOf(tag)
    // Of comments in threads, office programs keep a copy as plain comments.
    if (!attributes.get('Type')?.endsWith('/comments')) continue
    for (const comment of tagsOf(parts.get(partAt(folder, attributes.get('Target') ?? '')) ?? '')) {
      if (comment?.name === 'comment' && comment.kind !== 'close') found.add(attributesOf(comment).get('ref') ?? '')
    }
  }
  found.delete('')
  return [...found]
}

/** A target as the name of a part: ../comments1.xml beside xl/worksheets is xl/comments1.xml. */
function partAt(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = folder.split('/')
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
