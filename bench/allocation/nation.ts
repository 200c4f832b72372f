import { referenceNetwork } from '../../database/seed/seed'
import type { SeedDepot } from '../../database/seed/depots'
import type { AllocationInput, AllocationNeed, DeliveryDeadline } from '../../domain/allocation/plan'
import type { AreaCode, County, Point } from '../../domain/geography/area'
import { isWithin } from '../../domain/geography/area'
import { greatCircleKm } from '../../domain/geography/great-circle'
import type { Depot } from '../../domain/supply/stock'
import type { SupplyOffer } from '../../domain/supply/offer'
import { addHours } from '../../domain/time/instant'
import { draw, drawBetween } from './draw'
import type { BenchKind } from './kinds'
import { benchKinds } from './kinds'

/** Where disasters of the benches strike: the Jishishan quake of 2023, and the rainstorm of Zhengzhou in 2021. */
export const places = {
  jishishan: { longitude: 102.79, latitude: 35.7 },
  zhengzhou: { longitude: 113.62, latitude: 34.75 },
} as const satisfies Readonly<Record<string, Point>>

export type Disaster = {
  /** The counties nearest to it are struck, the nearest the worst. */
  readonly at: Point
  readonly counties: number
}

export type NationSize = {
  readonly disasters: readonly Disaster[]
  readonly kinds: number
  /** Need of a kind as a share of what lies within a day's drive: well under 1 is ample, above it is short. */
  readonly need: number
}

/** What a bench plans on; equal sizes give equal nations on every machine. */
export type Nation = Pick<
  AllocationInput,
  'now' | 'needs' | 'counties' | 'depots' | 'items' | 'offers' | 'deadlines'
> & {
  readonly struck: readonly (readonly County[])[]
}

export const NOW = '2026-11-24T00:00:00.000Z'
const DELIVERY_HOURS = 24
/** Of all kinds, the share that a depot holds. */
const KINDS_HELD = 0.6
const FLOOR = 0.4
/** A central depot keeps tents for those that it is sized on: 20 tents for 1 000 people. */
const PEOPLE_PER_TENT = 50
const DAY_DRIVE_KM = 800
/** Kinds of the life-saving first batch. */
const FIRST_BATCH = 0.4
const salt = { held: 1, stock: 2, need: 3, county: 4, batch: 5 }

export function syntheticNation(size: NationSize): Nation {
  const network = referenceNetwork()
  const counties: County[] = network.areas.filter((area) => area.level === 'county' && area.population > 0)
  const taken = new Set<AreaCode>()
  const struck = size.disasters.map((disaster) => nearest(counties, disaster, taken))
  const kinds = benchKinds(size.kinds)
  const own = ownDepots(
    network.depots,
    struck.flat().map((county) => county.code),
  )
  const offers = network.depots.flatMap((depot, index) => stockOf(depot, index, kinds, own.has(depot.id)))
  return {
    ...{ now: NOW, counties, depots: network.depots.map(loadingPlace), items: kinds.map(({ item }) => item), offers },
    needs: needsOf(struck, kinds, offers, network.depots, size),
    deadlines: struck.flat().map(deadline),
    struck,
  }
}

/** The nearest counties that no other disaster has struck. */
function nearest(counties: readonly County[], { at, counties: count }: Disaster, taken: Set<AreaCode>): County[] {
  const found = counties
    .filter((county) => !taken.has(county.code))
    .map((county) => ({ county, km: greatCircleKm(county.point, at) }))
    .sort((a, b) => a.km - b.km || (a.county.code < b.county.code ? -1 : 1))
    .slice(0, count)
    .map(({ county }) => county)
  for (const { code } of found) taken.add(code)
  return found
}

/** Floors don't bind in their owner's own disaster. */
function ownDepots(depots: readonly Depot[], struck: readonly AreaCode[]): ReadonlySet<string> {
  const own = depots.filter(
    (depot) => depot.level !== 'central' && struck.some((code) => isWithin(code, depot.areaCode)),
  )
  return new Set(own.map((depot) => depot.id))
}

function stockOf(depot: SeedDepot, depotIndex: number, kinds: readonly BenchKind[], own: boolean): SupplyOffer[] {
  const people = depot.central ? depot.central.size * PEOPLE_PER_TENT : depot.peopleServed
  return kinds.flatMap(({ item, per1000 }, kindIndex): SupplyOffer[] => {
    if (draw(depotIndex, kindIndex, salt.held) >= KINDS_HELD) return []
    const wanted = (people / 1_000) * per1000 * drawBetween(0.5, 1.5, depotIndex, kindIndex, salt.stock)
    const quantity = Math.max(1, Math.round(wanted / item.packSize)) * item.packSize
    const floor = own ? 0 : Math.floor(quantity * FLOOR)
    const id = `stock:${depot.id}:${item.code}`
    return [
      {
        id,
        source: 'stock',
        sourceId: depot.id,
        depotId: depot.id,
        itemCode: item.code,
        quantity,
        floor,
        readyAt: null,
        unitCostFen: 0,
      },
    ]
  })
}

/** Each kind's need is spread over the counties by people and by how near they lie to the disaster. */
function needsOf(
  struck: readonly (readonly County[])[],
  kinds: readonly BenchKind[],
  offers: readonly SupplyOffer[],
  depots: readonly Depot[],
  { disasters, need }: NationSize,
): AllocationNeed[] {
  const within = new Set(
    depots
      .filter(({ point }) => disasters.some(({ at }) => greatCircleKm(point, at) <= DAY_DRIVE_KM))
      .map(({ id }) => id),
  )
  const there = new Map<string, number>()
  for (const { depotId, itemCode, quantity, floor } of offers)
    if (within.has(depotId)) there.set(itemCode, (there.get(itemCode) ?? 0) + quantity - floor)
  const weights = struck.map((counties) =>
    counties.map((county, rank) => Math.sqrt(county.population) * (1 - (0.8 * rank) / counties.length)),
  )
  const total = weights.flat().reduce((sum, weight) => sum + weight, 0)
  return kinds.flatMap(({ item }, kindIndex) => {
    const wanted = need * drawBetween(0.5, 1.5, kindIndex, salt.need) * (there.get(item.code) ?? 0)
    const batch = draw(kindIndex, salt.batch) < FIRST_BATCH ? 'first' : 'rest'
    return struck.flatMap((counties, disaster) =>
      counties.map((county, rank): AllocationNeed => {
        const share = ((weights[disaster]?.[rank] ?? 0) / total) * drawBetween(0.6, 1.4, kindIndex, rank, salt.county)
        return { areaCode: county.code, itemCode: item.code, batch, quantity: Math.max(1, Math.round(wanted * share)) }
      }),
    )
  })
}

const deadline = ({ code }: County): DeliveryDeadline => ({
  areaCode: code,
  insideProvinceDueAt: addHours(NOW, DELIVERY_HOURS),
  outsideProvinceDueAt: addHours(NOW, DELIVERY_HOURS),
})

/** A depot as the planner knows it, without what its stock was sized on. */
function loadingPlace({ peopleServed: _people, central: _central, ...depot }: SeedDepot): Depot {
  return depot
}
