import { estimateDetail, planDetail } from '../schemas/demand'
import { clock } from '../schemas/exercise'
import {
  actDone,
  batchActIn,
  batchParams,
  boardRow,
  incidentDetail,
  incidentStatus,
  mergeIn,
  onRoadIn,
  paceIn,
  splitDone,
  splitIn,
  standDownIn,
} from '../schemas/incident'
import { reasonOnly } from '../schemas/intake'
import { levelActIn, newSituationReport, situationReportTaken } from '../schemas/level'
import { auditEntry, message } from '../schemas/record'
import { id, idParams, listOf, page, version } from '../schemas/shapes'
import { z } from '../schemas/zod'
import { contract } from './contract'

const tag = 'incidents'
const versionParams = z.object({ id, version })
export const after = z.coerce.number().int().min(0).optional()
export const idempotencyKey = z.object({ 'idempotency-key': id.optional() })

export const listIncidents = contract({
  name: 'listIncidents',
  method: 'get',
  path: '/incidents',
  tag,
  summary: 'The board: incidents with their clocks',
  query: z.object({
    status: incidentStatus.optional(),
    exercise: z.enum(['true', 'false']).optional(),
    q: z.string().max(100).optional(),
    ...page,
  }),
  answers: { 200: listOf('IncidentList', boardRow) },
})
export const getIncident = contract({
  name: 'getIncident',
  method: 'get',
  path: '/incidents/{id}',
  tag,
  summary: 'Everything that the page of an incident shows',
  params: idParams,
  answers: { 200: incidentDetail },
})
export const getTimeline = contract({
  name: 'getTimeline',
  method: 'get',
  path: '/incidents/{id}/timeline',
  tag,
  summary: 'What happened, in order',
  params: idParams,
  query: z.object({
    after,
    limit: page.limit,
    newest: z.coerce
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .openapi({ description: 'Only so many of the newest entries, in order.' }),
  }),
  answers: { 200: listOf('Timeline', auditEntry) },
})
export const getEstimate = contract({
  name: 'getEstimate',
  method: 'get',
  path: '/incidents/{id}/estimates/{version}',
  tag,
  summary: 'A demand estimate with the rule behind each line',
  params: versionParams,
  answers: { 200: estimateDetail },
})
export const getPlan = contract({
  name: 'getPlan',
  method: 'get',
  path: '/incidents/{id}/plans/{version}',
  tag,
  summary: 'A plan with the reason for each line and the sources passed over; of a large one the first lines',
  params: versionParams,
  query: z.object({ limit: page.limit }),
  answers: { 200: planDetail },
})
export const listMessages = contract({
  name: 'listMessages',
  method: 'get',
  path: '/incidents/{id}/messages',
  tag,
  summary: 'Messages to people, with their delivery, newest first; links that act are cut short',
  params: idParams,
  query: z.object(page),
  answers: { 200: listOf('MessageList', message) },
})

const act = { method: 'post', tag: 'acts', params: idParams, answers: { 200: actDone } } as const

export const decideLevel = contract({
  ...act,
  name: 'decideLevel',
  path: '/incidents/{id}/level',
  summary: 'Confirm, change or veto a response level',
  body: levelActIn,
})
export const decideBatch = contract({
  ...act,
  name: 'decideBatch',
  path: '/incidents/{id}/plans/{planId}/{batch}/decision',
  summary: 'Approve, change or veto a batch of a plan',
  params: batchParams,
  body: batchActIn,
})
export const standDown = contract({
  ...act,
  name: 'standDown',
  path: '/incidents/{id}/stand-down',
  summary: 'Stand the response down',
  body: standDownIn,
})
export const decideOnRoad = contract({
  ...act,
  name: 'decideOnRoad',
  path: '/incidents/{id}/on-road',
  summary: 'After a stand-down: what is on the road is delivered, or turns back',
  body: onRoadIn,
})
export const closeIncident = contract({
  ...act,
  name: 'closeIncident',
  path: '/incidents/{id}/close',
  summary: 'Close the response',
  body: reasonOnly,
})
export const mergeIncident = contract({
  ...act,
  name: 'mergeIncident',
  path: '/incidents/{id}/merge',
  summary: 'Two incidents are one event',
  body: mergeIn,
})
export const splitIncident = contract({
  ...act,
  name: 'splitIncident',
  path: '/incidents/{id}/split',
  summary: 'Some areas become an incident of their own',
  body: splitIn,
  answers: { 202: splitDone },
})
export const issuePaper = contract({
  ...act,
  name: 'issuePaper',
  path: '/release-orders/{id}/paper',
  summary: 'The paper for an order given by telephone is issued',
})
export const countersignNotices = contract({
  ...act,
  name: 'countersignNotices',
  path: '/release-orders/{id}/countersign',
  summary: 'The reserves office countersigns the movement notices of an order; goods do not wait for it',
})
export const reportSituation = contract({
  name: 'reportSituation',
  method: 'post',
  path: '/incidents/{id}/situation-reports',
  tag,
  summary: 'A situation report; kept before anything else',
  params: idParams,
  headers: idempotencyKey,
  body: newSituationReport,
  answers: { 201: situationReportTaken },
})
export const changePace = contract({
  name: 'changePace',
  method: 'post',
  path: '/incidents/{id}/pace',
  tag,
  summary: 'Staging: how fast the clock of an exercise runs; 0 pauses',
  params: idParams,
  body: paceIn,
  answers: { 200: clock },
})

export const incidentContracts = [
  listIncidents,
  getIncident,
  getTimeline,
  getEstimate,
  getPlan,
  listMessages,
  decideLevel,
  decideBatch,
  standDown,
  decideOnRoad,
  closeIncident,
  mergeIncident,
  splitIncident,
  issuePaper,
  countersignNotices,
  reportSituation,
  changePace,
]
