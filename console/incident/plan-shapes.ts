import type { Schemas } from '../app/schemas'

export type PlanDetail = Schemas['PlanDetail']
export type PlanLine = Schemas['PlanLine']
export type PlanWish = Schemas['PlanWish']
