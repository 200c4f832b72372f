import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { ReviewReason } from '../domain/alert/alert'
import { isRecord } from './json'
import { MAX_NESTING, tooDeep } from './limits'

/** An element without its prefix; names in lower case, since senders differ (`Headline`, `headline`). */
export type XmlElement = {
  readonly name: string
  readonly namespace: string | null
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Own text and CDATA, entities decoded. */
  readonly text: string
}

export type ParsedXml = { readonly root: XmlElement } | { readonly reason: ReviewReason }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_NESTING,
})

/** A tree of elements. Declarations of types and entities are refused, so nothing in it can point outside. */
export function parseXml(source: string): ParsedXml {
  const text = source.replace(/\u0000/g, '').trim()
  if (hasDeclarations(text)) return { reason: { key: 'intake.dtd-refused', values: {} } }
  const valid = XMLValidator.validate(text)
  if (valid !== true) return malformed(`${valid.err.msg} (${valid.err.line}:${valid.err.col})`)
  try {
    const nodes: unknown = parser.parse(text)
    const root = elementsOf(nodes, new Map())[0]
    return root === undefined ? malformed('no element') : { root }
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unknown'
    return detail.includes('nested') ? { reason: tooDeep } : malformed(detail)
  }
}

function malformed(detail: string): ParsedXml {
  return { reason: { key: 'intake.malformed-xml', values: { detail: detail.slice(0, 200) } } }
}

/** Whether anything but elements, comments, CDATA and instructions stands in the markup: a DTD, that is. */
function hasDeclarations(text: string): boolean {
  let at = text.indexOf('<')
  while (at !== -1) {
    const closing = closingOf(text, at)
    if (closing === null && text[at + 1] === '!') return true
    const end = closing === null ? at : text.indexOf(closing, at + 2)
    at = end === -1 ? -1 : text.indexOf('<', end + 1)
  }
  return false
}

/** How a comment, CDATA section or processing instruction ends; null for everything else. */
function closingOf(text: string, at: number): string | null {
  if (text.startsWith('<!--', at)) return '-->'
  if (text.startsWith('<![CDATA[', at)) return ']]>'
  return text.startsWith('<?', at) ? '?>' : null
}

type Scope = ReadonlyMap<string, string>

function elementsOf(nodes: unknown, scope: Scope): readonly XmlElement[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown) => elementOf(node, scope) ?? [])
}

function elementOf(node: unknown, outer: Scope): XmlElement | null {
  if (!isRecord(node)) return null
  const tag = Object.keys(node).find((key) => key !== ':@')
  if (tag === undefined || tag.startsWith('#') || tag.startsWith('?')) return null
  const attributes = attributesOf(node[':@'])
  const scope = namespacesIn(attributes, outer)
  const [prefix, local] = tag.includes(':') ? (tag.split(':', 2) as [string, string]) : ['', tag]
  return {
    name: local.toLowerCase(),
    namespace: scope.get(prefix) ?? null,
    attributes,
    children: elementsOf(node[tag], scope),
    text: textIn(node[tag]),
  }
}

function attributesOf(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (typeof each === 'string' ? [[key, decodeEntities(each)]] : [])),
  )
}

function namespacesIn(attributes: Readonly<Record<string, string>>, outer: Scope): Scope {
  const declared = Object.entries(attributes).flatMap(([key, value]): [string, string][] => {
    if (key === 'xmlns') return [['', value.trim()]]
    return key.startsWith('xmlns:') ? [[key.slice('xmlns:'.length), value.trim()]] : []
  })
  return declared.length === 0 ? outer : new Map([...outer, ...declared])
}

function textIn(nodes: unknown): string {
  if (!Array.isArray(nodes)) return ''
  return nodes
    .map((node: unknown) => {
      if (!isRecord(node)) return ''
      if (typeof node['#text'] === 'string') return decodeEntities(node['#text'])
      return cdataIn(node['#cdata'])
    })
    .join('')
}

function cdataIn(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : undefined
  return isRecord(first) && typeof first['#text'] === 'string' ? first['#text'] : ''
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML and character numbers; without a DTD there are no others, and an unknown one stays as written. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hexadecimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hexadecimal), 16)
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
  })
}

export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** Text of the first child of that name, tidied; null when it is absent or empty. */
export function childText(element: XmlElement, name: string): string | null {
  for (const child of childrenNamed(element, name)) {
    const text = tidy(child.text)
    if (text !== '') return text
  }
  return null
}

export function tidy(text: string): string {
  return text
    .replace(/\u0000/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Every element that fits, outermost first; what lies inside one that fits is not searched. */
export function findAll(element: XmlElement, fits: (each: XmlElement) => boolean): readonly XmlElement[] {
  return fits(element) ? [element] : element.children.flatMap((child) => findAll(child, fits))
}
