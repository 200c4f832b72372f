import type { RequestRow } from '../../database/reads/supply-requests'
import type { RequestState } from '../../domain/supply/request'
import { mayActOnRequest } from '../../domain/supply/request'
import type { ScopeFacts } from '../access'
import { mayAct } from '../access'
import type { Caller } from '../caller'
import type { supplyRequest } from '../schemas/supply-requests'
import type { z } from '../schemas/zod'
import { stored, wire } from '../wire'

/** A request as its reader sees it, with what they may do about it. */
export function presentRequest(
  { item, area, ...row }: RequestRow,
  facts: ScopeFacts,
  caller: Caller | null,
): z.output<typeof supplyRequest> {
  const state = stored<RequestState>(row.state)
  return {
    ...wire(row),
    ...item,
    state,
    areaName: area.name,
    mayDecide: mayActOnRequest('decide', state) && mayAct('decideSupplyRequest', caller, facts),
    mayWithdraw: mayActOnRequest('withdraw', state) && mayAct('withdrawSupplyRequest', caller, facts),
  }
}
