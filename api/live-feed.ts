import type { Database } from '../database/client'
import type { AuditRow } from '../database/reads/audit'
import { lastAuditSeq, readAudit } from '../database/reads/audit'
import { tailAudit } from '../database/reads/audit-tail'

export type LiveEvent = {
  readonly id: number
  readonly event: 'incident' | 'alert' | 'task' | 'mail' | 'supply' | 'reset' | 'ready'
  readonly data: { readonly key: string; readonly version: number; readonly action?: string }
}

export type LiveReader = { push(event: LiveEvent): void; end(): void }

export type LiveFeed = {
  /** Pushes what was missed after an event id, then everything new; the answer stops it. */
  subscribe(after: number | null, reader: LiveReader): Promise<() => void>
  close(): Promise<void>
}

/** More than this many missed events: fetching the page anew is cheaper. */
const mostMissed = 500

/** One look at the audit log for all listeners of this process. */
export function createLiveFeed(database: Database): LiveFeed {
  const listeners = new Map<(event: LiveEvent) => void, LiveReader>()
  const tail = tailAudit(database.pool, (rows) => {
    for (const event of rows.map(eventOf)) for (const push of listeners.keys()) push(event)
  })
  return {
    async subscribe(after, reader) {
      const push = (event: LiveEvent): void => reader.push(event)
      // new events wait until what was missed is out; what both bring is pushed once
      const waiting: LiveEvent[] = []
      const caughtUp = { to: Number.POSITIVE_INFINITY }
      const listener = (event: LiveEvent): void => {
        if (event.id > caughtUp.to) push(event)
        else if (caughtUp.to === Number.POSITIVE_INFINITY) waiting.push(event)
      }
      listeners.set(listener, reader)
      const missed = await missedSince(database, after, tail.lastSeq() ?? 0)
      missed.forEach(push)
      caughtUp.to = missed.at(-1)?.id ?? after ?? 0
      waiting.filter(({ id }) => id > caughtUp.to).forEach(push)
      return () => void listeners.delete(listener)
    },
    async close() {
      for (const reader of listeners.values()) reader.end()
      await tail.close()
    },
  }
}

/** What a listener gets first: what it missed, or `reset` when that is too much or from another life of the database. */
async function missedSince(database: Database, after: number | null, last: number): Promise<LiveEvent[]> {
  if (after === null) return [{ id: last, event: 'ready', data: { key: '', version: last } }]
  if (after > last && after > (await lastAuditSeq(database.pool))) return [reset(last)]
  const rows = await readAudit(database.pool, { after, limit: mostMissed + 1 })
  return rows.length > mostMissed ? [reset(Math.max(last, rows.at(-1)?.seq ?? 0))] : rows.map(eventOf)
}

const reset = (id: number): LiveEvent => ({ id, event: 'reset', data: { key: '', version: id } })

function eventOf({ seq, incidentId, subject, action }: AuditRow): LiveEvent {
  return { id: seq, event: eventKind(action), data: { key: incidentId ?? subject, version: seq, action } }
}

/** The audit's verbs begin with the thing that they are about; what is no alert, task, message or stock is the incident's. */
function eventKind(action: string): LiveEvent['event'] {
  if (/^(alert|document|review|feed)/.test(action)) return 'alert'
  if (/^(message|mail)/.test(action)) return 'mail'
  if (/^(stock|supply\.|supply-source|supply-order|depot|table)/.test(action)) return 'supply'
  return action.startsWith('task') ? 'task' : 'incident'
}
