import { appendAudit } from '../database/audit'
import { readEstimate } from '../database/estimates'
import { readIncident, touchIncident } from '../database/incidents'
import { insertPlan, nextPlanVersion, readMadePlan, readStock, readUnderWay } from '../database/plans'
import { readNetwork, readPolicy } from '../database/reference'
import { inTransaction } from '../database/transaction'
import type { AllocationPlan, Batch, DeliveryDeadline } from '../domain/allocation/plan'
import { planAllocation } from '../domain/allocation/plan-allocation'
import { remainingNeeds } from '../domain/demand/remaining-needs'
import type { AreaCode } from '../domain/geography/area'
import { isWithin } from '../domain/geography/area'
import type { SupplyOffer } from '../domain/supply/offer'
import type { Depot, StockPosition } from '../domain/supply/stock'
import type { AllocationRules } from '../domain/policy/allocation-rules'
import type { TravelRules } from '../domain/policy/travel-rules'
import type { ResponsePlan } from '../domain/response/response-plan'
import { handlingMinutes } from '../domain/response/response-plan'
import { addHours, addMinutes } from '../domain/time/instant'
import { responsibleArea } from './intake/open-incident'
import type { BatchSize, PlanStored, SolverActivities } from './interfaces'
import type { ActivityContext } from './ports'

/** Plans what is still needed and stores the plan; the workflow gets its id and its size. */
export function createSolverActivities({ database: { pool } }: Pick<ActivityContext, 'database'>): SolverActivities {
  return {
    async planAllocation({ incidentId, estimateId, now }) {
      // asked again after its answer was lost: a workflow plans an estimate once for an instant
      const made = await readMadePlan(pool, { incidentId, estimateId, plannedAt: now })
      if (made !== undefined) return made
      const [network, incident, estimate] = await Promise.all([
        readNetwork(pool),
        readIncident(pool, incidentId),
        readEstimate(pool, { id: estimateId }),
      ])
      if (estimate === undefined) throw new Error(`no estimate ${estimateId}`)
      const underWay = await readUnderWay(pool, incidentId)
      const needs = asBatches(remainingNeeds(estimate, underWay), incident.response_plan)
      const itemCodes = [...new Set(needs.map((need) => need.itemCode))]
      const counties = estimate.impacts.map((impact) => impact.areaCode)
      const stock = withoutOwnFloors(await readStock(pool, incidentId, itemCodes), network.depots, counties)
      const area = responsibleArea(incident.area_codes)
      const [travel, rules] = await Promise.all([
        readPolicy<TravelRules>(pool, 'travel-rules', incident.hazard, area),
        readPolicy<AllocationRules>(pool, 'allocation-rules', incident.hazard, area),
      ])
      const offers = stock.map(asOffer)
      const deadlines = deadlinesFor(counties, incident.response_plan, incident.started_at.toISOString())
      const startedMs = performance.now()
      const ordersFrom = addMinutes(now, handlingMinutes(incident.response_plan))
      const plan = planAllocation({ ...network, now: ordersFrom, needs, offers, deadlines, travel, rules, wishes: [] })
      const solveMs = Math.round(performance.now() - startedMs)
      return inTransaction(pool, async (tx) => {
        const version = await nextPlanVersion(tx, incidentId)
        const id = `plan-${incidentId}-${version}`
        await insertPlan(tx, { id, incidentId, version, estimateId, plannedAt: now, plan, solveMs })
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
          detail: { ...stored, coverageMin, coverageMean, onTimeShare, method, solveMs, estimateId },
        })
        return stored
      })
    },
  }
}

function asBatches(needs: ReturnType<typeof remainingNeeds>, plan: ResponsePlan): ReturnType<typeof remainingNeeds> {
  return plan.firstBatch === 'all' ? needs.map((need) => ({ ...need, batch: 'first' as const })) : needs
}

/** A reserve floor does not bind in its owner's own disaster (domain.md §7); central floors always do. */
function withoutOwnFloors(
  stock: readonly StockPosition[],
  depots: readonly Depot[],
  struck: readonly AreaCode[],
): StockPosition[] {
  const own = new Set(
    depots
      .filter((depot) => depot.level !== 'central' && struck.some((county) => isWithin(county, depot.areaCode)))
      .map((depot) => depot.id),
  )
  return stock.map((position) => (own.has(position.depotId) ? { ...position, floor: 0 } : position))
}

function asOffer({ depotId, itemCode, available, floor }: StockPosition): SupplyOffer {
  return {
    id: `stock:${depotId}:${itemCode}`,
    source: 'stock',
    sourceId: depotId,
    depotId,
    itemCode,
    quantity: available,
    floor,
    readyAt: null,
    unitCostFen: 0,
  }
}

function deadlinesFor(counties: readonly string[], { delivery }: ResponsePlan, startedAt: string): DeliveryDeadline[] {
  return counties.map((areaCode) => ({
    areaCode,
    insideProvinceDueAt: addHours(startedAt, delivery.insideProvinceHours),
    outsideProvinceDueAt: addHours(startedAt, delivery.outsideProvinceHours),
  }))
}

function sizeOf(plan: AllocationPlan, batch: Batch): BatchSize {
  const lines = plan.lines.filter((line) => line.batch === batch)
  const consignments = new Set(lines.map((line) => `${line.depotId} ${line.areaCode}`)).size
  const shortfalls = plan.shortfalls.filter((each) => each.batch === batch).length
  return { lines: lines.length, consignments, shortfalls }
}
