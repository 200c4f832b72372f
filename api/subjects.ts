import { readConsignment } from '../database/reads/consignments'
import { readIncidentState } from '../database/reads/incident'
import type { IncidentState } from '../database/reads/incident'
import type { Post } from '../domain/duty/post'
import type { ConsignmentAct, IncidentAct, IncidentStatus } from '../domain/incident/acts'
import { mayActOnConsignment, mayActOnIncident } from '../domain/incident/acts'
import type { ResponseLevel } from '../domain/incident/level'
import { graverLevel } from '../domain/incident/level'
import type { ResponsePlan } from '../domain/response/response-plan'
import type { RouteName } from '../domain/duty/role-table'
import type { ScopeFacts } from './access'
import { requireScope } from './access'
import type { Api } from './api'
import type { Caller } from './caller'
import { person } from './access'
import { found, Refusal, statusName } from './refusal'
import { stored } from './wire'

type IncidentQuestion = {
  readonly route: RouteName
  readonly act: IncidentAct
  readonly caller: Caller | null
  /** With an act that a level's post decides: what else is asked for than the level that stands. */
  readonly level?: ResponseLevel | undefined
  readonly kind?: 'relief' | 'hazard' | undefined
  readonly byTelephone?: boolean | undefined
  /** What else the scope of the route asks about. */
  readonly facts?: ScopeFacts
}

/** The incident that someone wants to act on, once it is clear that they may, and that its state allows it. */
export async function incidentToActOn(api: Api, id: string, question: IncidentQuestion): Promise<IncidentState> {
  const incident = found(await readIncidentState(api.database, id), 'incident')
  requireScope(question.route, found(question.caller, 'incident'), {
    areaCodes: incident.areaCodes,
    levelPost: levelPost(incident, question),
    byTelephone: question.byTelephone === true,
    ...question.facts,
  })
  requireIncidentState(incident, question.act)
  return incident
}

/** Refuses an act that the incident's state does not allow. */
export function requireIncidentState({ status }: Pick<IncidentState, 'status'>, act: IncidentAct): void {
  if (mayActOnIncident(act, stored<IncidentStatus>(status))) return
  const isEnded = ['closed', 'false-alarm', 'merged'].includes(status)
  const values = { status: statusName('incidentStatus', status) }
  if (isEnded) throw new Refusal('too-late', 'api.incidentEnded', values)
  throw new Refusal('not-allowed-now', 'api.incidentState', values)
}

/** Who decides: the post that the plan names for the gravest level that stands or is asked for. */
export function levelPost(
  incident: IncidentState,
  { level, kind }: Pick<IncidentQuestion, 'level' | 'kind'> = {},
): Post {
  const standing = (['relief', 'hazard'] as const)
    .filter((each) => kind === undefined || each === kind)
    .flatMap((each) => incident.incidentLevels.find((version) => version.kind === each) ?? [])
    .filter(({ state }) => state !== 'vetoed')
    .map((version) => stored<ResponseLevel>(version.level))
  const gravest = [...standing, level ?? 'local'].reduce<ResponseLevel>(graverLevel, 'local')
  return stored<ResponsePlan>(incident.responsePlan).levels[gravest].decidedBy
}

type ConsignmentQuestion = {
  readonly route: RouteName
  readonly act: ConsignmentAct
  readonly caller: Caller | null
  /** Which ties of the consignment count for this act. */
  readonly ties: readonly ('depot' | 'carrier' | 'destination' | 'incident')[]
  /** With a tender: the attempt, whose carrier is asked. */
  readonly attempt?: number
}

export type ConsignmentToActOn = NonNullable<Awaited<ReturnType<typeof readConsignment>>>

/** The consignment that someone wants to act on, once it is clear that they may, and that its state allows it. */
export async function consignmentToActOn(
  api: Api,
  id: string,
  { route, act, caller, ties, attempt }: ConsignmentQuestion,
): Promise<ConsignmentToActOn> {
  const consignment = found(await readConsignment(api.database, id), 'consignment')
  const { depot, depotId, areaCode, incident, transportBookings, status } = consignment
  const booking = transportBookings.find((each) => each.attempt === attempt)
  if (attempt !== undefined && booking === undefined) throw new Refusal('not-allowed-now', 'api.noBooking')
  const facts: ScopeFacts = {
    ...(ties.includes('depot') && { depot: { id: depotId, areaCode: depot.areaCode } }),
    ...(ties.includes('carrier') && { carrierId: booking?.carrierId ?? consignment.carrierId }),
    ...(ties.includes('destination') && { destination: areaCode }),
    ...(ties.includes('incident') && { areaCodes: incident.areaCodes }),
  }
  requireScope(route, person(caller), facts)
  if (!mayActOnConsignment(act, stored(status))) {
    const isEnded = ['received', 'cancelled', 'lost'].includes(status)
    const values = { status: statusName('consignmentStatus', status) }
    throw new Refusal(isEnded ? 'too-late' : 'not-allowed-now', 'api.consignmentState', values)
  }
  return consignment
}
