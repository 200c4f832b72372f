import type { BatchTotals, EstimateRow, Names, PlanLineRow, PlanRow } from '../../database/reads/plans'
import type { Delay, PassedOver, Shortfall } from '../../domain/allocation/plan'
import type { CountyImpact } from '../../domain/demand/estimate'
import type { approval, estimateSummary, planSummary, planVersion, planLine, estimateDetail } from '../schemas/demand'
import type { z } from '../schemas/zod'
import { stored, wire } from '../wire'
import type { AreaNames } from './intake'

type ItemDemand = z.output<typeof estimateSummary>['items'][number]

export function presentEstimate(row: EstimateRow, names: AreaNames): z.output<typeof estimateSummary> {
  const { demandLines, impacts, incidentId: _incident, ...rest } = row
  const items = new Map<string, ItemDemand>()
  for (const { item, itemCode, low, expected, high, firstBatch, lifeSaving } of demandLines) {
    const before = items.get(itemCode) ?? { itemCode, ...item, low: 0, expected: 0, high: 0, firstBatch: 0, lifeSaving }
    items.set(itemCode, {
      ...before,
      low: before.low + low,
      expected: before.expected + expected,
      high: before.high + high,
      firstBatch: before.firstBatch + firstBatch,
      lifeSaving: before.lifeSaving || lifeSaving,
    })
  }
  return {
    ...wire(rest),
    sourceKind: stored(row.sourceKind),
    items: [...items.values()],
    impacts: stored<readonly CountyImpact[]>(impacts).map((impact) => ({
      ...impact,
      areaName: names.get(impact.areaCode) ?? impact.areaCode,
    })),
  }
}

export function presentEstimateDetail(row: EstimateRow, names: AreaNames): z.output<typeof estimateDetail> {
  return {
    ...presentEstimate(row, names),
    lines: row.demandLines.map(({ item, area, estimateId: _estimate, rules, ...line }) => ({
      ...line,
      ...item,
      areaName: area.name,
      rules: stored(rules),
    })),
  }
}

export function presentApproval(
  row: PlanRow['approvals'][number],
  planVersionNumber: number,
): z.output<typeof approval> {
  return {
    ...wire(row),
    batch: stored(row.batch),
    decision: stored(row.decision),
    planVersion: planVersionNumber,
  }
}

export function presentPlanVersion(row: PlanRow, totals: readonly BatchTotals[]): z.output<typeof planVersion> {
  const { approvals, estimate, id, version, plannedAt, coverageMin, coverageMean, onTimeShare, solveMs, certified } =
    row
  const decided = approvals.map((each) => presentApproval(each, version))
  return {
    ...wire({ id, version, plannedAt, coverageMin, coverageMean, onTimeShare, solveMs, certified }),
    estimateVersion: estimate.version,
    method: stored(row.method),
    causes: stored(row.causes),
    batches: totals
      .filter(({ planId }) => planId === id)
      .map(({ planId: _plan, ...batch }) => ({
        ...wire(batch),
        decision: decided.find((each) => each.batch === batch.batch) ?? null,
      })),
  }
}

/** Codes in the shortfalls of a plan and what it passed over, whose names have to be looked up. */
export function codesOfPlan(row: PlanRow, lines: readonly PlanLineRow[] = []) {
  const shortfalls = stored<readonly Shortfall[]>(row.shortfalls)
  const passed = [
    ...shortfalls.flatMap((each) => each.passedOver),
    ...lines.flatMap((line) => stored<readonly PassedOver[]>(line.passedOver)),
  ]
  const unmet = [...shortfalls, ...stored<readonly Delay[]>(row.delays)]
  return {
    areas: unmet.map(({ areaCode }) => areaCode),
    items: unmet.map(({ itemCode }) => itemCode),
    depots: [...passed, ...unmet.flatMap(({ remedies = [] }) => remedies)].map(({ depotId }) => depotId),
  }
}

export function presentPlan(
  row: PlanRow,
  totals: readonly BatchTotals[],
  names: Names & { readonly areas: AreaNames },
): z.output<typeof planSummary> {
  return {
    ...presentPlanVersion(row, totals),
    shortfalls: stored<readonly Shortfall[]>(row.shortfalls).map((shortfall) => ({
      ...shortfall,
      areaName: names.areas.get(shortfall.areaCode) ?? shortfall.areaCode,
      ...(names.items.get(shortfall.itemCode) ?? unnamed(shortfall.itemCode)),
      passedOver: withDepotNames(shortfall.passedOver, names),
      // plans made before there were remedies have none
      remedies: withDepotNames(shortfall.remedies ?? [], names),
    })),
    delays: stored<readonly Delay[]>(row.delays).map((delay) => ({
      ...delay,
      areaName: names.areas.get(delay.areaCode) ?? delay.areaCode,
      ...(names.items.get(delay.itemCode) ?? unnamed(delay.itemCode)),
      remedies: withDepotNames(delay.remedies, names),
    })),
  }
}

export function presentPlanLine(row: PlanLineRow, names: Names): z.output<typeof planLine> {
  const { item, area, depot, planId: _plan, ...line } = row
  return {
    ...wire(line),
    ...item,
    batch: stored(row.batch),
    source: stored(row.source),
    areaName: area.name,
    depotNameZh: depot.nameZh,
    depotNameEn: depot.nameEn,
    depotLevel: depot.level,
    reason: stored(row.reason),
    passedOver: withDepotNames(stored<readonly PassedOver[]>(row.passedOver), names),
  }
}

function withDepotNames<T extends { readonly depotId: string }>(parts: readonly T[], names: Names) {
  return parts.map((each) => {
    const depot = names.depots.get(each.depotId)
    return { ...each, depotNameZh: depot?.nameZh ?? each.depotId, depotNameEn: depot?.nameEn ?? each.depotId }
  })
}

const unnamed = (code: string) => ({ nameZh: code, nameEn: code, unitZh: '', unitEn: '' })
