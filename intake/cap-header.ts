import type { Alert, AlertFormat, AlertMessageType, AlertStatus, ReviewReason } from '../domain/alert/alert'
import { capIdentity, readReferences } from './cap-references'
import { readTime } from './read-time'
import { because, identityOf, sha256 } from './reading'
import { childText } from './xml-element'
import type { XmlElement } from './xml-element'

const statuses: Readonly<Record<string, AlertStatus>> = {
  actual: 'actual',
  exercise: 'exercise',
  test: 'test',
  system: 'system',
  draft: 'draft',
}

const messageTypes: Readonly<Record<string, AlertMessageType>> = {
  alert: 'alert',
  update: 'update',
  cancel: 'cancel',
  ack: 'acknowledgement',
  error: 'error',
}

/** Fields that could be read, and what needs a person. */
export type Reading<Fields extends keyof Alert> = {
  readonly fields: Partial<Pick<Alert, Fields>>
  readonly reasons: ReviewReason[]
}

type HeaderField =
  'identity' | 'eventKey' | 'sender' | 'identifier' | 'references' | 'status' | 'messageType' | 'sentAt' | 'figures'

/** Who says what kind of message, when and about which others. */
export function readCapHeader(alert: XmlElement, format: AlertFormat): Reading<HeaderField> {
  const sender = childText(alert, 'sender') ?? childText(alert, 'sendercode') ?? ''
  const identifier = childText(alert, 'identifier') ?? ''
  const identity =
    identifier === '' ? identityOf('document', sha256(JSON.stringify(alert))) : capIdentity(sender, identifier)
  const references = readReferences(childText(alert, 'references') ?? childText(alert, 'reference') ?? '', sender)
  const status = statuses[(childText(alert, 'status') ?? '').toLowerCase()]
  const messageType = messageTypes[(childText(alert, 'msgtype') ?? '').toLowerCase()]
  const isChinese = format === 'cap-cn' || format === 'national-platform'
  const sent = childText(alert, 'sent') ?? childText(alert, 'sendtime')
  const sentAt = readTime(sent, isChinese ? '+08:00' : null)
  const fields = { identity, eventKey: references[0] ?? identity, sender, identifier, references, figures: {} }
  return {
    fields: {
      ...fields,
      ...(status === undefined ? {} : { status }),
      ...(messageType === undefined ? {} : { messageType }),
      ...(sentAt === null ? {} : { sentAt }),
    },
    reasons: [
      ...unknownValue('status', childText(alert, 'status'), status),
      ...unknownValue('msgType', childText(alert, 'msgtype'), messageType),
      ...unknownValue('sent', sent, sentAt ?? undefined),
    ],
  }
}

function unknownValue(field: string, written: string | null, read: unknown): readonly ReviewReason[] {
  return written !== null && read === undefined ? [because('unknown-value', { field, value: written })] : []
}
