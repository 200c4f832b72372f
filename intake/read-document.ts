import type { ReadDocument } from '../domain/alert/alert'
import { isAlertForm, readAlertForm } from './alert-form'
import { decodeText } from './decode-text'
import { isRecord, parseJson } from './json'
import { MAX_DOCUMENT_BYTES } from './limits'
import { isAlertElement, readCapAlert } from './read-cap'
import { gdacsItems, readGdacsItem } from './read-gdacs'
import { isUsgsFeature, readUsgsFeature } from './read-usgs'
import { because, concludeDocument, unreadable } from './reading'
import type { ReceivedDocument } from './reading'
import { findAll, parseXml } from './xml-element'
import type { XmlElement } from './xml-element'

/**
 * Every alert in a document, or the reason why it can't be read. The format is told by content;
 * nothing in a document makes us fetch or open anything.
 */
export function readDocument(document: ReceivedDocument): ReadDocument {
  const { body, contentType, fileName } = document
  if (body.length > MAX_DOCUMENT_BYTES) return unreadable(because('too-large', { bytes: String(body.length) }))
  const decoded = decodeText(body, contentType)
  if ('reason' in decoded) return unreadable(decoded.reason)
  const text = decoded.text.replace(/^\uFEFF/, '').trim()
  if (text === '') return unreadable(because('empty'))
  if (/^<(?:!doctype\s+html|html)\b/i.test(text)) return unreadable(because('web-page'))
  if (text.startsWith('<')) return readXml(text, fileName)
  if (text.startsWith('{') || text.startsWith('[')) return readJson(text)
  return unreadable(because('unknown-format', { start: text.slice(0, 40) }))
}

function readXml(text: string, fileName: string | null, depth = 0): ReadDocument {
  const parsed = parseXml(text)
  if ('reason' in parsed) return unreadable(parsed.reason)
  const { root } = parsed
  const alerts = findAll(root, isAlertElement)
  if (alerts.length > 0) return concludeDocument(alerts.map((alert) => readCapAlert(alert, fileName)))
  const items = gdacsItems(root)
  if (items !== null) return concludeDocument(items.map(readGdacsItem))
  const inner = depth === 0 ? quotedXml(root) : []
  const read = inner.map((each) => readXml(each, fileName, depth + 1))
  const found = read.filter((each) => each.outcome === 'read')
  if (found.length > 0) return concludeDocument(found.flatMap((each) => each.alerts))
  return read[0] ?? unreadable(whatElse(root))
}

/** Alerts that a wrapper (SOAP, EDXL-DE, Atom) carries as text instead of as elements. */
function quotedXml(element: XmlElement): readonly string[] {
  const own = /^\s*<[\s\S]*alert[\s>]/i.test(element.text.slice(0, 2000)) ? [element.text.trim()] : []
  return [...own, ...element.children.flatMap(quotedXml)]
}

function whatElse(root: XmlElement) {
  if (root.name === 'feed' || root.name === 'rss') return because('feed-of-links')
  return root.name === 'html' ? because('web-page') : because('unknown-xml', { root: root.name })
}

function readJson(text: string): ReadDocument {
  const parsed = parseJson(text)
  if ('reason' in parsed) return unreadable(parsed.reason)
  const { value } = parsed
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  const features = entries.flatMap((each): readonly unknown[] =>
    isRecord(each) && Array.isArray(each['features']) ? each['features'] : [],
  )
  const usgs = [...features, ...entries].filter(isUsgsFeature)
  const forms = entries.filter(isRecord).filter((each) => !isUsgsFeature(each) && isAlertForm(each))
  if (usgs.length + forms.length > 0)
    return concludeDocument([...usgs.map(readUsgsFeature), ...forms.map(readAlertForm)])
  const isEmptyFeed = isRecord(value) && Array.isArray(value['features']) && value['features'].length === 0
  return isEmptyFeed ? concludeDocument([]) : unreadable(because('unknown-json'))
}
