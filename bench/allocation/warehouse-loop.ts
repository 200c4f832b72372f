import type { AllocationInput, AllocationNeed } from '../../domain/allocation/plan'
import { depotTerrains, loadingKgPerHour, roadDistanceKm, terrainAt, travelHours } from '../../domain/allocation/travel'
import { greatCircleKm } from '../../domain/geography/great-circle'
import { isWithin, provinceOf } from '../../domain/geography/area'
import type { SupplyOffer } from '../../domain/supply/offer'
import { epochMs, HOUR_MS } from '../../domain/time/instant'

export type Coverage = {
  /** Shares of need that are there in time: of the need that is worst off, and of all units. */
  readonly worst: number
  readonly mean: number
}

type Place = { readonly kmTo: number; readonly travelHours: number; readonly insideProvince: boolean }

/**
 * What others do: the requests one after another as they arrive, county by county, each from the nearest warehouse that
 * has some, then the next. It keeps the floors; a depot loads its orders as they come; what arrives too late does not count.
 */
export function loopOverWarehouses(input: AllocationInput): Coverage {
  const places = travelTable(input)
  const docks = new Docks(input)
  const left = new Map<SupplyOffer, number>(input.offers.map((offer) => [offer, offer.quantity - offer.floor]))
  const offersOf = new Map<string, SupplyOffer[]>()
  for (const offer of input.offers) {
    const known = offersOf.get(offer.itemCode)
    if (known) known.push(offer)
    else offersOf.set(offer.itemCode, [offer])
  }
  const covered = byCounty(input.needs).map((need) => {
    const place = ({ depotId }: SupplyOffer) => places(depotId, need.areaCode)
    const nearestFirst = [...(offersOf.get(need.itemCode) ?? [])].sort((a, b) => place(a).kmTo - place(b).kmTo)
    let [wanted, inTime] = [need.quantity, 0]
    for (const offer of nearestFirst) {
      if (wanted === 0) break
      const taken = Math.min(wanted, left.get(offer) ?? 0)
      left.set(offer, (left.get(offer) ?? 0) - taken)
      wanted -= taken
      const leavesInHours = taken > 0 ? docks.load(offer, taken) : 0
      if (leavesInHours + place(offer).travelHours <= dueInHours(input, need, place(offer))) inTime += taken
    }
    return { need: need.quantity, inTime }
  })
  return {
    worst: Math.min(...covered.map((each) => each.inTime / each.need)),
    mean: covered.reduce((sum, each) => sum + each.inTime, 0) / covered.reduce((sum, each) => sum + each.need, 0),
  }
}

const byCounty = (needs: readonly AllocationNeed[]): AllocationNeed[] =>
  [...needs].sort((a, b) => (a.areaCode < b.areaCode ? -1 : a.areaCode > b.areaCode ? 1 : 0))

function dueInHours({ now, deadlines }: AllocationInput, need: AllocationNeed, place: Place): number {
  const deadline = deadlines.find(({ areaCode }) => areaCode === need.areaCode)
  if (!deadline) throw new RangeError(`no deadline for ${need.areaCode}`)
  const dueAt = place.insideProvince ? deadline.insideProvinceDueAt : deadline.outsideProvinceDueAt
  return (epochMs(dueAt) - epochMs(now)) / HOUR_MS
}

/** Each depot loads one order after another, as quickly as its docks and porters can. */
class Docks {
  private readonly freeInHours = new Map<string, number>()
  private readonly kgPerHour: ReadonlyMap<string, number>
  private readonly massKg: ReadonlyMap<string, number>

  constructor(private readonly input: AllocationInput) {
    this.kgPerHour = new Map(input.depots.map((depot) => [depot.id, loadingKgPerHour(depot, input.travel)]))
    this.massKg = new Map(input.items.map(({ code, massG }) => [code, massG / 1000]))
  }

  /** Hours from now until so many units of an offer are loaded. */
  load({ depotId, itemCode, readyAt }: SupplyOffer, units: number): number {
    const { now, travel } = this.input
    const readyInHours = readyAt === null ? 0 : (epochMs(readyAt) - epochMs(now)) / HOUR_MS
    const begins = Math.max(travel.startMinutes / 60, readyInHours, this.freeInHours.get(depotId) ?? 0)
    const leaves = begins + (units * (this.massKg.get(itemCode) ?? 0)) / (this.kgPerHour.get(depotId) ?? 1)
    this.freeInHours.set(depotId, leaves)
    return leaves
  }
}

/** How far each loading place is from a county, and how long a lorry drives; worked out once for each pair. */
function travelTable({ depots, counties, travel }: AllocationInput): (depotId: string, areaCode: string) => Place {
  const terrains = depotTerrains(depots, counties, travel)
  const indexOf = new Map(depots.map((depot, index) => [depot.id, index]))
  const countyOf = new Map(counties.map((county) => [county.code, county]))
  const known = new Map<string, (Place | undefined)[]>()
  return (depotId, areaCode) => {
    const index = indexOf.get(depotId) ?? -1
    const row = known.get(areaCode) ?? []
    known.set(areaCode, row)
    const place = row[index]
    if (place) return place
    const [depot, county, from] = [depots[index], countyOf.get(areaCode), terrains[index]]
    if (!depot || !county || !from) throw new RangeError(`no way from ${depotId} to ${areaCode}`)
    const to = terrainAt(county.altitudeM, travel)
    const roadKm = roadDistanceKm(depot.point, from, county.point, to, travel)
    const made: Place = {
      kmTo: greatCircleKm(depot.point, county.point),
      travelHours: travelHours(roadKm, from, to, travel),
      insideProvince: isWithin(areaCode, provinceOf(depot.areaCode)),
    }
    row[index] = made
    return made
  }
}
