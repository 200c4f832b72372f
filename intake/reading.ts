import { createHash } from 'node:crypto'
import type { Instant } from '../domain/time/instant'
import { completeAlert } from '../domain/alert/complete-alert'
import type { PartialAlert, ReadAlert, ReadDocument, ReviewReason } from '../domain/alert/alert'

export type ReceivedDocument = {
  readonly body: Buffer
  readonly contentType: string | null
  readonly fileName: string | null
  readonly receivedAt: Instant
}

/** An alert that could not be taken at all, where its neighbours in the same document could. */
export type RefusedAlert = {
  readonly outcome: 'refused'
  readonly alert: PartialAlert
  readonly reasons: readonly ReviewReason[]
}

export function because(key: string, values: Readonly<Record<string, string>> = {}): ReviewReason {
  const short = Object.entries(values).map(([name, value]) => [name, value.slice(0, 200)])
  return { key: `intake.${key}`, values: Object.fromEntries(short) as Record<string, string> }
}

/** The alert, or what could be read of it with a reason for each field that lacks and each thing that needs a person. */
export function concludeAlert(
  draft: PartialAlert,
  place: { readonly isAbroad: boolean },
  reasons: readonly ReviewReason[],
): ReadAlert {
  const completion = completeAlert(draft, {}, place)
  if (completion.outcome === 'complete' && reasons.length === 0) return completion
  const missing = completion.outcome === 'complete' ? [] : completion.missing
  const absent = missing.map((field) => because('missing-field', { field }))
  return { outcome: 'incomplete', alert: draft, missing, reasons: [...absent, ...reasons] }
}

/** A document is unreadable when nothing in it was taken; a refused alert among others stays with them, for a person. */
export function concludeDocument(alerts: readonly (ReadAlert | RefusedAlert)[]): ReadDocument {
  const refused = alerts.filter((each) => each.outcome === 'refused')
  if (refused.length > 0 && refused.length === alerts.length)
    return { outcome: 'unreadable', reasons: refused.flatMap((each) => each.reasons) }
  const seen = new Set<string | undefined>()
  const once = alerts.filter(({ alert: { identity } }) => !seen.has(identity) && seen.add(identity))
  return {
    outcome: 'read',
    alerts: once.map((each) =>
      each.outcome === 'refused'
        ? { outcome: 'incomplete', alert: each.alert, missing: [], reasons: each.reasons }
        : each,
    ),
  }
}

export function unreadable(...reasons: readonly ReviewReason[]): ReadDocument {
  return { outcome: 'unreadable', reasons }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Parts of an identity in one text; a long one is shortened to a digest, since it is a key in the database. */
export function identityOf(...parts: readonly string[]): string {
  const identity = parts.join('|')
  return identity.length <= 300 ? identity : `${parts[0]?.slice(0, 40) ?? ''}|sha256:${sha256(identity)}`
}
