import { digitsInCommon, provinceOf } from '../geography/area'
import type { County } from '../geography/area'
import type { SourceTier } from '../policy/allocation-rules'
import type { SourceKind } from '../supply/offer'
import type { Depot } from '../supply/stock'
import { epochMs, HOUR_MS } from '../time/instant'
import { costOf, weightsOf } from './objective-weights'
import type { Weights } from './objective-weights'
import type { AllocationInput, DeliveryDeadline, Substitute } from './plan'
import { orderOf, tiersFrom } from './source-order'
import { depotTerrains, loadingKgPerHour, roadDistanceKm, terrainAt, travelHours } from './travel'

/** A county that something is needed in; of two incidents in one county there are two. */
export type Destination = {
  readonly county: County
  readonly incidentId: string | null
  readonly deadline: DeliveryDeadline
  /** Hours from now until goods are due, by whether the source lies inside the county's province. */
  readonly insideHours: number
  readonly outsideHours: number
}

/** Offers of one loading place that cost the same on every way: rows of all kinds share its costs. */
export type SourceLine = {
  readonly place: number
  readonly readyHours: number
  readonly source: SourceKind
  readonly costStep: number
  /** Set where the goods stand in for others: last of their tier, and only where the climate allows. */
  readonly standsIn: Substitute | 'kit' | null
}

/** A way by place × destination: index place × destinations + destination. */
export type Ways = {
  readonly distanceKm: Float64Array
  readonly travelHours: Float64Array
  readonly tier: readonly SourceTier[]
  readonly isInside: Uint8Array
}

/** Columns: first batch in time, its late remainder, the rest in time, its late remainder; each for all destinations. */
export const GROUPS = 4

export type Network = {
  readonly input: AllocationInput
  /** Loading places in the order of their ids. */
  readonly places: readonly Depot[]
  readonly placeOf: ReadonlyMap<string, number>
  readonly loadingKgPerHour: Float64Array
  readonly startHours: number
  readonly nowMs: number
  readonly destinations: readonly Destination[]
  readonly ways: Ways
  readonly lines: readonly SourceLine[]
  /** Per place the hours from now at which it begins to load: the start, or when the first of its goods are ready. */
  readonly loadingFromHours: Float64Array
  readonly weights: Weights
  readonly columns: number
  /** lines × columns; negative = no arc. */
  readonly cost: Float64Array
}

/** Instants are rounded up to whole seconds later; a second of slack keeps "in time" true after rounding. */
export const ROUNDING_HOURS = 1 / 3600

export type Places = Pick<
  Network,
  'places' | 'placeOf' | 'loadingKgPerHour' | 'startHours' | 'nowMs' | 'destinations' | 'ways'
>

const placesOf = new WeakMap<AllocationInput, Places>()

/** Where goods can be loaded, where they are needed, and the ways between; reckoned once for all who read an input. */
export function openPlaces(input: AllocationInput): Places {
  const known = placesOf.get(input)
  if (known !== undefined) return known
  const opened = placesAndWays(input)
  placesOf.set(input, opened)
  return opened
}

function placesAndWays(input: AllocationInput): Places {
  const places = [...input.depots].sort((a, b) => (a.id < b.id ? -1 : 1))
  const destinations = destinationsOf(input)
  return {
    places,
    placeOf: new Map(places.map((depot, index) => [depot.id, index])),
    loadingKgPerHour: Float64Array.from(places, (depot) => loadingKgPerHour(depot, input.travel)),
    startHours: input.travel.startMinutes / 60,
    nowMs: epochMs(input.now),
    destinations,
    ways: waysOf(input, places, destinations),
  }
}

/** The whole network with its cost table, once all lines are known. */
export function openNetwork(input: AllocationInput, places: Places, lines: readonly SourceLine[]): Network {
  const weights = weightsOf(input.rules, orderWished(input))
  const columns = GROUPS * places.destinations.length
  const cost = new Float64Array(lines.length * columns)
  const network = { input, ...places, lines, loadingFromHours: loadingFrom(places, lines), weights, columns, cost }
  fillCosts(network)
  return network
}

function loadingFrom({ places, startHours }: Places, lines: readonly SourceLine[]): Float64Array {
  const from = new Float64Array(places.length).fill(Infinity)
  for (const { place, readyHours } of lines) from[place] = Math.min(from[place] ?? 0, readyHours)
  return from.map((hours) => (hours === Infinity ? startHours : Math.max(startHours, hours)))
}

function orderWished({ rules, wishes }: AllocationInput) {
  return wishes.reduce((order, wish) => (wish.kind === 'objectives' ? wish.order : order), rules.objectives)
}

export const destinationKey = (areaCode: string, incidentId: string | null | undefined): string =>
  `${areaCode}|${incidentId ?? ''}`

function destinationsOf(input: AllocationInput): Destination[] {
  const counties = new Map(input.counties.map((county) => [county.code, county]))
  const hoursUntil = (instant: string): number => (epochMs(instant) - epochMs(input.now)) / HOUR_MS
  const named = new Map(input.needs.map((need) => [destinationKey(need.areaCode, need.incidentId), need]))
  return [...named.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { areaCode, incidentId = null }]) => {
      const county = counties.get(areaCode)
      const deadline = deadlineOf(input.deadlines, areaCode, incidentId)
      if (!county || !deadline) throw new RangeError(`allocation: county ${areaCode} has no place or no deadline`)
      const insideHours = hoursUntil(deadline.insideProvinceDueAt)
      return { county, incidentId, deadline, insideHours, outsideHours: hoursUntil(deadline.outsideProvinceDueAt) }
    })
}

function deadlineOf(deadlines: readonly DeliveryDeadline[], areaCode: string, incidentId: string | null) {
  const ofArea = deadlines.filter((each) => each.areaCode === areaCode)
  return ofArea.find((each) => (each.incidentId ?? null) === incidentId) ?? ofArea[0]
}

function waysOf(input: AllocationInput, places: readonly Depot[], destinations: readonly Destination[]): Ways {
  const { travel, pacts } = input
  const terrains = depotTerrains(places, input.counties, travel)
  const size = places.length * destinations.length
  const tier: SourceTier[] = new Array(size)
  const ways = {
    distanceKm: new Float64Array(size),
    travelHours: new Float64Array(size),
    tier,
    isInside: new Uint8Array(size),
  }
  for (const [destination, { county }] of destinations.entries()) {
    const terrain = terrainAt(county.altitudeM, travel)
    const province = digitsInCommon(provinceOf(county.code))
    const tierOf = tiersFrom(county.code, pacts)
    for (const [place, depot] of places.entries()) {
      const from = terrains[place] ?? 'plain'
      const way = place * destinations.length + destination
      const km = roadDistanceKm(depot.point, from, county.point, terrain, travel)
      ways.distanceKm[way] = km
      ways.travelHours[way] = travelHours(km, from, terrain, travel)
      ways.tier[way] = tierOf(depot)
      ways.isInside[way] = depot.areaCode.startsWith(province) ? 1 : 0
    }
  }
  return ways
}

/** Hours from now at which goods that are loaded at once would be there, however few; behind no other load. */
export function soonestHours(
  network: Places,
  line: Pick<SourceLine, 'place' | 'readyHours'>,
  destination: number,
): number {
  const way = line.place * network.destinations.length + destination
  return Math.max(network.startHours, line.readyHours) + (network.ways.travelHours[way] ?? 0) + ROUNDING_HOURS
}

export function dueHours({ destinations, ways }: Places, place: number, destination: number): number {
  const { insideHours = 0, outsideHours = 0 } = destinations[destination] ?? {}
  return ways.isInside[place * destinations.length + destination] ? insideHours : outsideHours
}

function fillCosts(network: Network): void {
  const { lines, destinations, columns, cost } = network
  const count = destinations.length
  lines.forEach((line, index) => {
    for (let destination = 0; destination < count; destination++) {
      const base = index * columns + destination
      const arrives = soonestHours(network, line, destination)
      const price = isAllowed(network, line, destination) ? wayCost(network, line, destination, arrives) : -1
      const inTime = arrives < dueHours(network, line.place, destination)
      for (let group = 0; group < GROUPS; group++) cost[base + group * count] = group % 2 === 1 || inTime ? price : -1
    }
  })
}

/** What a pack costs from a line to a destination: docks aside, or when it is known to arrive after so many hours. */
export function wayCost(network: Network, line: SourceLine, destination: number, arrivesInHours?: number): number {
  const { rules } = network.input
  const way = line.place * network.destinations.length + destination
  const arrives = arrivesInHours ?? soonestHours(network, line, destination)
  const hoursLate = arrives - dueHours(network, line.place, destination)
  const tier = network.ways.tier[way] ?? 'other-province'
  return costOf(
    {
      lateness: Math.max(0, Math.ceil(hoursLate / rules.lateness.hours)),
      'source-order': line.standsIn ? orderOf(tier, null, rules) : orderOf(tier, line.source, rules),
      distance: Math.floor((network.ways.distanceKm[way] ?? 0) / rules.distance.km),
      'unit-cost': line.costStep,
    },
    network.weights,
  )
}

function isAllowed({ input, destinations }: Network, { standsIn }: SourceLine, destination: number): boolean {
  if (standsIn === null || standsIn === 'kit') return true
  const temperature = input.temperatures?.[destinations[destination]?.county.code ?? '']
  const { minTemperatureC, maxTemperatureC } = standsIn
  if (minTemperatureC === null && maxTemperatureC === null) return true
  if (temperature === undefined) return false
  return temperature >= (minTemperatureC ?? -Infinity) && temperature <= (maxTemperatureC ?? Infinity)
}
