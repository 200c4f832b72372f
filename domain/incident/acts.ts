import type { ConsignmentStatus } from '../consignment/status'

export type IncidentStatus = 'open' | 'standing-down' | 'closed' | 'false-alarm' | 'merged'

/** Act on an incident → states in which it is allowed: the API refuses and the console disables by this one table. */
export const incidentActs = {
  decideLevel: ['open'],
  decideBatch: ['open'],
  standDown: ['open'],
  decideOnRoad: ['standing-down'],
  closeIncident: ['open', 'standing-down'],
  mergeIncident: ['open'],
  splitIncident: ['open'],
  issuePaper: ['open', 'standing-down'],
  countersignNotices: ['open', 'standing-down'],
  reportSituation: ['open', 'standing-down'],
  changePace: ['open', 'standing-down'],
  submitSupplyRequest: ['open'],
  decideSupplyRequest: ['open'],
  withdrawSupplyRequest: ['open', 'standing-down'],
  liftFloor: ['open'],
  withdrawFloorLift: ['open', 'standing-down'],
  placeSupplyOrder: ['open'],
  askWhatIf: ['open'],
  adoptWishes: ['open'],
  withdrawWish: ['open'],
} as const satisfies Record<string, readonly IncidentStatus[]>
export type IncidentAct = keyof typeof incidentActs

/** Act on a consignment → states in which it is allowed; a receipt may come before the carrier has reported the arrival. */
export const consignmentActs = {
  answerOrder: ['ordered'],
  answerTender: ['ordered'],
  reportDeparture: ['booked'],
  reportArrival: ['departed'],
  reportExpectedArrival: ['booked', 'departed'],
  receiveGoods: ['departed', 'arrived'],
  writeOff: ['booked', 'departed', 'arrived'],
} as const satisfies Record<string, readonly ConsignmentStatus[]>
export type ConsignmentAct = keyof typeof consignmentActs

export function mayActOnIncident(act: IncidentAct, status: IncidentStatus): boolean {
  const allowed: readonly IncidentStatus[] = incidentActs[act]
  return allowed.includes(status)
}

export function mayActOnConsignment(act: ConsignmentAct, status: ConsignmentStatus): boolean {
  const allowed: readonly ConsignmentStatus[] = consignmentActs[act]
  return allowed.includes(status)
}
