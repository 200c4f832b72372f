import { HOUR_MS, SECOND_MS } from '../time/instant'
import { dockWeight } from './cover-kind'
import type { DockProblem, DockTables } from './docks/dock-tables'
import type { Kind } from './kinds'
import { dueHours, GROUPS, wayCost } from './network'
import type { Network } from './network'
import { missedCost } from './objective-weights'

/** Sums of hours may differ in their last digits: this much of a step is no step. */
const PART_OF_STEP = 1e-8

/**
 * What the docks of all places limit: what is loaded within a way's slack comes in time, all else a step late for every
 * step that it waits longer. A fair share in time is given up only where the docks leave no other way.
 */
export function dockTables(network: Network): DockTables {
  const { lines, columns, cost: known, destinations, loadingKgPerHour, loadingFromHours, weights } = network
  const { rules } = network.input
  const count = destinations.length
  const [step, missed] = [rules.lateness.hours, missedCost(rules, weights)]
  const cost = new Float64Array(known.length).fill(-1)
  const slackHours = new Float64Array(known.length).fill(-1)
  const leastLate = new Uint16Array(known.length)
  lines.forEach((line, index) => {
    const from = loadingFromHours[line.place] ?? 0
    for (let to = 0; to < count; to++) {
      const base = index * columns + to
      // in the column of what comes late every way has a cost that is allowed at all
      if ((known[base + count] ?? -1) < 0) continue
      const due = dueSecond(network, line.place, to)
      const slack = due - (network.ways.travelHours[line.place * count + to] ?? 0) - from
      const late = Math.ceil((Math.max(0, line.readyHours - from) - slack) / step - PART_OF_STEP)
      const least = Math.min(weights.most.lateness, Math.max(0, late))
      const soonest = wayCost(network, line, to, -Infinity) + least * weights.weight.lateness
      for (let group = 0; group < GROUPS; group++) {
        const cell = base + group * count
        // what is loaded by no hour at all can't be due before the first, nor by a last digit
        slackHours[cell] = Math.max(slack, -least * step)
        leastLate[cell] = least
        cost[cell] = soonest + (group % 2 === 0 && least > 0 ? missed : 0)
      }
    }
  })
  return {
    ...{ columns, cost, slackHours, leastLate },
    lateness: { hours: step, cost: weights.weight.lateness, most: weights.most.lateness },
    missed: Float64Array.from({ length: columns }, (_, at) => (Math.floor(at / count) % 2 === 0 ? missed : 0)),
    place: Int32Array.from(lines, ({ place }) => place),
    loadingKgPerHour,
  }
}

/** Hours from now until the last whole second in which goods come in time: arrivals are told in whole seconds. */
function dueSecond(network: Network, place: number, destination: number): number {
  const dueMs = Math.round(network.nowMs + dueHours(network, place, destination) * HOUR_MS)
  return (Math.floor(dueMs / SECOND_MS) * SECOND_MS - network.nowMs) / HOUR_MS
}

/** The docks with what every kind asks of them at its fair targets. */
export function dockProblem(
  network: Network,
  kinds: readonly { readonly kind: Kind; readonly targets: Int32Array }[],
): DockProblem {
  return {
    tables: dockTables(network),
    kinds: kinds.map(({ kind, targets }) => ({
      problem: { supply: kind.supply, line: kind.line, demand: targets, weight: dockWeight(kind) },
      packKg: kind.packKg,
    })),
  }
}
