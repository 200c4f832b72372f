import { SaxesParser } from 'saxes'
import { BrokenTable } from '../../domain/exchange/table'

export type XmlAttributes = Readonly<Record<string, string>>
export type XmlListener = {
  readonly open: (name: string, attributes: XmlAttributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

export type XmlScanner = { write(text: string): void; close(): void }

/** Tells of elements as they come, names without prefix. A document type is refused: no part of a workbook has one. */
export function scanXml({ open, text, close }: XmlListener): XmlScanner {
  const parser = new SaxesParser({ xmlns: false })
  const broken = (): never => {
    throw new BrokenTable('broken-file', 1)
  }
  parser.on('error', broken)
  parser.on('doctype', broken)
  parser.on('opentag', (tag) => open(bare(tag.name), tag.attributes))
  parser.on('closetag', (tag) => close?.(bare(tag.name)))
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  return { write: (piece) => void parser.write(piece), close: () => void parser.close() }
}

const bare = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

export async function scanWhole(texts: AsyncIterable<string>, listener: XmlListener): Promise<void> {
  const scanner = scanXml(listener)
  for await (const text of texts) scanner.write(text)
  scanner.close()
}

/** An attribute by its bare name (`r:id` is `id`). */
export function attribute(attributes: XmlAttributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]
}
