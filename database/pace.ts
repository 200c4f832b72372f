import type { ClockSegment } from '../domain/time/scenario-clock'
import { appendAudit } from './audit'
import type { Database } from './client'
import { inTransaction, one } from './transaction'

export type PacedClockRow = { readonly segments: readonly ClockSegment[]; readonly pausedBy: string | null }

/** Changes a paced clock under a lock, so that two changes at once follow one another; undefined when there is none. */
export async function changePacedClock(
  db: Database,
  incidentId: string,
  change: (segments: readonly ClockSegment[]) => readonly ClockSegment[],
  act: {
    readonly scale: number
    readonly by: string
    readonly happenedAt: (segments: readonly ClockSegment[]) => string
  },
): Promise<PacedClockRow | undefined> {
  return inTransaction(db.pool, async (tx) => {
    const row = await one<{ segments: ClockSegment[] }>(
      tx,
      'SELECT segments FROM paced_clocks WHERE incident_id = $1 FOR UPDATE',
      [incidentId],
    )
    if (row === undefined) return undefined
    const segments = change(row.segments)
    const pausedBy = act.scale === 0 ? act.by : null
    await tx.query('UPDATE paced_clocks SET segments = $2, paused_by = $3 WHERE incident_id = $1', [
      incidentId,
      JSON.stringify(segments),
      pausedBy,
    ])
    await appendAudit(tx, {
      happenedAt: act.happenedAt(segments),
      incidentId,
      actor: act.by,
      action: 'clock.pace-changed',
      subject: incidentId,
      detail: { scale: act.scale },
    })
    return { segments, pausedBy }
  })
}
