import type { Client } from '@temporalio/client'
import type { Database } from '../../database/client'
import { many } from '../../database/transaction'
import * as ids from '../../workflows/workflow-ids'
import type { Counts } from './count-steps'
import { countSteps, sumCounts } from './count-steps'
import type { Shape } from './shape'

export type CountedResponse = { readonly shape: Shape; readonly total: Counts; readonly parts: string }

/** Counts one whole response of ours, workflow by workflow. */
export async function countResponse(
  { pool }: Database,
  client: Client,
  documentId: string,
  incidentId: string,
): Promise<CountedResponse> {
  const idsOf = async (table: 'consignments' | 'messages' | 'escalations'): Promise<readonly string[]> =>
    (await many<{ id: string }>(pool, `SELECT id FROM ${table} WHERE incident_id = $1 ORDER BY id`, [incidentId])).map(
      (row) => row.id,
    )
  const count = (workflowId: string): Promise<Counts> => countSteps(client, workflowId)
  const intake = await count(ids.intakeId(documentId))
  const response = await count(ids.incidentId(incidentId))
  const watch = await count(ids.deadlineWatchId(incidentId))
  const standIns = await count(ids.standInsId(incidentId))
  const consignments = await Promise.all((await idsOf('consignments')).map((id) => count(ids.consignmentId(id))))
  const messages = await Promise.all((await idsOf('messages')).map((id) => count(ids.messageId(id))))
  const escalations = await Promise.all((await idsOf('escalations')).map((id) => count(ids.escalationId(id))))
  const all = [intake, response, watch, standIns, ...consignments, ...messages, ...escalations]
  return {
    shape: { intake, response, watch, standIns, consignments, messages: messages.length },
    total: sumCounts(all),
    parts: `${consignments.length} consignments, ${messages.length} messages, ${escalations.length} escalations`,
  }
}

/** Counts one tree of the floor in the same way. */
export async function countFloor(client: Client, root: string, shape: Shape): Promise<Counts> {
  const one = ['intake', 'response', 'watch', 'stand-ins'].map((part) => `floor-${part}/${root}`)
  const consignments = shape.consignments.map((_, index) => `floor-consignment/${root}/${index}`)
  const messages = Array.from({ length: shape.messages }, (_, index) => `floor-watch/${root}/message/${index}`)
  return sumCounts(await Promise.all([...one, ...consignments, ...messages].map((id) => countSteps(client, id))))
}
