import { openStage, problemOf } from '../../domain/allocation/cover-kind'
import { openKinds } from '../../domain/allocation/kinds'
import type { Kind } from '../../domain/allocation/kinds'
import type { Network } from '../../domain/allocation/network'
import { openNetwork, openPlaces } from '../../domain/allocation/network'
import type { AllocationInput } from '../../domain/allocation/plan'
import type { SolvedKind } from '../../domain/allocation/solve-kinds'
import { solveKinds } from '../../domain/allocation/solve-kinds'
import { checkCoverage } from '../../domain/flow/check-coverage'
import type { FlowTriples } from '../../domain/flow/check-least-cost'
import { checkLeastCost } from '../../domain/flow/check-least-cost'
import type { TransportProblem } from '../../domain/flow/transport-problem'

/** Every kind at its fairest coverage and then at least cost, docks aside: what one joint linear programme answers too. */
export type FreeOptimum = {
  readonly network: Network
  readonly solved: readonly SolvedKind[]
  readonly objective: number
  readonly seconds: number
}

export function solveFreely(input: AllocationInput): FreeOptimum {
  const startedMs = performance.now()
  const places = openPlaces(input)
  const { kinds, book } = openKinds(input, places)
  const network = openNetwork(input, places, book.lines)
  const solved = solveKinds(network, kinds)
  const objective = solved.reduce((sum, { solver }) => sum + Number(solver.objective), 0)
  return { network, solved, objective, seconds: (performance.now() - startedMs) / 1000 }
}

/** The problems at the coverage that was found. */
export const problemsOf = ({ network, solved }: FreeOptimum): TransportProblem[] =>
  solved.map(({ kind, cover }) => problemOf(network, kind, cover.targets))

/** Has the independent checks prove coverage and cost of every kind; throws at the first fault. Gives seconds. */
export function proveFreely(optimum: FreeOptimum): number {
  const startedMs = performance.now()
  for (const { kind, cover, solver } of optimum.solved) {
    proveCoverage(optimum.network, kind, cover)
    const fault = checkLeastCost(problemOf(optimum.network, kind, cover.targets), flowOf(solver), solver)
    if (fault) throw new Error(`kind ${kind.itemCode} is not of least cost: ${JSON.stringify(fault)}`)
  }
  return (performance.now() - startedMs) / 1000
}

/** Each stage against what the stages before it hold. */
function proveCoverage(network: Network, kind: Kind, cover: SolvedKind['cover']): void {
  const count = network.destinations.length
  const held = new Int32Array(cover.targets.length)
  for (const { group, levels } of cover.stages) {
    const stage = openStage(kind, held, group, count)
    if (stage === null) throw new Error(`kind ${kind.itemCode} asks for nothing in group ${group}`)
    const covered = stage.fixed.map((fixed, column) => (stage.open[column] ? (cover.targets[column] ?? 0) : fixed))
    const fault = checkCoverage(problemOf(network, kind, stage.demand), { covered, levels }, stage)
    if (fault) throw new Error(`kind ${kind.itemCode} could be covered more fairly: ${JSON.stringify(fault)}`)
    held.set(covered)
  }
}

function flowOf(solver: SolvedKind['solver']): FlowTriples {
  const [row, column, units]: number[][] = [[], [], []]
  solver.forEachFlow((from, to, packs) => {
    row?.push(from)
    column?.push(to)
    units?.push(packs)
  })
  return { row: Int32Array.from(row ?? []), column: Int32Array.from(column ?? []), units: Int32Array.from(units ?? []) }
}
