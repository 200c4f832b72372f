import type { Instant } from '../time/instant'
import { MINUTE_MS, addMs, epochMs, instantOf } from '../time/instant'
import type { Post } from '../duty/post'
import type { TaskKind } from '../response/task'

/** Which posts are held by stand-ins and how they behave; the same seed gives the same answers. */
export type StandIns = {
  readonly seed: number
  readonly officers: 'prompt' | 'one-silent' | 'silent' | 'none'
  readonly keepers: 'prompt' | 'none'
  readonly carriers: 'orderly' | 'unruly' | 'none'
  readonly receivers: 'prompt' | 'none'
}

export type StandInTask = {
  readonly taskId: string
  readonly kind: TaskKind
  readonly post: Post
  readonly openedAt: Instant
  readonly dueAt: Instant | null
  readonly facts: Readonly<Record<string, unknown>>
}

export type StandInAct = {
  readonly taskId: string
  readonly at: Instant
  readonly by: string
  readonly act: Readonly<Record<string, unknown>>
}

/** Whether the post that owes a task of this kind is held by a stand-in at all, be it a silent one. */
export function isHeldByStandIn(standIns: StandIns, kind: TaskKind): boolean {
  switch (kind) {
    case 'answer-order':
      return standIns.keepers !== 'none'
    case 'answer-tender':
    case 'report-departure':
    case 'report-arrival':
      return standIns.carriers !== 'none'
    case 'receive-goods':
      return standIns.receivers !== 'none'
    default:
      return standIns.officers !== 'none'
  }
}

/** A number in [0, 1) from the seed and a name: FNV-1a, then a mix; the same on every machine. */
export function chance(seed: number, name: string): number {
  let hash = 2_166_136_261 ^ seed
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507)
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}

/** What a stand-in will do about a task and when, or null for silence and for posts that people hold. Answers come within 10 minutes. */
export function decideStandIn(
  standIns: StandIns,
  task: StandInTask,
  looks: keyof typeof minutesOf = 'five-minutes',
): StandInAct | null {
  if (!isHeldByStandIn(standIns, task.kind)) return null
  const by = `stand-in:${task.post}`
  const draw = (name: string): number => chance(standIns.seed, `${task.taskId} ${name}`)
  const answer = (minutes: number, act: StandInAct['act']): StandInAct => ({
    taskId: task.taskId,
    at: moment(task.kind, addMs(task.openedAt, Math.round(minutes * MINUTE_MS)), looks),
    by,
    act,
  })
  switch (task.kind) {
    case 'confirm-level':
    case 'approve-plan':
    case 'confirm-stand-down':
    case 'paper-follows':
      return officerActs(standIns, task) ? answer(2 + 7 * draw('delay'), { decision: 'approve' }) : null
    case 'countersign-notices':
      return officerActs(standIns, task) ? answer(2 + 7 * draw('delay'), {}) : null
    case 'acknowledge':
      return officerActs(standIns, task) ? answer(1 + 6 * draw('delay'), {}) : null
    case 'veto-first-batch':
    case 'close-incident':
    case 'act-on-supply-order':
      return null
    case 'answer-order':
      return answer(2 + 7 * draw('delay'), { answer: 'accept' })
    case 'answer-tender':
      return answerTender(standIns, draw, answer)
    case 'report-departure':
      return milestone(task, by, 'departed', numberOf(task.facts.loadingMs), draw('loading'), standIns, looks)
    case 'report-arrival':
      return milestone(task, by, 'arrived', numberOf(task.facts.travelMs), draw('travel'), standIns, looks)
    case 'receive-goods':
      return answer(looks === 'minute' ? 5 + 4 * draw('delay') : 1 + 3 * draw('delay'), { receive: 'all' })
  }
}

/** One silent officer is the duty officer: the ladder has to climb past him. */
function officerActs(standIns: StandIns, task: StandInTask): boolean {
  if (standIns.officers === 'prompt') return true
  return standIns.officers === 'one-silent' && task.post !== 'duty-officer'
}

function answerTender(
  standIns: StandIns,
  draw: (name: string) => number,
  answer: (minutes: number, act: StandInAct['act']) => StandInAct,
): StandInAct | null {
  const mood = draw('mood')
  const unruly = standIns.carriers === 'unruly'
  if (mood < (unruly ? 0.2 : 0.05)) return null
  if (mood < (unruly ? 0.5 : 0.15)) return answer(2 + 6 * draw('delay'), { answer: 'decline', reason: 'no-vehicle' })
  return answer(2 + 7 * draw('delay'), {
    answer: 'accept',
    vehicle: `演${String(1000 + Math.floor(draw('plate') * 9000))}`,
  })
}

/** Carriers take about the planned time: 85 to 105 %, unruly ones up to 150 %. */
function milestone(
  task: StandInTask,
  by: string,
  name: 'departed' | 'arrived',
  plannedMs: number,
  luck: number,
  standIns: StandIns,
  looks: keyof typeof minutesOf,
): StandInAct {
  const factor = 0.85 + luck * (standIns.carriers === 'unruly' ? 0.65 : 0.2)
  const at = moment(task.kind, addMs(task.openedAt, Math.round(Math.max(plannedMs, MINUTE_MS) * factor)), looks)
  return { taskId: task.taskId, at, by, act: { milestone: name, at } }
}

/** Second of the minute at which acts of a kind happen. */
const secondOf: Partial<Record<TaskKind, number>> = {
  'answer-order': 5,
  'answer-tender': 10,
  'countersign-notices': 15,
  'report-departure': 20,
  'report-arrival': 30,
  'receive-goods': 40,
  acknowledge: 50,
}

/** Minutes that those on the road and at the gate look at: what many do is done together, so that a stepped clock has fewer steps. */
const minutesOf = {
  'five-minutes': { 'report-departure': 5, 'report-arrival': 5, 'receive-goods': 5 },
  /** As exercises began before looked at it. */
  minute: {},
} as const satisfies Readonly<Record<string, Partial<Record<TaskKind, number>>>>

/**
 * Acts of one kind and minute are played together; those of different kinds never at the same instant, so that what one
 * causes (an arrival ends an escalation) is settled before another (its acknowledgement) comes.
 */
function moment(kind: TaskKind, instant: Instant, looks: keyof typeof minutesOf): Instant {
  const minutes: Partial<Record<TaskKind, number>> = minutesOf[looks]
  const stepMs = (minutes[kind] ?? 1) * MINUTE_MS
  return addMs(instantOf(Math.ceil(epochMs(instant) / stepMs) * stepMs), (secondOf[kind] ?? 0) * 1_000)
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
