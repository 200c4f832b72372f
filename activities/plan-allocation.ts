import { appendAudit } from '../database/audit'
import { touchIncident } from '../database/incidents'
import { insertPlan, nextPlanVersion, readMadePlan } from '../database/plans'
import { inTransaction } from '../database/transaction'
import type { AllocationPlan, Batch } from '../domain/allocation/plan'
import { readAllocationBasis } from './allocation-input'
import type { BatchSize, PlanStored, SolverActivities } from './interfaces'
import type { ActivityContext } from './ports'
import type { Planner } from './solver/planner'
import { ownThread } from './solver/planner'
import type { SolvedPlan } from './solver/solve'
import { whileSolving } from './solver/while-solving'

type Asked = Parameters<SolverActivities['planAllocation']>[0]

/** Plans what is still needed and stores the plan; the workflow gets its id and its size. */
export function createSolverActivities(
  { database }: Pick<ActivityContext, 'database'>,
  planner: Planner = ownThread,
): SolverActivities {
  return {
    async planAllocation({ incidentId, estimateId, after = 0, causes = [], now }) {
      // asked again after its answer was lost: for an instant a workflow plans once after the plan before
      const known = await readMadePlan(database.pool, { incidentId, estimateId, plannedAt: now, after })
      if (known !== undefined) return known
      const basis = await readAllocationBasis(database, { incidentId, estimateId, now })
      const solved = await whileSolving((signal) => planner.plan(basis, signal))
      return store(database, { incidentId, estimateId, causes, now }, solved)
    },
  }
}

function store(
  { pool }: ActivityContext['database'],
  { incidentId, estimateId, causes = [], now }: Asked,
  { plan: solved, solveMs, fault }: SolvedPlan,
): Promise<PlanStored> {
  const certified = fault === null
  // a proof that fails is no proof
  const plan = certified ? solved : { ...solved, method: { ...solved.method, proof: 'none' as const, fault } }
  return inTransaction(pool, async (tx) => {
    const version = await nextPlanVersion(tx, incidentId)
    const id = `plan-${incidentId}-${version}`
    await insertPlan(tx, { id, incidentId, version, estimateId, plannedAt: now, plan, solveMs, certified, causes })
    await touchIncident(tx, incidentId)
    const stored: PlanStored = {
      planId: id,
      version,
      first: sizeOf(plan, 'first'),
      rest: sizeOf(plan, 'rest'),
      shortfalls: plan.shortfalls.length,
    }
    const { coverageMin, coverageMean, onTimeShare, method } = plan
    await appendAudit(tx, {
      happenedAt: now,
      incidentId,
      actor: 'system',
      action: 'plan.made',
      subject: id,
      detail: { ...stored, coverageMin, coverageMean, onTimeShare, method, certified, solveMs, estimateId, causes },
    })
    return stored
  })
}

function sizeOf(plan: AllocationPlan, batch: Batch): BatchSize {
  const lines = plan.lines.filter((line) => line.batch === batch)
  const consignments = new Set(lines.map((line) => `${line.depotId} ${line.areaCode}`)).size
  const shortfalls = plan.shortfalls.filter((each) => each.batch === batch).length
  return { lines: lines.length, consignments, shortfalls }
}
