import type { AreaCode } from '../../domain/geography/area'
import { COUNTRY } from '../../domain/geography/area'
import type { SourceRules } from '../../domain/policy/source-rules'
import type { SupplyOffer } from '../../domain/supply/offer'
import { dayOf, offersOf } from '../../domain/supply/offers-of'
import type { Depot } from '../../domain/supply/stock'
import type { Instant } from '../../domain/time/instant'
import { readPolicy } from '../reference'
import type { Queryable } from '../transaction'
import { many, one } from '../transaction'
import { readSourcesWithOrders } from './sources'
import { readRefused, readStockTexts } from './stock-offers'
import type { OfferTexts } from './stock-texts'
import { offersFrom } from './stock-texts'

type Asked = {
  readonly incidentId: string
  readonly itemCodes: readonly string[]
  readonly now: Instant
  /** Struck counties; those of the newest estimate when not given. */
  readonly struck?: readonly AreaCode[]
}

/**
 * Everything that a plan of an incident may draw on at `now`, the instant at which its orders would go out: free stock with
 * the floors that bind in this disaster, and what every standing source has left. A depot that refused a kind for this
 * incident is left out for it. Units; in the order of item, then depot, then readiness.
 */
export async function readOffers(db: Queryable, asked: Asked): Promise<SupplyOffer[]> {
  const [texts, depots] = await Promise.all([
    readOfferTexts(db, asked),
    many<Pick<Depot, 'id' | 'level' | 'areaCode'>>(db, 'SELECT id, level, area_code AS "areaCode" FROM depots'),
  ])
  return offersFrom(texts, depots)
}

/** The same, stock still in texts: `offersFrom` makes offers of it. */
export async function readOfferTexts(db: Queryable, asked: Asked): Promise<OfferTexts> {
  const { incidentId, itemCodes, now } = asked
  const [struck, rules] = await Promise.all([asked.struck ?? readStruck(db, incidentId), readSourceRules(db)])
  const [stock, others] = await Promise.all([
    readStockTexts(db, { incidentId, itemCodes, now, today: dayOf(now), struck }),
    readOtherOffers(db, { incidentId, itemCodes, now }, rules),
  ])
  return { stock, others }
}

async function readOtherOffers(
  db: Queryable,
  { incidentId, itemCodes, now }: { incidentId: string; itemCodes: readonly string[]; now: Instant },
  rules: SourceRules,
): Promise<SupplyOffer[]> {
  const [sources, refused, declined] = await Promise.all([
    readSourcesWithOrders(db, { itemCodes }),
    readRefused(db, incidentId),
    readDeclined(db, incidentId),
  ])
  return sources
    .filter(({ source }) => !refused.has(`${source.depotId} ${source.itemCode}`) && !declined.has(source.id))
    .flatMap(({ source, orders }) => offersOf(source, orders, now, rules))
}

/** Sources that declined an order of a plan of this incident, in part or altogether: its plans don't ask them again. */
async function readDeclined(db: Queryable, incidentId: string): Promise<ReadonlySet<string>> {
  const rows = await many<{ id: string }>(
    db,
    `SELECT DISTINCT o.source_id AS id FROM supply_orders o JOIN supply_order_events e ON e.order_id = o.id
     WHERE o.incident_id = $1 AND o.plan_line_id IS NOT NULL
       AND (e.action = 'decline' OR (e.version = 1 AND o.quantity < (e.detail ->> 'quantity')::int))`,
    [incidentId],
  )
  return new Set(rows.map(({ id }) => id))
}

/** What one source has left at `now`, as a plan would see it. */
export async function readSourceOffers(db: Queryable, sourceId: string, now: Instant): Promise<readonly SupplyOffer[]> {
  const [rules, [found]] = await Promise.all([readSourceRules(db), readSourcesWithOrders(db, { ids: [sourceId] })])
  return found === undefined ? [] : offersOf(found.source, found.orders, now, rules)
}

/** The rules in force for delays and clocks of sources; country-wide. */
export function readSourceRules(db: Queryable): Promise<SourceRules> {
  return readPolicy<SourceRules>(db, 'source-rules', '*', COUNTRY)
}

/** Counties of the newest estimate of an incident: those that it strikes. */
export async function readStruck(db: Queryable, incidentId: string): Promise<readonly AreaCode[]> {
  const row = await one<{ codes: AreaCode[] | null }>(
    db,
    `SELECT array(SELECT impact ->> 'areaCode' FROM jsonb_array_elements(impacts) AS impact) AS codes
     FROM demand_estimates WHERE incident_id = $1 ORDER BY version DESC LIMIT 1`,
    [incidentId],
  )
  return row?.codes ?? []
}

type Reserved = {
  readonly depotId: string
  readonly itemCode: string
  readonly incidentId: string
  readonly quantity: number
}

/** Units on the shelves that are promised to other incidents: the reason why an offer is small. */
export function readReservedForOthers(
  db: Queryable,
  { incidentId, itemCodes }: { readonly incidentId: string; readonly itemCodes: readonly string[] },
): Promise<Reserved[]> {
  return many<Reserved>(
    db,
    `SELECT c.depot_id AS "depotId", l.item_code AS "itemCode", c.incident_id AS "incidentId", sum(coalesce(l.accepted, l.approved))::int AS quantity
     FROM consignments c JOIN consignment_lines l ON l.consignment_id = c.id
     WHERE c.incident_id <> $1 AND c.status IN ('ordered', 'booked') AND l.item_code = ANY ($2)
     GROUP BY 1, 2, 3 HAVING sum(coalesce(l.accepted, l.approved)) > 0 ORDER BY 1, 2, 3`,
    [incidentId, itemCodes],
  )
}
