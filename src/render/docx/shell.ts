import { element, type Xml } from './xml.js'

/** What a shell is put around. */
export type Inside = readonly (Xml | string)[]

type Around = (...inside: Inside) => Xml

/** More shells than the documents of any batch have; what comes after them is made in full each time. */
const MOST = 1000
const made: Around[] = []

/**
 * Shells: elements around others that differ from document to document, as a paragraph with its properties is around its
 * words. Letters have some forty in common, which are most of what stands in their files. So what a document has is one
 * element that stands for a shell, `w:shell7`, and `docx` writes what it stands for once. `around` is to know nothing but
 * the values, by which shells are told apart: it belongs at the top of a module.
 */
export function shells<V>(around: (values: V) => Around): (values: V, ...inside: Inside) => Xml {
  const numbers = new Map<string, number>()
  return (values, ...inside) => {
    const key = JSON.stringify(values)
    let number = numbers.get(key)
    if (number === undefined) {
      if (made.length === MOST) return around(values)(...inside)
      number = made.push(around(values)) - 1
      numbers.set(key, number)
    }
    return element(`w:shell${number}`, {}, ...inside)
  }
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
