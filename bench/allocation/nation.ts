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
  /** Whether a quarter of the kinds is scarce: few depots hold some of them, a hundredth of what there is of others. */
  readonly short: boolean
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
const KINDS_HELD = { usual: 0.6, scarce: 0.06 }
const FLOOR = 0.4
/** A central depot keeps tents for those that it is sized on: 20 tents for 1 000 people. */
const PEOPLE_PER_TENT = 50
/** Share of a county's people that are displaced, the worst struck first and the last one (domain.md §7, red). */
const DISPLACED = { most: 0.04, least: 0.008 }
const SCARCE = { kinds: 0.25, stock: 1 / 10 }
/** Kinds of the life-saving first batch. */
const FIRST_BATCH = 0.4
const salt = { held: 1, stock: 2, need: 3, county: 4, batch: 5, scarce: 6 }

type KeptKind = BenchKind & { readonly kept: number }

export function syntheticNation(size: NationSize): Nation {
  const network = referenceNetwork()
  const counties: County[] = network.areas.filter((area) => area.level === 'county' && area.population > 0)
  const taken = new Set<AreaCode>()
  const struck = size.disasters.map((disaster) => nearest(counties, disaster, taken))
  const kinds = benchKinds(size.kinds).map((kind, index) => ({
    ...kind,
    kept: size.short && draw(index, salt.scarce) < SCARCE.kinds ? SCARCE.stock : 1,
  }))
  const own = ownDepots(
    network.depots,
    struck.flat().map((county) => county.code),
  )
  const offers = network.depots.flatMap((depot, index) => stockOf(depot, index, kinds, own.has(depot.id)))
  return {
    ...{ now: NOW, counties, depots: network.depots.map(loadingPlace), items: kinds.map(({ item }) => item), offers },
    needs: struck.flatMap((counties, disaster) => needsOf(counties, kinds, incident(disaster))),
    deadlines: struck.flatMap((counties, disaster) => counties.map((county) => deadline(county, incident(disaster)))),
    struck,
  }
}

const incident = (disaster: number): string => `incident-${disaster + 1}`

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

function stockOf(depot: SeedDepot, depotIndex: number, kinds: readonly KeptKind[], own: boolean): SupplyOffer[] {
  const people = depot.central ? depot.central.size * PEOPLE_PER_TENT : depot.peopleServed
  return kinds.flatMap(({ item, per1000, kept }, kindIndex): SupplyOffer[] => {
    if (draw(depotIndex, kindIndex, salt.held) >= (kept < 1 ? KINDS_HELD.scarce : KINDS_HELD.usual)) return []
    const wanted = (people / 1_000) * per1000 * kept * drawBetween(0.5, 1.5, depotIndex, kindIndex, salt.stock)
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

/** What the displaced call for, kind by kind more or less of it. */
function needsOf(struck: readonly County[], kinds: readonly BenchKind[], incidentId: string): AllocationNeed[] {
  const { most, least } = DISPLACED
  return kinds.flatMap(({ item, per1000 }, kindIndex) => {
    const batch = draw(kindIndex, salt.batch) < FIRST_BATCH ? 'first' : 'rest'
    const asked = drawBetween(0.5, 1.5, kindIndex, salt.need)
    return struck.map(({ code, population }, rank): AllocationNeed => {
      const displaced = population * (most - ((most - least) * rank) / struck.length)
      const wanted = (displaced / 1_000) * per1000 * asked * drawBetween(0.6, 1.4, kindIndex, rank, salt.county)
      return { areaCode: code, itemCode: item.code, batch, quantity: Math.max(1, Math.round(wanted)), incidentId }
    })
  })
}

const deadline = ({ code }: County, incidentId: string): DeliveryDeadline => ({
  ...{ areaCode: code, incidentId },
  insideProvinceDueAt: addHours(NOW, DELIVERY_HOURS),
  outsideProvinceDueAt: addHours(NOW, DELIVERY_HOURS),
})

/** A depot as the planner knows it, without what its stock was sized on. */
function loadingPlace({ peopleServed: _people, central: _central, ...depot }: SeedDepot): Depot {
  return depot
}
