import type { PoolClient } from 'pg'
import type { Instant } from '../domain/time/instant'
import type { NewTask, TaskEnd, TaskKind } from '../domain/response/task'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

/** A task as it is stored: only an order to a source may belong to no incident. */
export type StoredTask = Omit<NewTask, 'incidentId'> & { readonly incidentId: string | null }

export async function insertTasks(tx: Queryable, tasks: readonly StoredTask[]): Promise<void> {
  for (const task of tasks) {
    await tx.query(
      `INSERT INTO tasks (id, incident_id, kind, post, area_code, depot_id, carrier_id, workflow_id, subject, facts, opened_at, due_at, default_act)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13) ON CONFLICT (id) DO NOTHING`,
      [
        task.id,
        task.incidentId,
        task.kind,
        task.post,
        task.areaCode,
        task.depotId ?? null,
        task.carrierId ?? null,
        task.workflowId,
        task.subject,
        JSON.stringify(task.facts),
        task.openedAt,
        task.dueAt ?? null,
        task.defaultAct ?? null,
      ],
    )
  }
}

/** Ends an open task; one that has ended stays as it is. */
export async function endTask(tx: PoolClient, end: TaskEnd): Promise<void> {
  await tx.query(
    `UPDATE tasks SET state = $2, answered_by = $3, answered_at = $4, answer = $5 WHERE id = $1 AND state = 'open'`,
    [end.taskId, end.state, end.by, end.at, JSON.stringify(end.answer)],
  )
}

/** Withdraws what is still open of an incident, or of one workflow in it; orders to sources go on and are owed until they end. */
export async function withdrawTasks(
  tx: PoolClient,
  which: { incidentId: string; workflowId?: string; kinds?: readonly TaskKind[]; subject?: string },
  at: Instant,
): Promise<void> {
  await tx.query(
    `UPDATE tasks SET state = 'withdrawn', answered_by = 'system', answered_at = $3, answer = '{}'
     WHERE incident_id = $1 AND state = 'open' AND ($2::text IS NULL OR workflow_id = $2)
       AND CASE WHEN $4::text[] IS NULL THEN kind <> 'act-on-supply-order' ELSE kind = ANY ($4) END AND ($5::text IS NULL OR subject = $5)`,
    [which.incidentId, which.workflowId ?? null, at, which.kinds ?? null, which.subject ?? null],
  )
}

export type OwedTask = Pick<NewTask, 'kind' | 'workflowId' | 'subject' | 'facts'> & { readonly isOpen: boolean }

export function readTask(db: Queryable, id: string): Promise<OwedTask | undefined> {
  return one<OwedTask>(
    db,
    `SELECT kind, workflow_id AS "workflowId", subject, facts, state = 'open' AS "isOpen" FROM tasks WHERE id = $1`,
    [id],
  )
}

/** What of one kind is still owed for a subject. */
export async function readOpenTasks(db: Queryable, subject: string, kind: TaskKind): Promise<string[]> {
  const rows = await many<{ id: string }>(
    db,
    `SELECT id FROM tasks WHERE subject = $1 AND kind = $2 AND state = 'open'`,
    [subject, kind],
  )
  return rows.map((row) => row.id)
}
