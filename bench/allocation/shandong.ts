import type { SeedDepot } from '../../database/seed/depots'
import { referenceNetwork } from '../../database/seed/seed'
import type { DemandEstimate, DemandLine } from '../../domain/demand/estimate'
import type { ReferenceArea } from '../../database/seed/reference-files'
import { greatCircleKm } from '../../domain/geography/great-circle'
import type { Depot } from '../../domain/supply/stock'
import { draw, drawBetween } from './draw'
import type { BenchKind } from './kinds'
import { benchKinds } from './kinds'
import { NOW } from './nation'

/** The figures of Shandong's plan: what a real province keeps on record. */
const KINDS = 3_924
const DEPOTS = 1_347
const PRODUCERS = 472
const STRUCK = 20
const ASKED = 300

/** Flood in the south-west, where the Yellow River comes in. */
const HEZE = { longitude: 115.48, latitude: 35.23 }
const PROVINCE = '37'
/** What is asked for lies in most depots; what is rare in the larger ones only. */
const HELD = { asked: 0.6, rareInTownship: 0.1 }
const FLOOR = 0.4
const DISPLACED = { most: 0.04, least: 0.008 }
const FIRST_BATCH = 0.4
const salt = { held: 21, stock: 22, need: 23, county: 24, batch: 25, place: 26 }

export type ShandongStock = {
  readonly depotId: string
  readonly itemCode: string
  readonly onHand: number
  readonly floor: number
}
export type ShandongProducer = { readonly depot: Depot; readonly itemCode: string; readonly dailyOutput: number }
export type Shandong = {
  readonly areas: readonly ReferenceArea[]
  readonly kinds: readonly BenchKind[]
  readonly depots: readonly SeedDepot[]
  readonly producers: readonly ShandongProducer[]
  readonly struck: readonly ReferenceArea[]
  readonly estimate: DemandEstimate
  stock(): Generator<ShandongStock>
}

/** A province of real places with made-up goods, equal on every machine. */
export function shandong(): Shandong {
  const { areas, depots: all } = referenceNetwork()
  const kinds = benchKinds(KINDS, ASKED)
  const counties = areas.filter(
    ({ code, level, population }) => code.startsWith(PROVINCE) && level === 'county' && population > 0,
  )
  const own = all.filter(({ areaCode, level }) => areaCode.startsWith(PROVINCE) && level !== 'central')
  const depots = [...own, ...townships(counties, DEPOTS - own.length)]
  const struck = [...counties]
    .sort((a, b) => greatCircleKm(a.point, HEZE) - greatCircleKm(b.point, HEZE) || (a.code < b.code ? -1 : 1))
    .slice(0, STRUCK)
  return {
    ...{ areas, kinds, depots, struck, producers: producers(counties, kinds), estimate: estimate(struck, kinds) },
    stock: () => stockOf(depots, kinds),
  }
}

function townships(counties: readonly ReferenceArea[], count: number): SeedDepot[] {
  return Array.from({ length: count }, (_, index) => ({
    ...placeNear(counties, index),
    ...{ id: `bench-township-${index}`, nameZh: `测试乡镇储备点${index}`, nameEn: `Bench township depot ${index}` },
    ...{ level: 'township' as const, docks: 1, porters: 3, peopleServed: 500, central: null },
  }))
}

function producers(counties: readonly ReferenceArea[], kinds: readonly BenchKind[]): ShandongProducer[] {
  return Array.from({ length: PRODUCERS }, (_, index) => {
    const kind = kinds[index % KINDS]
    const names = { nameZh: `测试企业${index}`, nameEn: `Bench producer ${index}` }
    return {
      depot: {
        id: `bench-firm-${index}`,
        ...names,
        ...placeNear(counties, index, 1),
        level: 'prefecture',
        docks: 3,
        porters: 12,
      },
      itemCode: kind?.item.code ?? '',
      // a day's output is what 20 000 people call for
      dailyOutput: Math.max(1, Math.round(20 * (kind?.per1000 ?? 1))),
    }
  })
}

/** Within some 20 km of the point of a county, one after another. */
function placeNear(counties: readonly ReferenceArea[], index: number, turn = 0): Pick<Depot, 'areaCode' | 'point'> {
  const county = counties[index % counties.length]
  if (county === undefined) throw new Error('a province without counties')
  const off = (axis: number) => drawBetween(-0.2, 0.2, index, turn, axis, salt.place)
  const { longitude, latitude } = county.point
  return { areaCode: county.code, point: { longitude: longitude + off(1), latitude: latitude + off(2) } }
}

function* stockOf(depots: readonly SeedDepot[], kinds: readonly BenchKind[]): Generator<ShandongStock> {
  for (const [depotIndex, { id: depotId, level, peopleServed }] of depots.entries()) {
    for (const [kindIndex, { item, per1000 }] of kinds.entries()) {
      const held = kindIndex >= ASKED && level === 'township' ? HELD.rareInTownship : HELD.asked
      if (draw(depotIndex, kindIndex, salt.held) >= held) continue
      const wanted = (peopleServed / 1_000) * per1000 * drawBetween(0.5, 1.5, depotIndex, kindIndex, salt.stock)
      const onHand = Math.max(1, Math.round(wanted / item.packSize)) * item.packSize
      yield { depotId, itemCode: item.code, onHand, floor: Math.floor(onHand * FLOOR) }
    }
  }
}

function estimate(struck: readonly ReferenceArea[], kinds: readonly BenchKind[]): DemandEstimate {
  const displaced = struck.map(
    ({ population }, rank) => population * (DISPLACED.most - ((DISPLACED.most - DISPLACED.least) * rank) / STRUCK),
  )
  const band = (expected: number) => ({ low: expected, expected, high: expected })
  const lines = kinds.slice(0, ASKED).flatMap(({ item, per1000 }, kindIndex) =>
    struck.map(({ code }, rank): DemandLine => {
      const asked = drawBetween(0.5, 1.5, kindIndex, salt.need) * drawBetween(0.6, 1.4, kindIndex, rank, salt.county)
      const need = Math.max(1, Math.round(((displaced[rank] ?? 0) / 1_000) * per1000 * asked))
      const lifeSaving = draw(kindIndex, salt.batch) < FIRST_BATCH
      return {
        areaCode: code,
        itemCode: item.code,
        need: band(need),
        firstBatch: lifeSaving ? need : 0,
        lifeSaving,
        rules: [],
      }
    }),
  )
  const impacts = struck.map(({ code, population }, rank) => ({
    ...{
      areaCode: code,
      affected: band(Math.round(population / 5)),
      displaced: band(Math.round(displaced[rank] ?? 0)),
    },
    ...{ intensity: null, rescuers: 0 },
  }))
  return { version: 1, asOf: NOW, source: { kind: 'alert', id: 'bench' }, edition: 'bench', impacts, lines }
}
