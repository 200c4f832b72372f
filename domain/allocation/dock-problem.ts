import { dockWeight } from './cover-kind'
import type { DockProblem, DockTables } from './docks/dock-tables'
import type { Kind } from './kinds'
import { dueHours, GROUPS, ROUNDING_HOURS, soonestHours, wayCost } from './network'
import type { Network } from './network'
import { missedCost } from './objective-weights'

/**
 * What the docks of all places limit: what is loaded within a way's slack comes in time, all else a step late at least.
 * A fair share in time is given up only where the docks leave no other way.
 */
export function dockTables(network: Network): DockTables {
  const { lines, columns, cost, destinations, loadingKgPerHour } = network
  const late = new Float64Array(cost.length).fill(-1)
  const slackHours = new Float64Array(cost.length).fill(-1)
  const step = network.input.rules.lateness.hours
  const missed = missedCost(network.input.rules, network.weights)
  lines.forEach((line, index) => {
    for (let to = 0; to < destinations.length; to++) {
      const base = index * columns + to
      // in the column of what comes late every way has a cost that is allowed at all
      if ((cost[base + destinations.length] ?? -1) < 0) continue
      const due = dueHours(network, line.place, to)
      const soonest = soonestHours(network, line, to)
      const lateCost = wayCost(network, line, to, Math.max(soonest, due + step))
      const travel = network.ways.travelHours[line.place * destinations.length + to] ?? 0
      for (let group = 0; group < GROUPS; group++) {
        const cell = base + group * destinations.length
        if (soonest < due) slackHours[cell] = Math.max(0, due - travel - ROUNDING_HOURS - network.startHours)
        if (group % 2 === 0) late[cell] = lateCost + missed
        else if (soonest < due) late[cell] = lateCost
      }
    }
  })
  return { columns, cost, late, slackHours, place: Int32Array.from(lines, ({ place }) => place), loadingKgPerHour }
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
