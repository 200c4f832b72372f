import { ParentClosePolicy, startChild } from '@temporalio/workflow'
import type { IntakeOutcome } from '../activities/interfaces'
import type { AreaCode } from '../domain/geography/area'
import type { ClockSpec } from '../domain/time/scenario-clock'
import { playbook } from './activities'
import { realNow, startClock } from './clock'
import type { Actor, IncidentInput } from './messages'
import { startOnce } from './start-once'
import { incidentId, intakeId, reviewId } from './workflow-ids'

export type IntakeInput = { readonly documentId: string; readonly clock?: ClockSpec }

/** Reads what arrived, stores each alert in it with what becomes of it, and opens, revises or stands down responses. */
export async function intakeDocument(input: IntakeInput): Promise<void> {
  startClock(input.clock ?? { kind: 'real' })
  const { documentId, clock = null } = input
  await follow(await playbook.receiveDocument({ documentId, realNow: realNow(), clock }))
}

/** An officer filled in what an alert in review lacked: it goes on. */
export async function completeReview(input: { reviewItemId: string; by: Actor }): Promise<void> {
  await follow(await playbook.completeReviewedAlert({ ...input, realNow: realNow() }))
}

/** An officer starts a response for an alert that was kept. */
export async function startKeptAlert(input: { alertId: string; by: Actor; reason: string }): Promise<void> {
  await follow(await playbook.startKeptAlert({ ...input, realNow: realNow() }))
}

/** An officer makes some areas of an incident one of their own; the first is assessed again without them. */
export async function splitIncident(input: {
  incidentId: string
  areaCodes: readonly AreaCode[]
  reason: string
  by: Actor
}): Promise<void> {
  await follow(await playbook.splitIncident({ ...input, realNow: realNow() }))
}

/** Takes what arrived while Temporal was away; run on a schedule. */
export async function inboxSweep(): Promise<void> {
  const waiting = await playbook.findWaiting({ limit: 100 })
  for (const documentId of waiting.documents) {
    await startOnce(() =>
      startChild(intakeDocument, {
        workflowId: intakeId(documentId),
        args: [{ documentId }],
        parentClosePolicy: ParentClosePolicy.ABANDON,
      }),
    )
  }
  for (const { documentId, reviewItemId, by } of waiting.answered) {
    await startOnce(() =>
      startChild(completeReview, {
        workflowId: reviewId(documentId, reviewItemId),
        args: [{ reviewItemId, by }],
        parentClosePolicy: ParentClosePolicy.ABANDON,
      }),
    )
  }
  for (const entryId of waiting.inbox) await playbook.handOnInboxEntry({ entryId })
}

async function follow({ acts }: IntakeOutcome): Promise<void> {
  for (const act of acts) {
    if (act.kind === 'open') await openResponse(act.input)
    else await playbook.tellIncidentOfAlert(act)
  }
}

/** A response is opened once for an incident, whoever asks how often. */
async function openResponse(input: IncidentInput): Promise<void> {
  await startOnce(() =>
    startChild('incidentResponse', {
      workflowId: incidentId(input.incidentId),
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
    }),
  )
}
