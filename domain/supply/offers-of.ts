import type { SourceRules } from '../policy/source-rules'
import type { Instant } from '../time/instant'
import { DAY_MS, HOUR_MS, addHours, addMinutes, epochMs, instantOf, maxOf } from '../time/instant'
import { isFallen, isOffering, isOrderEnded } from './lives'
import type { SupplyOffer } from './offer'
import { tranchesOf } from './production-offers'
import type { Day, ProductionTerms, SourceOrder, SourceTerms, SupplySource } from './terms'

/**
 * What a source beside stock has for the taking at `now`: how much is ready when, at what cost, what was ordered before
 * taken off. Empty when it is not standing, not valid at that day, used up, or when nobody knows when the goods come.
 * `now` is the instant at which orders go out.
 */
export function offersOf(
  source: SupplySource,
  orders: readonly SourceOrder[],
  now: Instant,
  rules: SourceRules,
): readonly SupplyOffer[] {
  if (!isOffering(source.kind, source.state) || !isValidOn(source.terms, dayOf(now))) return []
  const live = orders.filter((order) => !isFallen(source.kind, order.state))
  const ordered = live.reduce((sum, order) => sum + order.quantity, 0)
  if (source.terms.kind === 'production') return outputOf(source, source.terms, live, ordered, now, rules)
  const quantity = quantityOf(source.terms) - ordered
  const readyAt = readyAtOf(source.terms, now, rules)
  if (quantity <= 0 || readyAt === null) return []
  return [{ ...placeOf(source), id: `${source.kind}:${source.id}`, quantity, readyAt }]
}

function placeOf(source: SupplySource): Omit<SupplyOffer, 'id' | 'quantity' | 'readyAt'> {
  const { kind, id, depotId, itemCode, terms } = source
  return { source: kind, sourceId: id, depotId, itemCode, floor: 0, unitCostFen: unitCostFen(terms) }
}

function outputOf(
  source: SupplySource,
  terms: ProductionTerms,
  live: readonly SourceOrder[],
  ordered: number,
  now: Instant,
  rules: SourceRules,
): SupplyOffer[] {
  const open = live.filter((order) => !isOrderEnded(source.kind, order.state) && order.readyQuantity < order.quantity)
  const tranches = tranchesOf(terms, { open, usedUnits: ordered }, now, rules.productionHorizonDays)
  return tranches.map(({ day, quantity, readyAt }) => ({
    ...placeOf(source),
    ...{ id: `${source.kind}:${source.id}:${day}`, quantity, readyAt },
  }))
}

function quantityOf(terms: Exclude<SourceTerms, ProductionTerms>): number {
  switch (terms.kind) {
    case 'agreement':
      return terms.guaranteedQuantity
    case 'purchase':
      return terms.quotedQuantity
    case 'donation':
      return terms.announcedQuantity
    case 'social':
      return terms.declaredQuantity
    case 'requisition':
    case 'mutual-aid':
    case 'international':
      return terms.quantity
  }
}

/** Fen for one unit: price, compensation or settlement; gifts and what is lent cost nothing. */
export function unitCostFen(terms: SourceTerms): number {
  switch (terms.kind) {
    case 'agreement':
    case 'production':
    case 'purchase':
    case 'mutual-aid':
      return terms.unitCostFen
    case 'requisition':
      return terms.compensationFen
    case 'donation':
    case 'social':
    case 'international':
      return 0
  }
}

/** When goods ordered at `now` can be loaded: answer, then making ready; never before they are there. */
function readyAtOf(terms: Exclude<SourceTerms, ProductionTerms>, now: Instant, rules: SourceRules): Instant | null {
  const answered = addMinutes(now, answerDueMinutes(terms, rules))
  switch (terms.kind) {
    case 'donation':
      return addHours(maxOf(now, terms.arrivesAt ?? now), rules.donationInspectionHours)
    case 'international':
      return terms.entersAt === null ? null : addHours(maxOf(now, terms.entersAt), rules.entryHours)
    default:
      return addHours(answered, terms.readyAfterHours)
  }
}

/** Until an answer to an order is owed: by the source's own terms, else by the rules. */
export function answerDueMinutes(terms: SourceTerms, rules: SourceRules): number {
  return 'answerDueMinutes' in terms ? terms.answerDueMinutes : rules.answerDueMinutes[terms.kind]
}

function isValidOn(terms: SourceTerms, day: Day): boolean {
  if (terms.kind === 'agreement') return terms.validFrom <= day && day <= terms.validUntil
  if (terms.kind === 'purchase') return terms.quotedUntil === null || day <= terms.quotedUntil
  return true
}

const BEIJING_AHEAD_MS = 8 * HOUR_MS

/** The calendar day in Beijing of an instant. */
export function dayOf(instant: Instant): Day {
  return instantOf(epochMs(instant) + BEIJING_AHEAD_MS).slice(0, 10)
}

/** The day so many days later. */
export function addDays(day: Day, days: number): Day {
  return instantOf(epochMs(`${day}T00:00:00.000Z`) + days * DAY_MS).slice(0, 10)
}
