import { randomUUID } from 'node:crypto'
import type { WhatIfAsked, WhatIfOutcome } from '../../workflows/messages'
import { readNames, readPlanCertificate, readPlanVersion, listPlanLines } from '../../database/reads/plans'
import { readIncidentState } from '../../database/reads/incident'
import type { PassedOver, PlanMethod } from '../../domain/allocation/plan'
import * as ids from '../../workflows/workflow-ids'
import { person, requireScope } from '../access'
import type { Api } from '../api'
import * as contracts from '../contracts/supply-plans'
import { withoutGaps } from '../completed-fields'
import { nowOf } from '../present/clock'
import { DEFAULT_LIMIT, pageFrom } from '../present/page'
import { presentPlanLine } from '../present/plans'
import type { WhatIfMemo } from '../present/what-if'
import { presentWhatIf } from '../present/what-if'
import { found, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { incidentToActOn } from '../subjects'
import { stored } from '../wire'

/** Milliseconds that a question waits for its answer before it is told to come back. */
const patience = { ask: 6_000, again: 4_000 }

const ask = route(contracts.askWhatIf, async (api, { params, body, language, caller }) => {
  const incident = await incidentToActOn(api, params.id, { route: 'askWhatIf', act: 'askWhatIf', caller })
  const { basePlanVersion, wishes } = body
  const base = await newestPlan(api, params.id, basePlanVersion)
  const id = randomUUID()
  const workflowId = ids.whatIfId(params.id, id)
  const now = nowOf(incident, api.now())
  const memo: WhatIfMemo = { basePlanVersion, wishes }
  const { id: planId, estimateId, plannedAt } = base
  const args: [WhatIfAsked] = [
    {
      incidentId: params.id,
      estimateId,
      planId,
      plannedAt: plannedAt.toISOString(),
      wishes: wishes.map(withoutGaps),
      now,
    },
  ]
  await api.playbook.start({ type: 'planWhatIf', workflowId, args, memo })
  const answer = await api.playbook.answer<WhatIfOutcome>(workflowId, patience.ask)
  const stands = await presentWhatIf(api.database, id, answer ?? { memo, state: 'running' }, language)
  return stands.state === 'solving' ? reply(202, stands) : reply(200, stands)
})

/** The plan that is asked about, as long as no newer one has taken its place. */
export async function newestPlan(api: Api, incidentId: string, version: number) {
  const plan = found(await readPlanVersion(api.database, incidentId, version), 'plan')
  if (!plan.isNewest) throw new Refusal('too-late', 'act.planSuperseded')
  return plan
}

const again = route(contracts.getWhatIf, async (api, { params, language, caller }) => {
  const incident = found(await readIncidentState(api.database, params.id), 'incident')
  requireScope('getWhatIf', person(caller), { areaCodes: incident.areaCodes })
  const answer = await api.playbook.answer<WhatIfOutcome>(ids.whatIfId(params.id, params.whatIfId), patience.again)
  return reply(200, await presentWhatIf(api.database, params.whatIfId, found(answer, 'whatIf'), language))
})

const certificate = route(contracts.getPlanCertificate, async ({ database }, { params }) => {
  const plan = found(await readPlanCertificate(database, params.id, params.version), 'plan')
  const method = stored<PlanMethod & { readonly fault?: { readonly claim: string; readonly at: string } }>(plan.method)
  const { proof, objective = null, bound = null, gap = proof === 'optimal' ? 0 : null, fault } = method
  const faults = fault === undefined ? [] : [`${fault.claim}: ${fault.at}`]
  const checkedAt = plan.plannedAt.toISOString()
  return reply(200, {
    ...{ planId: plan.id, version: plan.version, proof, objective, bound, gap, method: { ...method } },
    checked: plan.certified === null ? null : { holds: plan.certified, checkedAt, faults },
    certificate: stored<Record<string, unknown> | null>(plan.certificate),
  })
})

const lines = route(contracts.listPlanLines, async ({ database }, { params, query }) => {
  const plan = found(await readPlanVersion(database, params.id, params.version), 'plan')
  const { cursor, limit = DEFAULT_LIMIT, late, ...where } = query
  const filter = { ...where, ...(late !== undefined && { late: late === 'true' }) }
  const rows = await listPlanLines(database, plan.id, filter, { cursor, limit })
  const depots = rows.flatMap((row) => stored<readonly PassedOver[]>(row.passedOver)).map(({ depotId }) => depotId)
  const names = await readNames(database, { items: [], depots })
  return reply(
    200,
    pageFrom(
      rows,
      limit,
      ({ id }) => id,
      (row) => presentPlanLine(row, names),
    ),
  )
})

export const planRoutes: readonly Route[] = [ask, again, certificate, lines]
