import type { PoolClient } from 'pg'
import { insertMovementNotice } from '../database/movement-notices'
import { readPeopleOn } from '../database/people'
import { readDepotPlaces } from '../database/reads/supply-places'
import { reservesOfficeOf } from '../domain/duty/reserves-office'
import type { AreaCode } from '../domain/geography/area'
import { responsibleArea } from '../domain/geography/area'
import type { NewTask } from '../domain/response/task'
import { countersignTaskId } from '../domain/response/task'
import { orderingAreaOf } from '../domain/supply/ordering-area'
import type { Instant } from '../domain/time/instant'
import { incidentId as incidentWorkflowId } from '../workflows/workflow-ids'
import type { OrderedConsignment } from './goods-interfaces'

type Issue = { readonly orderId: string; readonly depotIds: readonly string[]; readonly issuedAt: Instant }

/** The second paper: one notice for each depot, from the reserves office that its stock is ordered through. */
export async function issueNotices(tx: PoolClient, { orderId, depotIds, issuedAt }: Issue): Promise<void> {
  const held = await readPeopleOn(tx, ['reserves-officer'])
  for (const depot of await readDepotPlaces(tx, depotIds)) {
    const office = reservesOfficeOf(orderingAreaOf(depot), held)
    await insertMovementNotice(tx, { orderId, depotId: depot.id, office, issuedAt })
  }
}

type Order = { readonly incidentId: string; readonly areaCodes: readonly AreaCode[]; readonly orderId: string }

/** The reserves office looks the notices of an order through and countersigns them; the goods do not wait, so it has no due time. */
export function countersignTasks(order: Order, ordered: readonly OrderedConsignment[]): NewTask[] {
  const [first] = ordered
  if (first === undefined) return []
  const { incidentId, areaCodes, orderId } = order
  return [
    {
      id: countersignTaskId(orderId),
      incidentId,
      kind: 'countersign-notices',
      post: 'reserves-officer',
      areaCode: responsibleArea(areaCodes),
      workflowId: incidentWorkflowId(incidentId),
      subject: orderId,
      facts: { notices: new Set(ordered.map((each) => each.depotId)).size },
      openedAt: first.orderedAt,
      defaultAct: 'goods-move',
    },
  ]
}
