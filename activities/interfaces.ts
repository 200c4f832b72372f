import type { Instant } from '../domain/time/instant'
import type { ClockSpec } from '../domain/time/scenario-clock'
import type { AreaCode } from '../domain/geography/area'
import type { Mark, MarkOutcome, PlannedMark } from '../domain/deadlines/marks'
import type { StandIns } from '../domain/exercise/stand-in'
import type { LevelState, ResponseKind, ResponseLevel } from '../domain/incident/level'
import type { PlanCause } from '../domain/response/plan-cause'
import type { NewTask, TaskEnd } from '../domain/response/task'
import type { Actor, IncidentInput, LevelAct, WhatIfAsked, WhatIfOutcome } from '../workflows/messages'

// The activities as the workflows see them: types only, one named side effect each, safe to run twice.

export type Opening = { readonly kind: 'open'; readonly input: IncidentInput }
export type Revision = {
  readonly kind: 'revise'
  readonly incidentId: string
  readonly alertId: string
  readonly messageType: 'update' | 'cancel'
}
export type IntakeOutcome = { readonly acts: readonly (Opening | Revision)[] }

/** An officer's answer in the review queue that has not become an alert yet. */
export type AnsweredReview = { readonly reviewItemId: string; readonly documentId: string; readonly by: Actor }

export interface IntakeActivities {
  receiveDocument(input: { documentId: string; realNow: Instant; clock: ClockSpec | null }): Promise<IntakeOutcome>
  completeReviewedAlert(input: { reviewItemId: string; by: Actor; realNow: Instant }): Promise<IntakeOutcome>
  startKeptAlert(input: { alertId: string; by: Actor; reason: string; realNow: Instant }): Promise<IntakeOutcome>
  /** Some areas become an incident of their own. */
  splitIncident(input: {
    incidentId: string
    areaCodes: readonly AreaCode[]
    reason: string
    by: Actor
    realNow: Instant
  }): Promise<IntakeOutcome>
  tellIncidentOfAlert(revision: Revision): Promise<void>
  /** Documents and inbox entries that nobody has taken yet, and officers' answers to the review queue; oldest first. */
  findWaiting(input: {
    limit: number
  }): Promise<{ documents: readonly string[]; inbox: readonly string[]; answered: readonly AnsweredReview[] }>
  handOnInboxEntry(input: { entryId: string }): Promise<void>
}

export type LevelNow = {
  readonly kind: ResponseKind
  readonly level: ResponseLevel
  readonly version: number
  readonly state: LevelState
}
export type Assessment = {
  readonly levels: readonly LevelNow[]
  readonly estimateId: string
  readonly estimateVersion: number
  readonly displacedExpected: number
}

export interface AssessmentActivities {
  assessSituation(input: {
    incidentId: string
    /** Version of the estimate to make; the same again is answered with what stands. */
    version: number
    source: { kind: 'alert' | 'situation-report'; id: string }
    now: Instant
  }): Promise<Assessment & Notices>
  /** `version`: of the level that was decided on; whatever the instant, each is decided once. */
  recordLevelAct(input: {
    incidentId: string
    act: LevelAct
    version: number
    now: Instant
  }): Promise<LevelNow & Notices>
}

/** Messages that an act made, for the workflow to send. */
export type Notices = { readonly notices: readonly MessageRef[] }

/** `shortfalls`: needs of the batch for which no source is left. */
export type BatchSize = { readonly lines: number; readonly consignments: number; readonly shortfalls: number }
export type PlanStored = {
  readonly planId: string
  readonly version: number
  readonly first: BatchSize
  readonly rest: BatchSize
  readonly shortfalls: number
}

export interface SolverActivities {
  /** `after`: version of the plan before, `causes`: what happened since; histories from before tell neither. */
  planAllocation(input: {
    incidentId: string
    estimateId: string
    after?: number
    causes?: readonly PlanCause[]
    now: Instant
  }): Promise<PlanStored>
}

export interface WhatIfActivities {
  planWhatIf(input: WhatIfAsked): Promise<WhatIfOutcome>
}

export interface TaskActivities {
  /** Puts what a post owes where it is seen, and tells the stand-in that holds the post. */
  askPosts(input: { tasks: readonly NewTask[]; standIns: StandIns | null }): Promise<void>
  endTasks(input: { ends: readonly TaskEnd[]; incidentId: string }): Promise<void>
  withdrawTasksOf(input: {
    incidentId: string
    workflowId: string | null
    kinds: readonly string[] | null
    now: Instant
  }): Promise<void>
}

export type NewDeadline = {
  readonly id: string
  readonly incidentId: string
  readonly rule: string
  readonly edition: string
  readonly subject: string
  readonly startsAt: Instant
  readonly dueAt: Instant
  readonly marks: readonly PlannedMark[]
}
export type FiredMark = {
  readonly deadlineId: string
  readonly mark: Mark
  readonly plannedAt: Instant
  readonly markedAt: Instant
  readonly outcome: MarkOutcome
}
export type MessageRef = { readonly messageId: string }

export interface DeadlineActivities {
  /** Stores clocks and hands them to the incident's deadline watch. */
  addDeadlines(input: { incidentId: string; deadlines: readonly NewDeadline[]; now: Instant }): Promise<void>
  /** Records marks; a warning makes a message to the duty officer. Already met clocks are not marked. */
  recordMarks(input: { incidentId: string; marks: readonly FiredMark[] }): Promise<{ messages: readonly MessageRef[] }>
  stopDeadlines(input: {
    incidentId: string
    ids: readonly string[]
    metAt: Instant | null
    reason: string
    now: Instant
  }): Promise<void>
  /** Works out from the consignments whether delivery clocks are met or predicted to slip, and tells the watch. */
  settleDelivery(input: { incidentId: string; complete: boolean; now: Instant }): Promise<void>
  reportSilence(input: {
    incidentId: string
    deadline: NewDeadline
    facts: Readonly<Record<string, unknown>>
    now: Instant
  }): Promise<void>
}

export type EscalationFacts = {
  readonly escalationId: string
  readonly incidentId: string
  readonly deadlineId: string
  readonly cause: 'slip-predicted' | 'breached' | 'silent'
  readonly openedAt: Instant
}

export interface EscalationActivities {
  openEscalation(input: EscalationFacts): Promise<{ resolved: boolean }>
  /** Makes the messages of one step: a row for each person on the post, with the facts as they are now. */
  pageStep(input: {
    escalationId: string
    incidentId: string
    step: number
    post: string
    now: Instant
    nextStepAt: Instant
    skipped: number
    standIns: StandIns | null
  }): Promise<{ messages: readonly MessageRef[]; resolved: boolean }>
  /** Every mail of a step was refused for good: nobody on that post was told, the next is paged at once. */
  recordUnreachable(input: {
    escalationId: string
    incidentId: string
    step: number
    post: string
    now: Instant
  }): Promise<void>
  recordAcknowledgement(input: { escalationId: string; incidentId: string; by: Actor; now: Instant }): Promise<void>
  recordResolution(input: { escalationId: string; incidentId: string; now: Instant }): Promise<void>
}

export interface MessageActivities {
  /** Hands one stored message to its channel; the same Message-ID however often it is tried. Its ladder hears of a refusal for good. */
  handOver(input: { messageId: string }): Promise<void>
}

export type FeedPoll = {
  /** False when nobody watches this feed any more. */
  readonly watched: boolean
  /** Documents of this feed that no workflow has taken yet. */
  readonly documents: readonly string[]
  readonly messages: readonly MessageRef[]
}

export interface FeedActivities {
  /** Asks a watched feed for what changed, if it is due; keeps what came, how the feed fares, and the alarm of a silence. */
  pollFeed(input: { feedId: string; realNow: Instant }): Promise<FeedPoll>
  /** Makes the schedules agree with the watches; `gone`: feeds known to be removed, whose schedules must go. */
  syncFeedSchedules(input: { gone: readonly string[] }): Promise<void>
}

export interface ClosingActivities {
  recordStatus(input: {
    incidentId: string
    status: 'standing-down'
    version: number
    reason: string
    by: Actor
    now: Instant
  }): Promise<void>
  closeIncident(input: {
    incidentId: string
    version: number
    status: 'closed' | 'false-alarm' | 'merged'
    reason: string
    by: Actor
    mergedInto: string | null
    now: Instant
  }): Promise<void>
  cancelConsignments(input: { consignmentIds: readonly string[]; reason: string }): Promise<void>
}

export interface StandInActivities {
  /** Does what a stand-in decided, through the same update that a person's act uses; too late is no error. */
  actAs(input: {
    incidentId: string
    taskId: string
    act: Readonly<Record<string, unknown>>
    by: Actor
    now: Instant
  }): Promise<{ outcome: string }>
}

export interface PaceActivities {
  /** Hands the stored segments of a paced clock to every running workflow of the incident. */
  tellPace(input: { incidentId: string }): Promise<void>
}
