import { checkCoverage } from '../flow/check-coverage'
import type { CoverageLevel } from '../flow/fair-coverage'
import { coveredPacks } from './certificate'
import type { CertifiedKind, CertifiedLevel, PlanCertificate } from './certificate'
import { fault } from './certificate-fault'
import type { CertificateFault } from './certificate-fault'
import { linesFound, packsByColumn, pinnedPacks } from './checked-packs'
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
  const { network, kinds } = model
  const sent = packsByColumn(network, kinds, linesFound(model, plan).lines)
  const count = network.destinations.length
  let [needed, inTime] = [0, 0]
  for (const [at, kind] of kinds.entries()) {
    const certified = certificate.kinds[at]
    if (!certified || !isCover(certified, network.columns)) return fault('a cover of each kind', kind.itemCode)
    const covered = coveredPacks(certified, network.columns)
    const wrong =
      checkStandIns(kind, certified) ??
      checkStages(network, kind, certified, covered) ??
      checkTotals(network, kind, covered, sent[at] ?? new Float64Array(0))
    if (wrong) return wrong
    for (let to = 0; to < count; to++) {
      needed += (kind.first[to] ?? 0) + (kind.rest[to] ?? 0)
      inTime += (covered[to] ?? 0) + (covered[2 * count + to] ?? 0)
    }
  }
  return plan.method.inTimeBest === (needed === 0 ? 1 : inTime / needed) ? null : fault('what could come in time')
}

/** Whole packs, column by column. */
function isCover({ covered }: CertifiedKind, columns: number): boolean {
  return covered.every(
    ([column, packs], at) =>
      column > (covered[at - 1]?.[0] ?? -1) && column < columns && packs > 0 && packs === (packs | 0),
  )
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
function withRows(network: Network, kind: Kind, levels: readonly CertifiedLevel[]): CoverageLevel[] {
  const columns = levels.map((level) => Int32Array.from(level.columns))
  const rows = levels.map((): number[] => [])
  for (let row = 0; row < kind.line.length; row++) {
    if ((kind.supply[row] ?? 0) <= 0) continue
    const base = (kind.line[row] ?? 0) * network.columns
    const lowest = columns.findIndex((own) => reachesAny(network, base, own))
    rows[lowest]?.push(row)
  }
  return levels.map(({ num, den }, at) => ({
    theta: { num, den },
    columns: columns[at] ?? new Int32Array(0),
    rows: Int32Array.from(rows[at] ?? []),
  }))
}

function reachesAny({ cost }: Network, base: number, columns: Int32Array): boolean {
  for (let at = 0; at < columns.length; at++) if ((cost[base + (columns[at] ?? 0)] ?? -1) >= 0) return true
  return false
}

/** In time and late together every county has what the fair cover gives it. */
function checkTotals(
  { destinations }: Network,
  kind: Kind,
  covered: Int32Array,
  sent: Float64Array,
): CertificateFault | null {
  const count = destinations.length
  const pinned = pinnedPacks(kind, count)
  for (let batch = 0; batch < 2; batch++) {
    for (let to = 0; to < count; to++) {
      const inTime = 2 * batch * count + to
      const late = inTime + count
      const fair = (covered[inTime] ?? 0) + (covered[late] ?? 0) + (pinned[batch * count + to] ?? 0)
      if ((sent[inTime] ?? 0) + (sent[late] ?? 0) !== fair) {
        return fault('what the fair cover gives', `${kind.itemCode} ${destinations[to]?.county.code ?? ''}`)
      }
    }
  }
  return null
}
