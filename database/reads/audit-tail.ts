import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { AuditRow } from './audit'
import { lastAuditSeq, readAudit } from './audit'

const CHANNEL = 'muster_audit'
const pageSize = 500
const pollMs = 5_000
const retryMs = 1_000

export type AuditTail = {
  /** The last entry that was handed on; undefined until the database has answered once. */
  lastSeq(): number | undefined
  close(): Promise<void>
}

/**
 * Hands on every new audit entry once and in order. A notification says when to look, the number says what is new, so
 * one that is lost with its connection is found at the next look.
 */
export function tailAudit(pool: Pool, onRows: (rows: readonly AuditRow[]) => void): AuditTail {
  let last: number | undefined
  let closed = false
  let wake = (): void => undefined
  let listener: PoolClient | undefined

  async function listen(): Promise<void> {
    if (listener) return
    const client = await pool.connect()
    const drop = (error?: Error): void => {
      if (listener !== client) return
      listener = undefined
      client.release(error ?? true)
      wake()
    }
    listener = client
    client.on('error', drop)
    client.on('end', drop)
    client.on('notification', () => wake())
    await client.query(`LISTEN ${CHANNEL}`)
  }

  async function look(): Promise<void> {
    last ??= await lastAuditSeq(pool)
    for (;;) {
      const rows = await readAudit(pool, { after: last, limit: pageSize })
      const newest = rows.at(-1)
      if (newest === undefined || closed) return
      last = newest.seq
      onRows(rows)
    }
  }

  async function run(): Promise<void> {
    while (!closed) {
      let called = false
      const woken = new Promise<void>((resolve) => (wake = () => ((called = true), resolve())))
      const pauseMs = await listen()
        .then(look)
        .then(() => pollMs)
        .catch(() => retryMs)
      const pause = new AbortController()
      if (!called && !closed)
        await Promise.race([woken, sleep(pauseMs, undefined, { signal: pause.signal }).catch(() => undefined)])
      pause.abort()
    }
  }

  const running = run()
  return {
    lastSeq: () => last,
    async close() {
      closed = true
      wake()
      await running
      const client = listener
      listener = undefined
      client?.release(true)
    },
  }
}
