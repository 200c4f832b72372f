import { arrivesLate } from './arrival'
import { isAbout } from './bans'
import type { Kind } from './kinds'
import { withWishes } from './model'
import type { AllocationInput, PlanWish } from './plan'
import { openPlan } from './plan-allocation'
import { completePlan } from './plan-state'
import type { PlanState } from './plan-state'
import type { Shipment } from './shipment'
import { solveKindsAgain } from './solve-kinds'

/**
 * The plan under these wishes (all of them, not only the new ones). Only the kinds that the change touches are solved
 * again, from their last basis; loads of all others, and what goes in time of these, stay as they are as far as they may.
 * Another order of objectives makes everything anew. The state given stays as it is: any number of plans may go on from it.
 */
export function planAgain(state: PlanState, wishes: readonly PlanWish[]): PlanState {
  const input = { ...state.input, wishes }
  const changed = wishesChanged(state.input.wishes, wishes)
  if (changed.some(({ kind }) => kind === 'objectives')) return openPlan(input)
  const codes = touchedKinds(state, changed)
  const model = withWishes(state.model, input, codes)
  const solved = solveKindsAgain(model.network, model.kinds, state.solved, codes)
  const shipments = state.shipments.filter((each) => !codes.has(each.kind.itemCode))
  const some = solved.filter(({ kind }) => codes.has(kind.itemCode))
  const kept = some.flatMap(({ kind, cover }) => stillGood(state, kind, cover.targets))
  const proofs = new Map([...state.proofs].filter(([code]) => !codes.has(code)))
  return completePlan(input, model, solved, state.docked, {
    shipments: [...shipments, ...kept],
    proofs,
    lines: state.lines,
  })
}

function wishesChanged(before: readonly PlanWish[], after: readonly PlanWish[]): PlanWish[] {
  const [was, is] = [before, after].map((wishes) => new Set(wishes.map((wish) => JSON.stringify(wish))))
  return [
    ...before.filter((wish) => !is?.has(JSON.stringify(wish))),
    ...after.filter((wish) => !was?.has(JSON.stringify(wish))),
  ]
}

/** Kinds whose offers or pins the wishes are about, and those that these stand in for or are stood in for by. */
function touchedKinds({ input, model }: PlanState, wishes: readonly PlanWish[]): ReadonlySet<string> {
  const codes = new Set<string>()
  for (const wish of wishes) for (const code of codesOf(input, wish)) codes.add(code)
  for (let size = -1; size !== codes.size;) {
    size = codes.size
    for (const { itemCode, rows } of model.kinds) {
      const others = new Set(rows.flatMap(({ takesFrom }) => takesFrom.map((from) => from.itemCode)))
      if (![itemCode, ...others].some((code) => codes.has(code))) continue
      if (others.size === 0 && !codes.has(itemCode)) continue
      for (const code of [itemCode, ...others]) codes.add(code)
    }
  }
  return codes
}

function codesOf({ offers }: AllocationInput, wish: PlanWish): string[] {
  switch (wish.kind) {
    case 'pin':
      return [wish.itemCode]
    case 'lift-floor':
      if (wish.itemCode !== null) return [wish.itemCode]
      return offers.filter(({ depotId }) => depotId === wish.depotId).map(({ itemCode }) => itemCode)
    case 'forbid-source':
    case 'allow-source':
      return offers.filter((offer) => isAbout(wish, offer)).map(({ itemCode }) => itemCode)
    case 'objectives':
      return []
  }
}

/** What goes in time of a kind that is solved again, as far as its row still has it and its county still gets it. */
function stillGood({ shipments, model }: PlanState, kind: Kind, targets: Int32Array): Shipment[] {
  const count = model.network.destinations.length
  const supply = kind.supply.slice()
  const left = targets.slice()
  return shipments.flatMap((shipment): Shipment[] => {
    const { row, destination, batch, asked } = shipment
    if (shipment.kind.itemCode !== kind.itemCode || asked === 'pinned' || arrivesLate(model.network, shipment))
      return []
    const column = (batch === 'first' ? 0 : 2 * count) + destination
    const packs = Math.min(shipment.packs, supply[row] ?? 0, left[column] ?? 0)
    if (packs <= 0) return []
    supply[row] = (supply[row] ?? 0) - packs
    left[column] = (left[column] ?? 0) - packs
    return [{ ...shipment, kind, packs }]
  })
}
