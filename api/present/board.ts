import type { BoardIncident, Waiting } from '../../database/reads/board'
import type { ResponseLevel } from '../../domain/incident/level'
import type { Instant } from '../../domain/time/instant'
import type { boardRow } from '../schemas/incident'
import type { z } from '../schemas/zod'
import { stored, wire } from '../wire'
import { presentClock } from './clock'
import type { AreaNames } from './intake'
import { areasNamed } from './intake'

export function presentBoardRow(
  row: BoardIncident,
  context: {
    readonly names: AreaNames
    readonly coverage: ReadonlyMap<string, number>
    readonly waiting: readonly Waiting[]
    readonly realNow: Instant
  },
): z.output<typeof boardRow> {
  const { id, number, hazard, isExercise, startedAt, changedAt, closedAt } = row
  return {
    ...wire({ id, number, hazard, isExercise, startedAt, changedAt, closedAt }),
    title: { zh: row.titleZh, en: row.titleEn },
    status: stored(row.status),
    areas: areasNamed(row.areaCodes, context.names),
    levels: { relief: levelOf(row, 'relief'), hazard: levelOf(row, 'hazard') },
    nextDeadline: wire(row.deadlines[0] ?? null),
    waitsFor: presentWaiting(context.waiting.filter((each) => each.incidentId === id)),
    coverage24h: context.coverage.get(id) ?? null,
    escalationsOpen: row._count.escalations,
    clock: presentClock(row, context.realNow),
  }
}

/** The newest version of a kind; a vetoed one counts for none. */
function levelOf({ incidentLevels }: BoardIncident, kind: string): ResponseLevel | null {
  const newest = incidentLevels.find((each) => each.kind === kind)
  return newest === undefined || newest.state === 'vetoed' ? null : stored<ResponseLevel>(newest.level)
}

export function presentWaiting(waiting: readonly Waiting[]): z.output<typeof boardRow>['waitsFor'] {
  return waiting.map(({ post, kind, dueAt, count }) => {
    return { post: stored(post), kind: stored(kind), dueAt: wire(dueAt), count }
  })
}
