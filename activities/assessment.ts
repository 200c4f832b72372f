import type { PoolClient } from 'pg'
import { appendAudit, audited } from '../database/audit'
import type { LevelRow } from '../database/estimates'
import {
  insertEstimate,
  insertLevel,
  readEstimate,
  readLevelReasons,
  readLevels,
  readLevelsSetAt,
  readProposedLevels,
} from '../database/estimates'
import { markReportConsumed } from '../database/inbox'
import { readIncident, readSituation, touchIncident } from '../database/incidents'
import { readClimate, readNetwork, readPolicy } from '../database/reference'
import { withdrawTasks } from '../database/tasks'
import { inTransaction } from '../database/transaction'
import { responsibleArea } from '../domain/geography/area'
import type { ReportedFigures } from '../domain/alert/alert'
import { compareEstimates } from '../domain/demand/compare-estimates'
import type { DemandEstimate } from '../domain/demand/estimate'
import { estimateDemand } from '../domain/demand/estimate-demand'
import { estimateImpact } from '../domain/demand/estimate-impact'
import type { LevelDecision, ResponseLevel } from '../domain/incident/level'
import { compareLevels } from '../domain/incident/level'
import { proposeLevels } from '../domain/incident/propose-levels'
import type { DemandNorms } from '../domain/policy/demand-norms'
import type { LevelTables } from '../domain/policy/level-tables'
import type { Instant } from '../domain/time/instant'
import { beijingMonth } from '../domain/time/instant'
import type { LevelAct } from '../workflows/messages'
import type { Assessment, AssessmentActivities, LevelNow } from './interfaces'
import { composeLevelNotices } from './level-notice'
import type { ActivityContext } from './ports'

type Source = { kind: 'alert' | 'situation-report'; id: string }
type Asked = { incidentId: string; version: number; source: Source; now: Instant }

/** Level and demand: decided by `domain` here, recorded with rule and edition, so that a better rule never breaks a replay. */
export function createAssessmentActivities(context: ActivityContext): AssessmentActivities {
  const { pool } = context.database
  return {
    async assessSituation(input) {
      const known = await readEstimate(pool, { id: estimateIdOf(input) })
      const assessed = await assess(context, input)
      return inTransaction(pool, async (tx) => {
        const levels = await recordLevels(tx, input, assessed.levels)
        const estimate = known ?? (await recordEstimate(tx, input, assessed))
        await markReportConsumed(tx, input.source.id)
        await touchIncident(tx, input.incidentId)
        // tried again after a worker died, a workflow may know a later instant: the first one counts
        const set = (await readLevelsSetAt(tx, input.incidentId, known?.asOf ?? input.now)).filter(
          ({ state }) => state === 'provisional',
        )
        const notices = await composeLevelNotices(tx, context, input.incidentId, set)
        return { ...toAssessment(levels, estimate), notices }
      })
    },
    async recordLevelAct(decided) {
      const { incidentId, act, version, now } = decided
      const once = `level-act ${incidentId} ${act.kind} ${version}`
      return inTransaction(pool, async (tx) => {
        const before = await audited(tx, once)
        const level =
          before === undefined ? await recordLevelAct(tx, decided, once) : await readLevel(tx, incidentId, act.kind)
        const set = (await readLevelsSetAt(tx, incidentId, before?.happenedAt ?? now)).filter(
          ({ kind }) => kind === act.kind,
        )
        return { ...level, notices: await composeLevelNotices(tx, context, incidentId, set) }
      })
    },
  }
}

const estimateIdOf = ({ incidentId, version }: Pick<Asked, 'incidentId' | 'version'>): string =>
  `est-${incidentId}-${version}`

type Assessed = { levels: readonly LevelDecision[]; estimate: Omit<DemandEstimate, 'version'> }

async function assess({ database: { pool } }: ActivityContext, { incidentId, source, now }: Asked): Promise<Assessed> {
  const [network, incident, situation] = await Promise.all([
    readNetwork(pool),
    readIncident(pool, incidentId),
    readSituation(pool, incidentId),
  ])
  const { alert, areaCodes } = situation
  const figures: ReportedFigures = { ...alert.figures, ...situation.figures }
  const areaCode = responsibleArea(incident.area_codes)
  const [tables, norms, climate] = await Promise.all([
    readPolicy<LevelTables>(pool, 'level-tables', alert.hazard, areaCode),
    readPolicy<DemandNorms>(pool, 'demand-norms', alert.hazard, areaCode),
    readClimate(pool, beijingMonth(now)),
  ])
  const impacts = estimateImpact({ alert, areaCodes, counties: network.counties, figures, norms })
  const { days } = incident.response_plan
  const lines = estimateDemand({
    hazard: alert.hazard,
    impacts,
    figures,
    counties: network.counties,
    climate,
    norms,
    days,
  })
  const levels = proposeLevels({ alert, figures, impacts, tables, areaCode })
  return { levels, estimate: { asOf: now, source, edition: norms.edition, impacts, lines } }
}

/** Levels are raised step by step by what is known; only a person lowers one. */
async function recordLevels(
  tx: PoolClient,
  { incidentId, source, now }: Asked,
  proposed: readonly LevelDecision[],
): Promise<LevelRow[]> {
  const current = await readLevels(tx, incidentId)
  for (const decision of proposed) {
    const before = current.find((each) => each.kind === decision.kind)
    if (before !== undefined && compareLevels(decision.level, before.level) >= 0) continue
    if (before !== undefined && (await isJudged(tx, incidentId, before, decision.level))) continue
    const version = (before?.version ?? 0) + 1
    await insertLevel(tx, incidentId, {
      ...decision,
      version,
      state: 'provisional',
      decidedBy: null,
      comment: null,
      decidedAt: now,
    })
    await appendAudit(tx, {
      happenedAt: now,
      incidentId,
      actor: 'system',
      action: before === undefined ? 'level.proposed' : 'level.raised',
      subject: decision.kind,
      detail: { level: decision.level, before: before?.level ?? null, reasons: decision.reasons, source },
      onceKey: `level ${incidentId} ${decision.kind} ${version}`,
    })
  }
  return readLevels(tx, incidentId)
}

/** A person has set another level knowing this one: it is not proposed again, only a graver one is. */
async function isJudged(tx: PoolClient, incidentId: string, before: LevelRow, level: ResponseLevel): Promise<boolean> {
  if (before.state !== 'changed' && before.state !== 'vetoed') return false
  const proposed = await readProposedLevels(tx, incidentId, before.kind)
  return proposed.some((each) => compareLevels(level, each) >= 0)
}

async function recordEstimate(
  tx: PoolClient,
  { incidentId, version, now, source }: Asked,
  { estimate }: Assessed,
): Promise<DemandEstimate & { id: string }> {
  const before = await readEstimate(tx, { incidentId })
  const id = estimateIdOf({ incidentId, version })
  const stored = { ...estimate, version }
  await insertEstimate(tx, id, incidentId, stored, before === undefined ? null : compareEstimates(before, stored))
  const displaced = estimate.impacts.reduce((sum, each) => sum + each.displaced.expected, 0)
  await appendAudit(tx, {
    happenedAt: now,
    incidentId,
    actor: 'system',
    action: 'demand.estimated',
    subject: id,
    detail: {
      version,
      counties: estimate.impacts.length,
      displaced,
      lines: estimate.lines.length,
      edition: estimate.edition,
      source,
    },
    onceKey: `estimate ${id}`,
  })
  return { ...stored, id }
}

function toAssessment(levels: readonly LevelRow[], estimate: DemandEstimate & { id: string }): Assessment {
  return {
    levels: levels.map(({ kind, level, version, state }) => ({ kind, level, version, state })),
    estimateId: estimate.id,
    estimateVersion: estimate.version,
    displacedExpected: estimate.impacts.reduce((sum, each) => sum + each.displaced.expected, 0),
  }
}

const stateAfter = { confirm: 'confirmed', change: 'changed', veto: 'vetoed' } as const

async function readLevel(tx: PoolClient, incidentId: string, kind: LevelAct['kind']): Promise<LevelRow> {
  const level = (await readLevels(tx, incidentId)).find((each) => each.kind === kind)
  if (level === undefined) throw new Error(`incident ${incidentId} has no ${kind} level`)
  return level
}

type Decided = { readonly incidentId: string; readonly act: LevelAct; readonly now: Instant }

async function recordLevelAct(tx: PoolClient, { incidentId, act, now }: Decided, onceKey: string): Promise<LevelNow> {
  const current = await readLevel(tx, incidentId, act.kind)
  const level = act.decision === 'change' ? (act.level ?? current.level) : current.level
  const record = { kind: act.kind, level, version: current.version + 1, state: stateAfter[act.decision] }
  await insertLevel(tx, incidentId, {
    ...record,
    // what spoke for a level stays beside it when a person has decided
    reasons: await readLevelReasons(tx, incidentId, current),
    decidedBy: act.by,
    comment: act.reason ?? null,
    decidedAt: now,
  })
  await withdrawTasks(tx, { incidentId, kinds: ['confirm-level'], subject: act.kind }, now)
  await touchIncident(tx, incidentId)
  await appendAudit(tx, {
    happenedAt: now,
    incidentId,
    actor: act.by,
    action: `level.${record.state}`,
    subject: act.kind,
    detail: { level, before: current.level, reason: act.reason ?? null },
    onceKey,
  })
  return record
}
