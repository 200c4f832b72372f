import { readAudit, readNewestAudit } from '../../database/reads/audit'
import { listIncidents, readCoverage24h, readWaiting } from '../../database/reads/board'
import { listMessages, readIncidentRow } from '../../database/reads/incident'
import { listPlanLines, readBatchTotals, readEstimate, readNames, readPlanVersions } from '../../database/reads/plans'
import { readAreaNames } from '../../database/reads/reference'
import type { CountyImpact } from '../../domain/demand/estimate'
import * as contracts from '../contracts/incidents'
import { incidentPage } from '../incident-page'
import { presentBoardRow } from '../present/board'
import { DEFAULT_LIMIT, pageFrom } from '../present/page'
import { codesOfPlan, presentEstimateDetail, presentPlan, presentPlanLine } from '../present/plans'
import { found, notFound } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { stored, wire } from '../wire'

const boardPage = 50

const board = route(contracts.listIncidents, async (api, { query }) => {
  const { status, exercise, q, cursor, limit = boardPage } = query
  const isExercise = exercise === undefined ? undefined : exercise === 'true'
  const rows = await listIncidents(api.database, { status, isExercise, q }, { cursor, limit })
  const ids = rows.map(({ id }) => id)
  const codes = rows.flatMap(({ areaCodes }) => areaCodes)
  const [names, coverage, waiting] = await Promise.all([
    readAreaNames(api.database, codes),
    readCoverage24h(api.database, ids),
    readWaiting(api.database, ids),
  ])
  const context = { names, coverage, waiting, realNow: api.now() }
  const page = pageFrom(
    rows,
    limit,
    ({ id }) => id,
    (row) => presentBoardRow(row, context),
  )
  return reply(200, page)
})

const one = route(contracts.getIncident, async (api, { params, caller }) => {
  return reply(200, found(await incidentPage(api, params.id, caller), 'incident'))
})

const timeline = route(contracts.getTimeline, async ({ database }, { params, query }) => {
  if ((await readIncidentRow(database, params.id)) === null) throw notFound('incident')
  const { after = 0, limit = 500, newest } = query
  if (newest !== undefined) {
    const entries = await readNewestAudit(database.pool, params.id, newest)
    return reply(
      200,
      pageFrom(entries, newest, ({ seq }) => String(seq), wire),
    )
  }
  const rows = await readAudit(database.pool, { after, limit: limit + 1, incidentId: params.id })
  return reply(
    200,
    pageFrom(rows, limit, ({ seq }) => String(seq), wire),
  )
})

const estimate = route(contracts.getEstimate, async ({ database }, { params }) => {
  const row = found(await readEstimate(database, params.id, params.version), 'estimate')
  const names = await readAreaNames(
    database,
    stored<CountyImpact[]>(row.impacts).map(({ areaCode }) => areaCode),
  )
  return reply(200, presentEstimateDetail(row, names))
})

const firstLines = 500

const plan = route(contracts.getPlan, async ({ database }, { params, query }) => {
  const versions = await readPlanVersions(database, params.id)
  const row = found(
    versions.find(({ version }) => version === params.version),
    'plan',
  )
  const { limit = firstLines } = query
  const [totals, lines] = await Promise.all([
    readBatchTotals(database, [row.id]),
    listPlanLines(database, row.id, {}, { cursor: undefined, limit }),
  ])
  const codes = codesOfPlan(row, lines.slice(0, limit))
  const [names, areas] = await Promise.all([readNames(database, codes), readAreaNames(database, codes.areas)])
  const { items, nextCursor } = pageFrom(
    lines,
    limit,
    ({ id }) => id,
    (line) => presentPlanLine(line, names),
  )
  return reply(200, { ...presentPlan(row, totals, { ...names, areas }), lines: items, nextCursor })
})

const messages = route(contracts.listMessages, async ({ database }, { params, query }) => {
  if ((await readIncidentRow(database, params.id)) === null) throw notFound('incident')
  const { cursor, limit = DEFAULT_LIMIT } = query
  const rows = await listMessages(database, params.id, { cursor, limit })
  return reply(
    200,
    pageFrom(rows, limit, ({ id }) => id, presentMessage),
  )
})

type MessageRow = Awaited<ReturnType<typeof listMessages>>[number]
function presentMessage(row: MessageRow) {
  return {
    ...wire(row),
    bodyText: withoutLiveLinks(row.bodyText),
    channel: stored<'mail'>(row.channel),
    state: stored<'queued'>(row.state),
  }
}

/** A signed link acts for the person it was sent to, whoever holds it: the record shows only that there was one. */
function withoutLiveLinks(text: string): string {
  return text.replace(/\/a\/[\w-]+\.[\w-]+/g, '/a/…')
}

export const incidentRoutes: readonly Route[] = [board, one, timeline, estimate, plan, messages]
