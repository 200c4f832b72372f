/** What makes a running response plan again. */
export const planCauseKinds = [
  'alert',
  'situation-report',
  'wishes',
  'request-submitted',
  'request-decided',
  'request-withdrawn',
  'floor-lifted',
  'floor-lift-withdrawn',
  'supply-short',
  'supply-postponed',
  'consignment-short',
  'fewer-reserved',
  'batch-vetoed',
] as const
export type PlanCauseKind = (typeof planCauseKinds)[number]

/** One thing that happened: `subject` is the id of the report, request, order or consignment that it happened to. */
export type PlanCause = { readonly kind: PlanCauseKind; readonly subject: string; readonly by: string }
