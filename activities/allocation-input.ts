import { readEstimatedNeeds } from '../database/estimates'
import { readIncident } from '../database/incidents'
import type { Rival } from '../database/plans'
import { readRivals, readUnderWay } from '../database/plans'
import type { Network } from '../database/reference'
import { readClimate, readNetwork, readPolicy } from '../database/reference'
import type { KitPart, Pact, Substitute } from '../database/supply/catalogue'
import { readKitParts, readPacts, readSubstitutes } from '../database/supply/catalogue'
import { approvedCeilings, requestedNeeds } from '../database/supply/ceilings'
import { readOfferTexts, readReservedForOthers } from '../database/supply/offers'
import { readWishes } from '../database/wishes'
import type { AllocationInput, AllocationNeed, Ceiling, DeliveryDeadline, PlanWish } from '../domain/allocation/plan'
import { withRequests } from '../domain/demand/requested-needs'
import { remainingNeeds } from '../domain/demand/remaining-needs'
import type { UnderWay } from '../domain/demand/remaining-needs'
import type { AreaCode } from '../domain/geography/area'
import { isWithin, provinceOf, responsibleArea } from '../domain/geography/area'
import type { MonthClimate } from '../domain/policy/climate'
import type { AllocationRules } from '../domain/policy/allocation-rules'
import type { TravelRules } from '../domain/policy/travel-rules'
import type { ResponsePlan } from '../domain/response/response-plan'
import { handlingMinutes } from '../domain/response/response-plan'
import type { Instant } from '../domain/time/instant'
import { addHours, addMinutes, beijingMonth } from '../domain/time/instant'
import type { ActivityContext } from './ports'
import type { AllocationBasis } from './solver/allocation-basis'
import { openBasis, textOfPlaces } from './solver/allocation-basis'

type Pool = ActivityContext['database']['pool']
type Asked = {
  readonly incidentId: string
  readonly estimateId: string
  readonly now: Instant
  /** Wishes to try beside those that officers adopted. */
  readonly wishes?: readonly PlanWish[]
}

/**
 * Everything that a plan of an incident depends on, as it stands: what it still needs, what other running incidents still
 * need of the same goods (they share one coverage), and every offer of every source.
 */
export async function readAllocationInput(
  database: ActivityContext['database'],
  asked: Asked,
): Promise<AllocationInput> {
  return openBasis(await readAllocationBasis(database, asked))
}

/** The same as it goes to a thread that solves the plan. */
export async function readAllocationBasis(
  { pool }: ActivityContext['database'],
  { incidentId, estimateId, now, wishes = [] }: Asked,
): Promise<AllocationBasis> {
  const [network, incident, substitutes, kitParts, rivals] = await Promise.all([
    readNetwork(pool),
    readIncident(pool, incidentId),
    readSubstitutes(pool),
    readKitParts(pool),
    readRivals(pool, { incidentId, now }),
  ])
  const own = await readNeeds(pool, { incidentId, estimateId, plan: incident.response_plan }, null)
  const itemCodes = withStandIns(own.needs, substitutes, kitParts)
  const area = responsibleArea(incident.area_codes)
  const ordersFrom = addMinutes(now, handlingMinutes(incident.response_plan))
  const [travel, rules, others, offers, adopted, climate, pacts, reservedForOthers] = await Promise.all([
    readPolicy<TravelRules>(pool, 'travel-rules', incident.hazard, area),
    readPolicy<AllocationRules>(pool, 'allocation-rules', incident.hazard, area),
    readOthers(pool, rivals, itemCodes),
    readOfferTexts(pool, { incidentId, itemCodes, now: ordersFrom, struck: own.counties }),
    readWishes(pool, incidentId),
    readClimate(pool, beijingMonth(now)),
    readPacts(pool),
    readReservedForOthers(pool, { incidentId, itemCodes }),
  ])
  const shared = others.flatMap(({ incidentId: id, needs }) => needs.map((need) => ({ ...need, incidentId: id })))
  const needs = [...own.needs, ...shared]
  return {
    ...bearingOn(needs, itemCodes, { ...network, pacts, climate }),
    now: ordersFrom,
    needs,
    offers,
    deadlines: [
      ...deadlinesFor(own.counties, incident.response_plan, incident.started_at.toISOString()),
      ...others.flatMap((each) => deadlinesFor(each.counties, each.plan, each.startedAt, each.incidentId)),
    ],
    travel,
    rules,
    wishes: [...adopted, ...wishes],
    ceilings: own.ceilings,
    ...{ substitutes, kitParts, reservedForOthers },
  }
}

/**
 * Of what is kept for the whole country, what can bear on these needs: every place, since goods may come from anywhere and
 * roads are reckoned by the counties on both ends, but pacts, temperatures and kinds only of what is asked for. A plan
 * weighs each pact against every way, and all of this goes to another thread.
 */
function bearingOn(
  needs: readonly AllocationNeed[],
  itemCodes: readonly string[],
  known: Network & { readonly pacts: readonly Pact[]; readonly climate: MonthClimate },
): Pick<AllocationBasis, 'places' | 'items' | 'pacts' | 'temperatures'> {
  const inNeed = [...new Set(needs.map(({ areaCode }) => areaCode))]
  const asked = new Set(itemCodes)
  return {
    places: textOfPlaces(known),
    items: known.items.filter(({ code }) => asked.has(code)),
    pacts: known.pacts.filter(({ toArea }) => inNeed.some((county) => isWithin(county, toArea))),
    temperatures: temperaturesOf(inNeed, known.climate),
  }
}

/** The kinds needed, and what may stand in for them. */
function withStandIns(
  needs: readonly AllocationNeed[],
  substitutes: readonly Substitute[],
  kitParts: readonly KitPart[],
): string[] {
  const needed = new Set(needs.map((need) => need.itemCode))
  const others = [
    ...substitutes.filter(({ itemCode }) => needed.has(itemCode)).map(({ byCode }) => byCode),
    ...kitParts.filter(({ kitCode }) => needed.has(kitCode)).map(({ partCode }) => partCode),
  ]
  return [...new Set([...needed, ...others])].sort()
}

type Needs = {
  readonly needs: readonly AllocationNeed[]
  readonly counties: readonly string[]
  readonly ceilings: readonly Ceiling[]
}

/** Of other running incidents those that still need some of these kinds, with how much. */
async function readOthers(
  pool: Pool,
  rivals: readonly Rival[],
  itemCodes: readonly string[],
): Promise<(Rival & Needs)[]> {
  const asked = new Set(itemCodes)
  const others = await Promise.all(
    rivals.map(async (rival) => {
      const { needs, ...all } = await readNeeds(pool, rival, itemCodes)
      return { ...rival, ...all, needs: needs.filter(({ itemCode }) => asked.has(itemCode)) }
    }),
  )
  return others.filter(({ needs }) => needs.length > 0)
}

/**
 * What an incident still needs, of these kinds of its estimate or of all: its estimate and what counties asked for, less
 * what is under way, within what was approved.
 */
async function readNeeds(
  pool: Pool,
  asked: Pick<Rival, 'incidentId' | 'estimateId' | 'plan'>,
  itemCodes: readonly string[] | null,
): Promise<Needs> {
  const { incidentId, estimateId, plan } = asked
  const [estimate, underWay, requested, approved] = await Promise.all([
    readEstimatedNeeds(pool, estimateId, itemCodes),
    readUnderWay(pool, incidentId),
    requestedNeeds(pool, incidentId),
    approvedCeilings(pool, incidentId),
  ])
  if (estimate === undefined) throw new Error(`no estimate ${estimateId}`)
  const ceilings = stillAllowed(approved, underWay)
  const needs = withRequests(remainingNeeds(estimate, underWay), { requested, underWay, ceilings })
  return {
    needs: plan.firstBatch === 'all' ? needs.map((need) => ({ ...need, batch: 'first' as const })) : needs,
    counties: [...new Set([...estimate.struck, ...requested.map(({ areaCode }) => areaCode)])],
    ceilings,
  }
}

function stillAllowed(approved: readonly Ceiling[], underWay: readonly UnderWay[]): Ceiling[] {
  const done = new Map<string, number>()
  for (const { areaCode, itemCode, quantity } of underWay)
    done.set(`${areaCode} ${itemCode}`, (done.get(`${areaCode} ${itemCode}`) ?? 0) + quantity)
  return approved.map((each) => ({
    ...each,
    quantity: Math.max(0, each.quantity - (done.get(`${each.areaCode} ${each.itemCode}`) ?? 0)),
  }))
}

function deadlinesFor(
  counties: readonly string[],
  { delivery }: ResponsePlan,
  startedAt: Instant,
  rivalId?: string,
): DeliveryDeadline[] {
  return counties.map((areaCode) => ({
    areaCode,
    ...(rivalId !== undefined && { incidentId: rivalId }),
    insideProvinceDueAt: addHours(startedAt, delivery.insideProvinceHours),
    outsideProvinceDueAt: addHours(startedAt, delivery.outsideProvinceHours),
  }))
}

function temperaturesOf(counties: readonly AreaCode[], { minTemperatureC }: MonthClimate): Record<AreaCode, number> {
  return Object.fromEntries(
    counties.flatMap((code) => {
      const lowest = minTemperatureC[provinceOf(code)]
      return lowest === undefined ? [] : [[code, lowest]]
    }),
  )
}
