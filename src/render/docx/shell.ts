import { element, type Xml } from './xml.js'

/** What a shell is put around. */
export type Inside = readonly (Xml | string)[]

type Around = (...inside: Inside) => Xml

/** More shells than the documents of any batch have; what comes after them is made in full each time. */
const MOST = 1000
const made: Around[] = []
const numbers = new Map<string, number>()

/**
 * A shell: elements around others that differ from document to document, as a paragraph with its properties is around
 * its words. Letters have some forty in common, which are most of what stands in their files. So what a document has is
 * one element that stands for them, `w:shell7`, and `docx` writes what it stands for once. `key` says all that `around`
 * knows: shells of one key are the same.
 */
export function shell(key: string, around: Around, ...inside: Inside): Xml {
  const number = numbers.get(key) ?? learn(key, around)
  return number === null ? around(...inside) : element(`w:shell${number}`, {}, ...inside)
}

function learn(key: string, around: Around): number | null {
  if (made.length === MOST) return null
  numbers.set(key, made.length)
  return made.push(around) - 1
}

/** A written element that stands for a shell, where it begins, ends, or has nothing in it. */
const standIns = /<(\/?)w:shell(\d+)(\/?)>/gu

/** What is written of shells, before and after what is inside. */
type Halves = readonly [before: string, after: string]

/** A text with the shells that its elements stand for, each as `write` has it. No text holds what looks like an element. */
export const writeShells = (text: string, write: (around: Around) => Halves): string =>
  text.replace(standIns, (_, end: string, number: string, empty: string) => {
    const [before, after] = halvesOf(Number(number), write)
    return empty === '' ? (end === '' ? before : after) : before + after
  })

const written: Halves[] = []

function halvesOf(number: number, write: (around: Around) => Halves): Halves {
  const known = written[number]
  if (known) return known
  const around = made[number]
  if (!around) throw new Error(`no shell ${number} was made`)
  const halves = write(around)
  written[number] = halves
  return halves
}

/** The same in elements: an element in which none stands for a shell. */
export function spellOut(xml: Xml): Xml {
  const [[name, content] = ['', {}]] = Object.entries(xml)
  const children = Array.isArray(content)
    ? content.map((child) => (isElement(child) ? spellOut(child) : child))
    : content
  const number = /^w:shell(\d+)$/u.exec(name)?.[1]
  const around = number === undefined ? undefined : made[Number(number)]
  return around ? spellOut(around(...(Array.isArray(children) ? children : []))) : { [name]: children }
}

const isElement = (child: unknown): child is Xml => typeof child === 'object' && child !== null && !('_attr' in child)
