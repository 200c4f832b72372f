import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import { ladderStep, stepDue } from '../domain/deadlines/ladder'
import type { Instant } from '../domain/time/instant'
import { addMinutes } from '../domain/time/instant'
import { playbook } from './activities'
import { currentClock, now, startClock, waitUntil } from './clock'
import { sendMessages } from './deliver-message'
import type { Acknowledge, ActResult, EscalationInput, MessageRefused } from './messages'
import { SIGNALS, UPDATES } from './messages'
import { refuse } from './refusal'

export const acknowledge = defineUpdate<ActResult, [Acknowledge]>(UPDATES.acknowledge)
export const escalationResolved = defineSignal(SIGNALS.escalationResolved)
export const messageRefused = defineSignal<[MessageRefused]>(SIGNALS.messageRefused)

type Ladder = {
  readonly input: EscalationInput
  acknowledgement: Acknowledge | undefined
  resolved: boolean
  /** Messages of the step that stands, and which of all were refused for good. */
  sent: readonly string[]
  readonly refused: Set<string>
}

const LONG_HISTORY = 1_000

/** Climbs the ladder, a message to whoever is on the rung, until someone acknowledges or the cause is gone. */
export async function escalation(input: EscalationInput): Promise<void> {
  startClock(input.clock)
  const ladder: Ladder = { input, acknowledgement: undefined, resolved: false, sent: [], refused: new Set() }
  acceptAnswers(ladder)
  const opened = await playbook.openEscalation(input)
  ladder.resolved ||= opened.resolved
  await climb(ladder)
  const { escalationId, incidentId } = input
  if (ladder.acknowledgement !== undefined) {
    await playbook.recordAcknowledgement({ escalationId, incidentId, by: ladder.acknowledgement.by, now: now() })
  } else await playbook.recordResolution({ escalationId, incidentId, now: now() })
  await condition(allHandlersFinished)
}

function acceptAnswers(ladder: Ladder): void {
  setHandler(
    acknowledge,
    (act) => {
      ladder.acknowledgement = act
      return { outcome: 'done', detail: '' }
    },
    {
      validator: (_act: Acknowledge) => {
        if (ladder.acknowledgement !== undefined)
          refuse('too-late', 'act.alreadyAcknowledged', { by: ladder.acknowledgement.by })
        if (ladder.resolved) refuse('too-late', 'act.escalationResolved')
      },
    },
  )
  setHandler(escalationResolved, () => {
    ladder.resolved = true
  })
  setHandler(messageRefused, ({ messageId }) => {
    ladder.refused.add(messageId)
  })
}

async function climb(ladder: Ladder): Promise<void> {
  const { plan, step: from } = ladder.input
  let planned: { number: number; dueAt: Instant } = from ?? { number: 0, dueAt: now() }
  const over = (): boolean => ladder.acknowledgement !== undefined || ladder.resolved
  while (!over()) {
    const due = stepDue(plan.ladder, planned, now())
    const { post, waitMinutes } = ladderStep(plan.ladder, due.number)
    const nextAt = addMinutes(due.dueAt, waitMinutes)
    await page(ladder, { ...due, post, nextAt })
    await waitUntil(nextAt, () => over() || isUnreachable(ladder, due.number))
    if (over()) return
    planned = { number: due.number + 1, dueAt: nextAt }
    if (isUnreachable(ladder, due.number)) planned = await passOver(ladder, due.number, post)
    if (workflowInfo().historyLength > LONG_HISTORY) await goOnAsNew(ladder, planned)
  }
}

/** Nobody on this rung can be told, and there is another above: no use in waiting for an answer. */
function isUnreachable({ sent, refused, input }: Ladder, step: number): boolean {
  const isTop = ladderStep(input.plan.ladder, step + 1).repeated
  return !isTop && sent.length > 0 && sent.every((messageId) => refused.has(messageId))
}

async function passOver({ input }: Ladder, step: number, post: string): Promise<{ number: number; dueAt: Instant }> {
  const { escalationId, incidentId } = input
  await playbook.recordUnreachable({ escalationId, incidentId, step, post, now: now() })
  return { number: step + 1, dueAt: now() }
}

async function page(
  ladder: Ladder,
  step: { number: number; post: string; nextAt: Instant; skipped: number },
): Promise<void> {
  const { escalationId, incidentId, standIns } = ladder.input
  const paged = await playbook.pageStep({
    escalationId,
    incidentId,
    step: step.number,
    post: step.post,
    now: now(),
    nextStepAt: step.nextAt,
    skipped: step.skipped,
    standIns,
  })
  ladder.resolved ||= paged.resolved
  ladder.sent = paged.messages.map(({ messageId }) => messageId)
  if (!paged.resolved) await sendMessages(paged.messages)
}

async function goOnAsNew(ladder: Ladder, step: { number: number; dueAt: Instant }): Promise<void> {
  await condition(allHandlersFinished)
  await continueAsNew<typeof escalation>({ ...ladder.input, clock: currentClock(), step })
}
