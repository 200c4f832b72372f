import type { Arc } from './loads/arcs'
import { onePackHours, readinessOf } from './goods-left'
import type { GoodsBook, GoodsOfKind, PlaceGoods } from './goods-left'
import type { Kind } from './kinds'
import { dueHours } from './network'
import type { Network } from './network'
import type { PassedOver, PassedOverReason } from './plan'

/** Of these lesser kinds of reasons no more than so many are named. */
const NAMED_WITHOUT_STOCK = 2
const NAMED_NEARER = 2

/** How many ways after the chosen one are looked at: who comes later than that explains nothing. */
const LOOKED_AFTER = 200

/** How many ways without the goods are walked past before the search ends. */
const LOOKED_BEFORE = 4000

/** The ways to a destination in the order asked, and the goods there are of the kind. */
export type Asking = {
  readonly network: Network
  readonly kind: Kind
  readonly destination: number
  readonly ways: readonly Arc[]
  /** Place of the chosen way among them, −1 if nothing is chosen. */
  readonly chosenAt: number
  readonly goods: GoodsOfKind
  readonly book: GoodsBook
  readonly late: boolean
  /** How many to name. */
  readonly named: number
}

type Judged = { readonly arc: Arc; readonly reason: PassedOverReason; readonly goods: PlaceGoods | undefined }

/** Why not the others, and whether one of them could have sent goods too (in time, where the chosen one does). */
export type Others = { readonly passedOver: readonly PassedOver[]; readonly isSkipping: boolean }

/**
 * Ways before the chosen one in the order asked (goods that may not or can't come first, those without any last), nearer
 * ones that come later in the order, and the next one farther. The most telling, as many as the rules name.
 */
export function othersThan(asking: Asking): Others {
  const { named } = asking
  const chosen = asking.ways[asking.chosenAt] ?? null
  // where only one is named, those after the chosen one count only if there is none before it
  const only = named > 1 ? null : othersBefore(asking, chosen, 1)
  const after = chosen === null || (only && only.judged.length > 0) ? [] : othersAfter(asking, chosen)
  const before = only ?? othersBefore(asking, chosen, Math.max(1, named - after.length))
  return {
    passedOver: [...before.judged, ...after].slice(0, named).map((each) => name(asking, each)),
    isSkipping: before.isSkipping,
  }
}

function othersBefore(asking: Asking, chosen: Arc | null, room: number) {
  const withGoods: Judged[] = []
  const without: Judged[] = []
  const seen = new Set<number>()
  let isSkipping = false
  for (let step = 0; step < asking.ways.length && step <= LOOKED_BEFORE; step++) {
    const arc = asking.ways[step]
    if (!arc || arc === chosen || withGoods.length === room) break
    // a place comes again where its goods are ready at other times
    if (arc.place === chosen?.place || seen.has(arc.place)) continue
    seen.add(arc.place)
    const goods = asking.goods[arc.place]
    const reason = whyNot(asking, arc, goods)
    isSkipping ||= reason === 'small-load' || (asking.late && (reason === 'too-late' || reason === 'docks-full'))
    if (reason !== 'no-stock') withGoods.push({ arc, reason, goods })
    else if (without.length < NAMED_WITHOUT_STOCK) without.push({ arc, reason, goods })
  }
  return { judged: [...withGoods, ...without].slice(0, room), isSkipping }
}

/** Of the ways after the chosen one: nearer ones that a later place in the order holds back, and the next one farther. */
function othersAfter({ ways, goods, chosenAt }: Asking, chosen: Arc): Judged[] {
  const nearer: Judged[] = []
  let farther: Judged | null = null
  for (let at = chosenAt + 1; at < Math.min(ways.length, chosenAt + 1 + LOOKED_AFTER); at++) {
    const arc = ways[at]
    const there = arc && goods[arc.place]
    if (!arc || !there || there.left <= 0 || arc.place === chosen.place) continue
    if (arc.distanceKm >= chosen.distanceKm) farther ??= { arc, reason: 'farther', goods: there }
    else if (arc.rank > chosen.rank && nearer.length < NAMED_NEARER) {
      nearer.push({ arc, reason: arc.tier === chosen.tier ? 'source-order' : 'level-order', goods: there })
    }
    if (farther && nearer.length === NAMED_NEARER) break
  }
  return farther ? [...nearer, farther] : nearer
}

function whyNot(
  { network, kind, destination, book }: Asking,
  arc: Arc,
  goods: PlaceGoods | undefined,
): PassedOverReason {
  if (goods === undefined || goods.units <= 0) {
    return book.reservedAt(kind.itemCode, arc.place) > 0 ? 'other-incident' : 'no-stock'
  }
  if (goods.packs <= 0) return goods.forbidden > 0 ? 'forbidden' : 'reserve-floor'
  const own = network.destinations[destination]?.incidentId ?? null
  if (goods.left <= 0) return goods.incidents.has(own) ? 'used-up' : 'other-incident'
  const readiness = readinessOf(network, kind, goods.row, destination, book.freeAt[arc.place] ?? 0)
  return readiness === 'in-time' ? 'small-load' : readiness
}

function name(asking: Asking, judged: Judged): PassedOver {
  const depotId = asking.network.places[judged.arc.place]?.id ?? ''
  return { depotId, reason: judged.reason, values: valuesOf(asking, judged) }
}

function valuesOf(asking: Asking, { arc, reason, goods }: Judged): Readonly<Record<string, string | number>> {
  const { network, kind, destination } = asking
  const distanceKm = Math.round(arc.distanceKm)
  switch (reason) {
    case 'reserve-floor':
      return { distanceKm, available: goods?.units ?? 0, floor: goods?.floor ?? 0 }
    case 'used-up':
    case 'other-incident':
      return { distanceKm, available: goods?.units ?? asking.book.reservedAt(kind.itemCode, arc.place) }
    case 'small-load':
      return { distanceKm, quantity: (goods?.left ?? 0) * kind.packSize }
    case 'too-late':
    case 'docks-full': {
      const free = reason === 'docks-full' || asking.late ? (asking.book.freeAt[arc.place] ?? 0) : 0
      const arrives = onePackHours(network, kind, goods?.row ?? 0, destination, free)
      const dueInHours = oneDecimal(dueHours(network, arc.place, destination))
      return { distanceKm, arrivesInHours: oneDecimal(arrives), dueInHours }
    }
    case 'level-order':
      return { distanceKm, tier: arc.tier }
    default:
      return { distanceKm }
  }
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
