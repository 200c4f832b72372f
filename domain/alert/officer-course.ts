import type { Alert, ReviewReason } from './alert'
import type { KnownAlert, RunningIncident } from './triage'

export type OfficerCourse =
  | { readonly kind: 'start' | 'keep'; readonly reason: ReviewReason }
  | ({ readonly kind: 'revise' | 'stand-down'; readonly reason: ReviewReason } & RunningIncident)
  | ({ readonly kind: 'duplicate'; readonly reason: ReviewReason } & KnownAlert)

export type OfficerCourseInput = {
  readonly alert: Pick<Alert, 'status' | 'messageType'>
  readonly environment: 'production' | 'staging'
  /** Whether the officer wants a response. */
  readonly start: boolean
  readonly by: string
  /** The same alert, which came whole in the meantime. */
  readonly twin: KnownAlert | null
  /** The response to the event that this message is about. */
  readonly running: RunningIncident | null
}

/**
 * What becomes of an alert that an officer completed or asked to start. What is about a running response goes to that
 * response; an exercise starts nothing in production, whoever asks (decision 12); a message that cancels or answers
 * another is no reason to start.
 */
export function officerCourse(input: OfficerCourseInput): OfficerCourse {
  const { alert, twin, running, start, by } = input
  const decided: ReviewReason = { key: 'triage.officer-decided', values: { by } }
  if (twin !== null) return { kind: 'duplicate', ...twin, reason: { key: 'triage.duplicate', values: {} } }
  if (!start) return { kind: 'keep', reason: decided }
  const isDrill = alert.status === 'exercise' || alert.status === 'test'
  if (isDrill && input.environment === 'production')
    return { kind: 'keep', reason: { key: 'triage.exercise-in-production', values: { status: alert.status } } }
  if (alert.messageType === 'cancel' && running !== null)
    return { kind: 'stand-down', ...running, reason: { key: 'triage.cancelled', values: {} } }
  if (alert.messageType !== 'alert' && alert.messageType !== 'update') return { kind: 'keep', reason: decided }
  return running === null
    ? { kind: 'start', reason: decided }
    : { kind: 'revise', ...running, reason: { key: 'triage.revised', values: {} } }
}
