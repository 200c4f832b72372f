import type {
  OrderDetailRow,
  OrderLot,
  OrderRow,
  SourceDetailRow,
  SourceRow,
} from '../../database/reads/supply-sources'
import { lives } from '../../domain/supply/lives'
import type { SupplyOffer } from '../../domain/supply/offer'
import type { OtherSourceKind } from '../../domain/supply/terms'
import { mayAct } from '../access'
import type { Caller } from '../caller'
import type { supplyOrder, supplyOrderDetail, supplySource, supplySourceDetail } from '../schemas/supply-sources'
import type { z } from '../schemas/zod'
import { stored, wire } from '../wire'
import type { LifeSubject } from './supply-life'
import { presentActions, presentDocuments } from './supply-life'

export function presentSource(row: SourceRow): z.output<typeof supplySource> {
  const { depot, area, item, surveyedOn, surveyEveryDays, ...source } = row
  return {
    ...wire(source),
    ...item,
    kind: stored(row.kind),
    terms: stored(row.terms),
    rating: stored(row.rating),
    depotNameZh: depot.nameZh,
    depotNameEn: depot.nameEn,
    depotLevel: stored(depot.level),
    areaName: area.name,
    surveyedOn: surveyedOn && dayOf(surveyedOn),
    surveyEveryDays,
    surveyDueOn:
      surveyedOn && surveyEveryDays ? dayOf(new Date(surveyedOn.getTime() + surveyEveryDays * 86_400_000)) : null,
  }
}
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

export type SourceContext = {
  readonly offers: readonly SupplyOffer[]
  readonly upstream: readonly { readonly id: string; readonly partyZh: string; readonly partyEn: string }[]
  readonly caller: Caller | null
}

export function presentSourceDetail(
  { events, orders, ...row }: SourceDetailRow,
  { offers, upstream, caller }: SourceContext,
): z.output<typeof supplySourceDetail> {
  const { source: own, order } = lives[stored<OtherSourceKind>(row.kind)]
  const subject = subjectOfSource(row)
  return {
    ...presentSource(row),
    states: [...own.states],
    actions: presentActions(own, row.state, { route: 'actOnSupplySource', subject, caller }),
    orderStates: [...order.states],
    orderActions: presentActions(order, '', { route: 'actOnSupplyOrder', subject, caller }),
    events: events.map(presentEvent),
    documents: presentDocuments(`/api/v1/supply-sources/${encodeURIComponent(row.id)}`, events),
    orders: orders.map(presentOrder),
    offers: offers.map(({ id, quantity, readyAt, unitCostFen }) => ({ id, quantity, readyAt, unitCostFen })),
    upstream: [...upstream],
    mayChange: mayAct('changeSupplySource', caller, { area: row.areaCode }),
    mayOrder: mayAct('placeSupplyOrder', caller, { area: row.areaCode }),
  }
}

export function subjectOfSource({
  areaCode,
  depotId,
  depot,
}: Pick<SourceRow, 'areaCode' | 'depotId' | 'depot'>): LifeSubject {
  return { sourceArea: areaCode, depot: { id: depotId, areaCode: depot.areaCode }, incidentAreas: null }
}

export function subjectOfOrder({ source, depotId, depot, incident }: OrderRow): LifeSubject {
  const incidentAreas = incident?.areaCodes ?? null
  return { sourceArea: source.areaCode, depot: { id: depotId, areaCode: depot.areaCode }, incidentAreas }
}

export function presentOrder(row: OrderRow): z.output<typeof supplyOrder> {
  const { source, incident, item, depot, area: _area, offerId: _offer, releaseOrderId: _release, ...rest } = row
  const { quotedUnitCostFen, quotedQuantity, quotedUntil, ...order } = rest
  return {
    ...wire(order),
    ...item,
    kind: stored(row.kind),
    terms: stored(row.terms),
    partyZh: source.partyZh,
    partyEn: source.partyEn,
    isExercise: incident?.isExercise ?? false,
    quotation:
      quotedUnitCostFen === null || quotedQuantity === null || quotedUntil === null
        ? null
        : { unitCostFen: quotedUnitCostFen, quantity: quotedQuantity, validUntil: dayOf(quotedUntil) },
    depotNameZh: depot.nameZh,
    depotNameEn: depot.nameEn,
  }
}

export function presentOrderDetail(
  { events, ...row }: OrderDetailRow,
  lots: readonly OrderLot[],
  caller: Caller | null,
): z.output<typeof supplyOrderDetail> {
  const course = lives[stored<OtherSourceKind>(row.kind)].order
  const subject = subjectOfOrder(row)
  return {
    ...presentOrder(row),
    states: [...course.states],
    actions: presentActions(course, row.state, { route: 'actOnSupplyOrder', subject, caller }),
    events: events.map(presentEvent),
    documents: presentDocuments(`/api/v1/supply-orders/${encodeURIComponent(row.id)}`, events),
    lots: lots.map((lot) => wire(lot)),
  }
}

type EventRow = OrderDetailRow['events'][number] | SourceDetailRow['events'][number]
function presentEvent({ version, action, fromState, toState, actor, at, reason, detail }: EventRow) {
  return {
    ...wire({ version, action, fromState, toState, actor, at, reason }),
    detail: stored<Record<string, unknown>>(detail),
  }
}
