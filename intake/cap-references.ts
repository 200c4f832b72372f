import { identityOf } from './reading'

/** Identifier of a Chinese warning: issuing office, time, and (GB/T 35965.1, dropped by real ones) a serial. */
const chineseIdentifier = /^\d{14}_\d{14}(?:_\w{1,8})?$/

export function isChineseIdentifier(identifier: string): boolean {
  return chineseIdentifier.test(identifier)
}

/** Chinese identifiers hold their issuer and are the same in every language and feed, so the sender's spelling stays out. */
export function capIdentity(sender: string, identifier: string): string {
  return isChineseIdentifier(identifier) ? identityOf('cn', identifier) : identityOf(sender, identifier)
}

/**
 * Identities of the alerts that a message refers to, oldest first: CAP's `sender,identifier,sent`,
 * or a bare identifier as the national platform writes it.
 */
export function readReferences(text: string, sender: string): readonly string[] {
  const tokens = text.split(/\s+/).filter((token) => token !== '')
  const references = tokens.map((token) => {
    const parts = token.split(/[,，]/)
    const [from, identifier, sent] = parts.length >= 2 ? parts : [sender, token]
    return { identity: capIdentity(from ?? sender, identifier ?? token), sent: Date.parse(sent ?? '') }
  })
  const oldestFirst = references.every((each) => !Number.isNaN(each.sent))
    ? references.toSorted((a, b) => a.sent - b.sent)
    : references
  return [...new Set(oldestFirst.map((each) => each.identity))]
}
