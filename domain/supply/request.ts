export type RequestState = 'submitted' | 'approved' | 'changed' | 'refused' | 'withdrawn'

/** Act on a request → states in which it is allowed: the API refuses and the console disables by this one table. */
export const requestActs = {
  decide: ['submitted'],
  withdraw: ['submitted', 'approved', 'changed'],
} as const satisfies Record<string, readonly RequestState[]>
export type RequestAct = keyof typeof requestActs

export function mayActOnRequest(act: RequestAct, state: RequestState): boolean {
  const allowed: readonly RequestState[] = requestActs[act]
  return allowed.includes(state)
}

export type RequestDecision = 'approve' | 'change' | 'refuse'

/** What a decision makes of a request: its state and the ceiling in units; null when `change` names more than was asked. */
export function decidedRequest(
  asked: number,
  decision: RequestDecision,
  approved: number | undefined,
): { readonly state: RequestState; readonly approved: number } | null {
  if (decision === 'approve') return { state: 'approved', approved: asked }
  if (decision === 'refuse') return { state: 'refused', approved: 0 }
  if (approved === undefined || approved < 1 || approved > asked) return null
  return approved === asked ? { state: 'approved', approved } : { state: 'changed', approved }
}
