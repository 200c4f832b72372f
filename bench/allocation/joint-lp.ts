import { Worker } from 'node:worker_threads'
import { join } from 'node:path'
import type { TransportProblem } from '../../domain/flow/transport-problem'
import { arcCost } from '../../domain/flow/transport-problem'

/** A linear programme as HiGHS takes it: columns with rising row numbers, rows with bounds, all values 1. */
export type JointLp = {
  readonly columns: number
  readonly rows: number
  readonly cost: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly starts: Int32Array
  readonly indices: Int32Array
}

/** All kinds in one programme at fixed coverage: each column gets its demand in full, no row sends more than it has. */
export function jointLp(problems: readonly TransportProblem[]): JointLp {
  const columns = problems.reduce((sum, problem) => sum + countArcs(problem), 0)
  const rows = problems.reduce((sum, { supply, demand }) => sum + supply.length + demand.length, 0)
  const lp: JointLp = {
    ...{ columns, rows, cost: new Float64Array(columns), starts: new Int32Array(columns + 1) },
    ...{ rowLower: new Float64Array(rows), rowUpper: new Float64Array(rows), indices: new Int32Array(2 * columns) },
  }
  let [firstRow, column] = [0, 0]
  for (const problem of problems) {
    const { supply, demand } = problem
    const firstDemand = firstRow + supply.length
    lp.rowUpper.set(supply, firstRow)
    lp.rowLower.set(demand, firstDemand)
    lp.rowUpper.set(demand, firstDemand)
    forEachArc(problem, (from, to, cost) => {
      lp.cost[column] = cost
      lp.indices[2 * column] = firstRow + from
      lp.indices[2 * column + 1] = firstDemand + to
      column += 1
      lp.starts[column] = 2 * column
    })
    firstRow = firstDemand + demand.length
  }
  return lp
}

/** Arcs between a row that has something and a column that is owed something. */
function forEachArc(problem: TransportProblem, visit: (row: number, column: number, cost: number) => void): void {
  problem.supply.forEach((packs, row) => {
    if (packs <= 0) return
    problem.demand.forEach((owed, column) => {
      const cost = owed > 0 ? arcCost(problem, row, column) : -1
      if (cost >= 0) visit(row, column, cost)
    })
  })
}

function countArcs(problem: TransportProblem): number {
  let arcs = 0
  forEachArc(problem, () => (arcs += 1))
  return arcs
}

export type LpAnswer = { readonly status: string; readonly objective: number; readonly seconds: number }

/** One call of HiGHS's interior point in a thread of its own, which is ended when it overruns: then `undefined`. */
export async function solveJointly(lp: JointLp, limitSeconds: number): Promise<LpAnswer | undefined> {
  const worker = new Worker(join(__dirname, 'joint-lp-worker.cjs'), { workerData: { lp, limitSeconds } })
  const answer = new Promise<LpAnswer>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  let timer: NodeJS.Timeout | undefined
  const overrun = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitSeconds * 1_000)
  })
  try {
    return await Promise.race([answer, overrun])
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
