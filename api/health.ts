import { setTimeout as sleep } from 'node:timers/promises'
import { askDatabase } from '../database/reachable'
import type { Api } from './api'

const limitMs = 2_000

type Part = { up: boolean; detail?: string }
export type Readiness = { ready: boolean; database: Part; temporal: Part; worker: Part }

/** Whether the database answers, the workflow engine answers, and some worker polls the playbook's queue. */
export async function lookAtParts({ database, playbook }: Api): Promise<Readiness> {
  const query = askDatabase(database.pool).then(() => ({ up: true }), down)
  const late = sleep(limitMs, { up: false, detail: 'no answer' }, { ref: false })
  const [base, engine] = await Promise.all([Promise.race([query, late]), playbook.look()])
  const temporal = part(engine.temporal, engine.detail)
  const worker = part(engine.worker, engine.detail)
  return { ready: base.up && temporal.up && worker.up, database: base, temporal, worker }
}

const part = (up: boolean, detail: string): Part => (up ? { up } : { up, detail })

function down(error: unknown): Part {
  return { up: false, detail: error instanceof Error ? error.message : String(error) }
}
