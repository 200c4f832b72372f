import type { ReadAlert, ReadDocument } from '../../domain/alert/alert'
import { readDocument } from '../../intake/read-document'
import type { ReceivedDocument } from '../../intake/reading'

/** Reads a document that arrived on the day of the 涿州 rainstorm, given as text or bytes. */
export function read(body: string | Buffer, changes: Partial<Omit<ReceivedDocument, 'body'>> = {}): ReadDocument {
  return readDocument({
    body: typeof body === 'string' ? Buffer.from(body) : body,
    contentType: null,
    fileName: null,
    receivedAt: '2023-07-31T00:10:00.000Z',
    ...changes,
  })
}

export function alertsOf(document: ReadDocument): readonly ReadAlert[] {
  if (document.outcome === 'unreadable') throw new Error(`unreadable: ${JSON.stringify(document.reasons)}`)
  return document.alerts
}

export function onlyAlert(document: ReadDocument): ReadAlert {
  const [first, ...more] = alertsOf(document)
  if (first === undefined || more.length > 0) throw new Error(`${more.length + 1} alerts where one was expected`)
  return first
}

export function reasonKeys(document: ReadDocument): readonly string[] {
  const reasons =
    document.outcome === 'unreadable'
      ? document.reasons
      : document.alerts.flatMap((each) => (each.outcome === 'incomplete' ? each.reasons : []))
  return reasons.map((reason) => reason.key.replace('intake.', ''))
}

export const CAP_1_2 = 'urn:oasis:names:tc:emergency:cap:1.2'

type Elements = Readonly<Record<string, string | null>>

const write = (elements: Elements) =>
  Object.entries(elements)
    .map(([name, text]) => (text === null ? '' : `<${name}>${text}</${name}>`))
    .join('\n')

/** An `info` block for 涿州; null leaves an element out. */
export function anInfo(changes: Elements = {}): string {
  const elements = {
    language: 'zh-CN',
    category: 'Met',
    event: '暴雨',
    urgency: 'Immediate',
    severity: 'Extreme',
    certainty: 'Observed',
    eventCode: null,
    headline: '涿州市气象台发布暴雨红色预警[I级/特别严重]',
    description: '强降雨持续。',
    area: geocodeArea('130681000000'),
    ...changes,
  }
  return `<info>${write(elements)}</info>`
}

export function geocodeArea(value: string, scheme = 'CPEAS Geographic Code'): string {
  return `<areaDesc>涿州市</areaDesc><geocode><valueName>${scheme}</valueName><value>${value}</value></geocode>`
}

/** The alert element of a CAP message in the Chinese profile. */
export function anAlertElement(changes: Elements = {}, infos = anInfo()): string {
  const elements = {
    identifier: '13068141600000_20230731080000',
    sender: '涿州市气象台',
    sent: '2023-07-31T08:00:00+08:00',
    status: 'Actual',
    msgType: 'Alert',
    scope: 'Public',
    ...changes,
  }
  return `<alert xmlns="${CAP_1_2}">${write(elements)}${infos}</alert>`
}

export function aCap(changes: Elements = {}, infos = anInfo(), encoding = 'UTF-8'): string {
  return `<?xml version="1.0" encoding="${encoding}"?>\n${anAlertElement(changes, infos)}`
}
