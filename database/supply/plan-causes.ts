import type { PlanCause } from '../../domain/response/plan-cause'
import type { Queryable } from '../transaction'

/**
 * What a response has to hear of: it plans again. `emptied`: consignments that have nothing left to fetch; `late`: those
 * whose goods have all been postponed past the time that they are due.
 */
export type ToldCause = PlanCause & { readonly emptied?: readonly string[]; readonly late?: readonly string[] }

/** Where a cause goes: the workflow of its incident. */
export type CauseTarget = { readonly targetWorkflow: string }

/** Keeps a cause with what caused it, until the response has it; the same id again changes nothing. */
export async function keepPlanCause(
  tx: Queryable,
  { id, targetWorkflow, cause }: CauseTarget & { readonly id: string; readonly cause: ToldCause },
): Promise<void> {
  await tx.query(
    `INSERT INTO inbox (id, kind, target_workflow, payload, actor) VALUES ($1, 'plan-cause', $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
    [id, targetWorkflow, JSON.stringify(cause), cause.by],
  )
}
