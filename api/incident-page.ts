import { readCoverage24h, readWaiting } from '../database/reads/board'
import { readConsignmentsOf } from '../database/reads/consignments'
import type { IncidentWithClock } from '../database/reads/incident'
import * as incidents from '../database/reads/incident'
import { listAlerts } from '../database/reads/intake'
import * as plans from '../database/reads/plans'
import { readAreaNames } from '../database/reads/reference'
import { listTasks } from '../database/reads/tasks'
import type { PostHolding } from '../domain/duty/post'
import { officerLadder } from '../domain/duty/role-table'
import { COUNTRY } from '../domain/geography/area'
import type { CountyImpact } from '../domain/demand/estimate'
import type { Instant } from '../domain/time/instant'
import type { Api } from './api'
import type { Caller } from './caller'
import { presentWaiting } from './present/board'
import { presentClock } from './present/clock'
import { presentConsignment } from './present/consignment'
import { areasNamed, presentAlert } from './present/intake'
import type { AreaNames } from './present/intake'
import { presentOrderedNotice } from './present/notice'
import { codesOfPlan, presentApproval, presentEstimate, presentPlan, presentPlanVersion } from './present/plans'
import { presentTask } from './present/task'
import type { incident, incidentDetail } from './schemas/incident'
import type { levelVersion } from './schemas/level'
import type { z } from './schemas/zod'
import { stored, wire } from './wire'

const mostTasks = 500

/** Posts whose open tasks everyone sees on the page; what keepers, carriers and receivers owe is in the consignments. */
const authority: readonly PostHolding[] = [...officerLadder, 'reserves-officer' as const].map((post) => {
  return { post, areaCode: COUNTRY, depotId: null, carrierId: null }
})

/** Everything that the page of an incident shows, in one answer. */
export async function incidentPage(
  api: Api,
  id: string,
  caller: Caller | null,
): Promise<z.output<typeof incidentDetail> | null> {
  const row = await incidents.readIncidentRow(api.database, id)
  if (row === null) return null
  const holdings = caller?.kind === 'account' ? caller.holdings : []
  const [record, demand, supply, waiting, tasks] = await Promise.all([
    readRecord(api, id),
    readDemandAndPlan(api, id),
    incidents.readSupply(api.database, id),
    readWaiting(api.database, [id]),
    listTasks(api.database, { incidentId: id, state: 'open' }, [...authority, ...holdings], { limit: mostTasks }),
  ])
  const codes = [...row.areaCodes, ...record.alerts.flatMap(({ areaCodes }) => areaCodes), ...demand.areaCodes]
  const names = await readAreaNames(api.database, codes)
  return {
    incident: presentIncident(row, names, api.now()),
    alerts: record.alerts.map((alert) => presentAlert(alert, names)),
    levels: record.levels,
    situationReports: record.reports,
    ...demand.present(names),
    supply: supply.map((line) => ({ ...(demand.itemNames.get(line.itemCode) ?? unnamed(line.itemCode)), ...line })),
    coverage24h: record.coverage.get(id) ?? null,
    approvals: record.approvals,
    releaseOrders: record.releaseOrders,
    consignments: record.consignments.map(presentConsignment),
    deadlines: record.deadlines,
    escalations: record.escalations,
    waitsFor: presentWaiting(waiting),
    tasks: tasks.map((task) => presentTask(task, holdings)),
  }
}

const unnamed = (code: string) => ({ nameZh: code, nameEn: code, unitZh: '', unitEn: '' })

async function readRecord({ database }: Api, id: string) {
  const [alerts, levels, reports, approvals, releaseOrders, consignments, deadlines, escalations, coverage] =
    await Promise.all([
      listAlerts(database, { incidentId: id }, { limit: mostTasks }),
      incidents.readLevels(database, id),
      incidents.readSituationReports(database, id),
      incidents.readApprovals(database, id),
      incidents.readReleaseOrders(database, id),
      readConsignmentsOf(database, id),
      incidents.readDeadlines(database, id),
      incidents.readEscalations(database, id),
      readCoverage24h(database, [id]),
    ])
  return {
    alerts,
    consignments,
    coverage,
    levels: presentLevels(levels),
    reports: reports.map((report) => ({ ...wire(report), figures: stored<object>(report.figures) })),
    approvals: approvals.map(({ plan, ...each }) => presentApproval(each, plan.version)),
    releaseOrders: releaseOrders.map(({ movementNotices, ...order }) => ({
      ...wire(order),
      batch: stored<'first'>(order.batch),
      notices: movementNotices.map(presentOrderedNotice),
    })),
    deadlines: deadlines.map(({ deadlineMarks, ...deadline }) => ({
      ...wire(deadline),
      marks: deadlineMarks.map((mark) => ({
        ...wire(mark),
        mark: stored<'breached'>(mark.mark),
        outcome: stored<'fired'>(mark.outcome),
      })),
    })),
    escalations: escalations.map((each) => ({
      ...wire(each),
      cause: stored<'silent'>(each.cause),
      state: stored<'open'>(each.state),
      facts: stored<Record<string, unknown>>(each.facts),
    })),
  }
}

async function readDemandAndPlan({ database }: Api, id: string) {
  const [estimate, estimateVersions, planRows] = await Promise.all([
    plans.readEstimate(database, id),
    plans.readEstimateVersions(database, id),
    plans.readPlanVersions(database, id),
  ])
  const latest = planRows[0]
  const codes = latest ? codesOfPlan(latest) : { areas: [], items: [], depots: [] }
  const itemCodes = estimate?.demandLines.map(({ itemCode }) => itemCode) ?? []
  const [totals, names] = await Promise.all([
    plans.readBatchTotals(
      database,
      planRows.map((plan) => plan.id),
    ),
    plans.readNames(database, { items: [...codes.items, ...itemCodes], depots: codes.depots }),
  ])
  const impacts = stored<readonly CountyImpact[]>(estimate?.impacts ?? [])
  return {
    areaCodes: [...codes.areas, ...impacts.map(({ areaCode }) => areaCode)],
    itemNames: names.items,
    present: (areas: AreaNames) => ({
      estimate: estimate && presentEstimate(estimate, areas),
      estimateVersions: estimateVersions.map((each) => ({
        ...wire(each),
        sourceKind: stored<'alert'>(each.sourceKind),
      })),
      plan: latest ? presentPlan(latest, totals, { ...names, areas }) : null,
      planVersions: planRows.map((plan) => presentPlanVersion(plan, totals)),
    }),
  }
}

type LevelRow = Awaited<ReturnType<typeof incidents.readLevels>>[number]
function presentLevels(rows: readonly LevelRow[]): z.output<typeof incidentDetail>['levels'] {
  const history = rows.map((row): z.output<typeof levelVersion> => ({
    ...wire(row),
    kind: stored(row.kind),
    level: stored(row.level),
    state: stored(row.state),
    reasons: stored(row.reasons),
  }))
  const newest = (kind: string) =>
    history.filter((each) => each.kind === kind).sort((left, right) => right.version - left.version)[0] ?? null
  return { relief: newest('relief'), hazard: newest('hazard'), history }
}

function presentIncident(row: IncidentWithClock, names: AreaNames, realNow: Instant): z.output<typeof incident> {
  const { epicentreLongitude: longitude, epicentreLatitude: latitude } = row
  const { id, number, hazard, isExercise, version, startedAt, openedAt, closedAt, closeReason, changedAt } = row
  return {
    ...wire({ id, number, hazard, isExercise, version, startedAt, openedAt, closedAt, closeReason, changedAt }),
    title: { zh: row.titleZh, en: row.titleEn },
    status: stored(row.status),
    areas: areasNamed(row.areaCodes, names),
    epicentre: longitude === null || latitude === null ? null : { longitude, latitude },
    mergedInto: row.mergedIntoId,
    clock: presentClock(row, realNow),
    standIns: stored(row.standIns),
    responsePlan: stored(row.responsePlan),
    summary: stored(row.summary),
  }
}
