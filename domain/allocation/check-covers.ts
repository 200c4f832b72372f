import { checkCoverage } from '../flow/check-coverage'
import type { CoverageLevel } from '../flow/fair-coverage'
import type { CertifiedKind, CertifiedLevel, PlanCertificate } from './certificate'
import { fault } from './certificate-fault'
import type { CertificateFault } from './certificate-fault'
import { packsByColumn, packsOfLines } from './checked-packs'
import { openStage, problemOf } from './cover-kind'
import type { Kind } from './kinds'
import { GROUPS } from './network'
import type { Network } from './network'
import type { AllocationPlan } from './plan'

type Checked = { readonly network: Network; readonly kinds: readonly Kind[] }

/**
 * No plan covers a kind more fairly: group by group the cuts of the cover. The plan gives every county as much
 * of each kind in each batch as the fair cover, and the share that could come in time is the one claimed.
 */
export function checkCovers(
  model: Checked,
  plan: AllocationPlan,
  certificate: PlanCertificate,
): CertificateFault | null {
  const found = packsOfLines(model, plan).filter((line) => line !== null)
  let [needed, inTime] = [0, 0]
  for (const [at, kind] of model.kinds.entries()) {
    const certified = certificate.kinds[at]
    if (!certified) return fault('a cover of each kind', kind.itemCode)
    const covered = new Int32Array(model.network.columns)
    for (const [column, packs] of certified.covered) covered[column] = packs
    const lines = found.filter((line) => line.kind.itemCode === kind.itemCode)
    const wrong =
      checkStandIns(kind, certified) ??
      checkStages(model.network, kind, certified, covered) ??
      checkTotals(model.network, kind, covered, packsByColumn(model.network, lines))
    if (wrong) return wrong
    const count = model.network.destinations.length
    for (let to = 0; to < count; to++) {
      needed += (kind.first[to] ?? 0) + (kind.rest[to] ?? 0)
      inTime += (covered[to] ?? 0) + (covered[2 * count + to] ?? 0)
    }
  }
  return plan.method.inTimeBest === (needed === 0 ? 1 : inTime / needed) ? null : fault('what could come in time')
}

/** What stands in for others is no more than the goods themselves make, and nothing else is claimed to be there. */
function checkStandIns(kind: Kind, { standIns }: CertifiedKind): CertificateFault | null {
  for (const [row, packs] of standIns) {
    const { takesFrom = [] } = kind.rows[row] ?? {}
    if (takesFrom.length === 0 || !(packs >= 0)) return fault('goods that stand in', kind.itemCode)
  }
  return null
}

function checkStages(
  network: Network,
  kind: Kind,
  certified: CertifiedKind,
  covered: Int32Array,
): CertificateFault | null {
  const count = network.destinations.length
  const soFar = new Int32Array(network.columns)
  for (let group = 0; group < GROUPS; group++) {
    const stage = openStage(kind, soFar, group, count)
    if (stage === null) continue
    const problem = problemOf(network, kind, stage.demand)
    const levels = certified.stages.find((each) => each.group === group)?.levels ?? []
    for (let column = group * count; column < (group + 1) * count; column++) soFar[column] = covered[column] ?? 0
    const coverage = { covered: soFar.slice(), levels: withRows(network, kind, levels) }
    const wrong = checkCoverage(problem, coverage, stage)
    if (wrong) return fault(`fair cover: ${wrong.kind}`, `${kind.itemCode} ${wrong.at}`)
  }
  return null
}

/** The rows of a level are those that reach its columns and none of a lower one. */
function withRows({ columns, cost }: Network, kind: Kind, levels: readonly CertifiedLevel[]): CoverageLevel[] {
  const levelOf = new Int32Array(columns).fill(levels.length)
  levels.forEach((level, at) => level.columns.forEach((column) => (levelOf[column] = at)))
  const rows = levels.map((): number[] => [])
  kind.line.forEach((line, row) => {
    if ((kind.supply[row] ?? 0) <= 0) return
    let lowest = levels.length
    for (let column = 0; column < columns; column++) {
      const level = levelOf[column] ?? levels.length
      if (level < lowest && (cost[line * columns + column] ?? -1) >= 0) lowest = level
    }
    rows[lowest]?.push(row)
  })
  return levels.map(({ num, den, columns: own }, at) => ({
    theta: { num, den },
    columns: Int32Array.from(own),
    rows: Int32Array.from(rows[at] ?? []),
  }))
}

/** In time and late together every county has what the fair cover gives it. */
function checkTotals(
  { destinations }: Network,
  kind: Kind,
  covered: Int32Array,
  sent: Int32Array,
): CertificateFault | null {
  const count = destinations.length
  for (const group of [0, 2]) {
    const batch = group === 0 ? 'first' : 'rest'
    for (let to = 0; to < count; to++) {
      const [inTime, late] = [group * count + to, (group + 1) * count + to]
      const pins = kind.pins.filter((pin) => pin.destination === to && pin.batch === batch)
      const pinned = pins.reduce((sum, { packs }) => sum + packs, 0)
      const fair = (covered[inTime] ?? 0) + (covered[late] ?? 0) + pinned
      if ((sent[inTime] ?? 0) + (sent[late] ?? 0) !== fair) {
        return fault('what the fair cover gives', `${kind.itemCode} ${destinations[to]?.county.code ?? ''}`)
      }
    }
  }
  return null
}
