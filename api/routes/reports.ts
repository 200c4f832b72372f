import { randomUUID } from 'node:crypto'
import { keepSituationReport, markHandedOn } from '../../database/inbox'
import { changePacedClock } from '../../database/pace'
import type { ResponsePlan } from '../../domain/response/response-plan'
import { changePace, scenarioAt } from '../../domain/time/scenario-clock'
import { SIGNALS } from '../../workflows/messages'
import * as ids from '../../workflows/workflow-ids'
import { actingPerson, actorOf, person } from '../access'
import type { Api } from '../api'
import { withoutGaps } from '../completed-fields'
import * as contracts from '../contracts/incidents'
import { requireHeldWaits } from '../held-waits'
import { isForLater } from '../playbook'
import { nowOf, presentClock } from '../present/clock'
import { reportedBefore } from '../reported-at'
import { Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { incidentToActOn } from '../subjects'
import { stored } from '../wire'

const report = route(contracts.reportSituation, async (api, { params, body, headers, caller }) => {
  const incident = await incidentToActOn(api, params.id, { route: 'reportSituation', act: 'reportSituation', caller })
  const officer = person(caller)
  const by = actorOf(officer)
  const key = headers['idempotency-key']
  const id = key === undefined ? `report_${randomUUID()}` : `report/${params.id}/${key}`
  const kept = await keepSituationReport(api.database, {
    id,
    incidentId: params.id,
    targetWorkflow: ids.incidentId(params.id),
    reportedAt: reportedBefore(body.reportedAt, nowOf(incident, api.now())),
    reportedBy: body.reportedBy ?? officer.name,
    figures: withoutGaps(body.figures),
    comment: body.comment ?? null,
    by,
  })
  if (!kept) throw new Refusal('already-there', 'api.keyReused')
  return reply(201, { id, handedOn: await tellResponse(api, params.id, id) })
})

/** The report is kept; the response hears of it now, or by the sweep when the engine is back. */
async function tellResponse(api: Api, incidentId: string, reportId: string): Promise<boolean> {
  try {
    await api.playbook.signal(ids.incidentId(incidentId), SIGNALS.situationReported, { reportId })
  } catch (error) {
    if (isForLater(error)) return false
    // the response ended meanwhile: kept with the reason, and not handed on again
    if (error instanceof Refusal)
      await markHandedOn(api.database, reportId, { outcome: error.code, detail: error.textKey })
    throw error
  }
  await markHandedOn(api.database, reportId, { outcome: 'done', detail: '' })
  return true
}

const pace = route(contracts.changePace, async (api, { params, body, caller }) => {
  if (api.config.environment !== 'staging') throw new Refusal('staging-only', 'api.stagingOnly')
  const { scale } = body
  const incident = await incidentToActOn(api, params.id, { route: 'changePace', act: 'changePace', caller })
  requireHeldWaits(scale, stored<ResponsePlan>(incident.responsePlan))
  const realNow = api.now()
  const changed = await changePacedClock(api.database, params.id, (segments) => changePace(segments, realNow, scale), {
    scale,
    by: actingPerson(caller),
    happenedAt: (segments) => scenarioAt(segments, realNow),
  })
  if (changed === undefined) throw new Refusal('not-allowed-now', 'api.notPaced')
  await api.playbook.start({
    type: 'changePace',
    workflowId: `pace/${params.id}/${realNow}`,
    args: [{ incidentId: params.id }],
  })
  return reply(200, presentClock({ clock: incident.clock, pacedClock: changed }, realNow))
})

export const reportRoutes: readonly Route[] = [report, pace]
