import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Carrier, OrderedConsignment } from '../../activities/goods-interfaces'
import type { Assessment, LevelNow, NewDeadline } from '../../activities/interfaces'
import { planMarks } from '../../domain/deadlines/marks'
import type { ResponsePlan } from '../../domain/response/response-plan'
import type { Instant } from '../../domain/time/instant'
import { HOUR_MS, addHours } from '../../domain/time/instant'
import type {
  ConsignmentInput,
  EscalationInput,
  GoodsReceived,
  IncidentInput,
  WatchInput,
} from '../../workflows/messages'

const policies = join(__dirname, '..', '..', 'database', 'reference', 'policies')

/** The plan that ships: veto 30, approval 30, keeper 15 then 60, carrier 20, ladder 10/10/10/15, close after 120 minutes. */
export function shippedPlan(name = 'response-plan'): ResponsePlan {
  return (JSON.parse(readFileSync(join(policies, `${name}.json`), 'utf8')) as { body: ResponsePlan }).body
}

export const INCIDENT = 'quake-1'

export function anIncident(startedAt: Instant, parts: Partial<IncidentInput> = {}): IncidentInput {
  return {
    incidentId: INCIDENT,
    alertId: 'alert-1',
    clock: { kind: 'real' },
    plan: shippedPlan(),
    startedAt,
    areaCode: '622927',
    isExercise: false,
    standIns: null,
    ...parts,
  }
}

export function aLevel(parts: Partial<LevelNow> = {}): LevelNow {
  return { kind: 'relief', level: 'III', version: 1, state: 'provisional', ...parts }
}

export function anAssessment(version = 1, levels: readonly LevelNow[] = [aLevel()]): Assessment {
  return { levels, estimateId: `estimate-${version}`, estimateVersion: version, displacedExpected: 12_000 }
}

export const road = (id: string): Carrier => ({ id, mode: 'road', speedKmh: 60 })

/** 100 tents from Lanzhou: an hour of loading, five on the road. */
export function anOrder(orderedAt: Instant, parts: Partial<OrderedConsignment> = {}): OrderedConsignment {
  return {
    consignmentId: 'con-1',
    depotId: 'lanzhou',
    depotProvince: '620000',
    areaCode: '622927',
    lines: [{ itemCode: 'tent-12', quantity: 100 }],
    loadingMs: HOUR_MS,
    travelMs: 5 * HOUR_MS,
    dueAt: addHours(orderedAt, 24),
    orderedAt,
    ...parts,
  }
}

export function aConsignment(orderedAt: Instant, parts: Partial<ConsignmentInput> = {}): ConsignmentInput {
  return {
    ...anOrder(orderedAt),
    incidentId: INCIDENT,
    batch: 'first',
    clock: { kind: 'real' },
    plan: shippedPlan(),
    standIns: null,
    ...parts,
  }
}

export function aNote(parts: Partial<GoodsReceived> = {}): GoodsReceived {
  return {
    key: 'note-1',
    signedBy: 'Ma',
    signedAt: '2026-11-01T00:00:00.000Z',
    lines: [{ itemCode: 'tent-12', received: 100, damaged: 0 }],
    by: 'receiver Ma',
    ...parts,
  }
}

export function aWatch(parts: Partial<WatchInput> = {}): WatchInput {
  return { incidentId: INCIDENT, clock: { kind: 'real' }, plan: shippedPlan(), standIns: null, ...parts }
}

/** The delivery clock: 24 hours, with warnings at a half, three quarters and nine tenths. */
export function aDeadline(startsAt: Instant, parts: Partial<NewDeadline> = {}): NewDeadline {
  const dueAt = addHours(startsAt, 24)
  return {
    id: 'first-batch',
    incidentId: INCIDENT,
    rule: 'first-batch-24h',
    edition: 'plan-2022',
    subject: INCIDENT,
    startsAt,
    dueAt,
    marks: planMarks(startsAt, dueAt, [0.5, 0.75, 0.9]),
    ...parts,
  }
}

export function anEscalation(openedAt: Instant, parts: Partial<EscalationInput> = {}): EscalationInput {
  const named = { escalationId: 'breached:first-batch', deadlineId: 'first-batch', cause: 'breached' as const }
  return { ...aWatch(), ...named, openedAt, ...parts }
}
