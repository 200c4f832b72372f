import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { ExerciseSettings } from '../../database/alerts'
import { readOpeningAlert } from '../../database/incident-alerts'
import { insertIncident, readIncident } from '../../database/incidents'
import type { Network } from '../../database/reference'
import { readPolicy } from '../../database/reference'
import type { Alert } from '../../domain/alert/alert'
import type { StandIns } from '../../domain/exercise/stand-in'
import type { AreaCode } from '../../domain/geography/area'
import { COUNTRY, provinceOf, responsibleArea } from '../../domain/geography/area'
import type { ResponsePlan } from '../../domain/response/response-plan'
import type { ClockSpec } from '../../domain/time/scenario-clock'
import type { Instant } from '../../domain/time/instant'
import { hazardNames, incidentTitle, quakeTitle } from '../../texts/incident'
import { fill } from '../../texts/sentence'
import type { Opening } from '../interfaces'

export type OpeningWish = {
  readonly alert: Alert
  readonly identity: string
  readonly areaCodes: readonly AreaCode[]
  readonly startedAt: Instant
  readonly realNow: Instant
  readonly isExercise: boolean
  readonly exercise: ExerciseSettings | null
  readonly clock: ClockSpec | null
  readonly environment: 'production' | 'staging'
}

/** In staging carriers are simulated even where people hold every other post. */
const onlyCarriers: StandIns = { seed: 1, officers: 'none', keepers: 'none', carriers: 'orderly', receivers: 'none' }

/** Short and stable: the same alert gives the same incident however often its opening is tried. */
export function incidentIdOf(identity: string): string {
  return `inc-${createHash('sha256').update(identity).digest('hex').slice(0, 12)}`
}

export async function openIncident(tx: PoolClient, network: Network, wish: OpeningWish): Promise<string> {
  const id = incidentIdOf(wish.identity)
  const plan = await readPolicy<ResponsePlan>(tx, 'response-plan', wish.alert.hazard, responsibleArea(wish.areaCodes))
  const standIns = wish.exercise?.standIns ?? (wish.environment === 'staging' ? onlyCarriers : null)
  await insertIncident(tx, {
    id,
    titleZh: titleOf(wish, network, 'zh'),
    titleEn: titleOf(wish, network, 'en'),
    hazard: wish.alert.hazard,
    isExercise: wish.isExercise,
    areaCodes: wish.areaCodes,
    epicentre: wish.alert.quake?.epicentre ?? null,
    startedAt: wish.startedAt,
    clock: wish.clock ?? clockOf(wish),
    standIns,
    plan,
  })
  return id
}

/** An exercise runs on a paced clock from the alert's own time; everything else on real time. */
function clockOf({ exercise, realNow, startedAt }: OpeningWish): ClockSpec {
  if (exercise === null) return { kind: 'real' }
  return { kind: 'paced', segments: [{ fromReal: realNow, fromScenario: startedAt, scale: exercise.pace }] }
}

/** What the incident's workflow starts with, from its row: the same after any number of retries. */
export async function openingOf(tx: PoolClient, incidentId: string): Promise<Opening> {
  const row = await readIncident(tx, incidentId)
  const alert = await readOpeningAlert(tx, incidentId)
  return {
    kind: 'open',
    input: {
      incidentId,
      alertId: alert?.id ?? '',
      clock: row.clock,
      plan: row.response_plan,
      startedAt: row.started_at.toISOString(),
      areaCode: responsibleArea(row.area_codes),
      isExercise: row.is_exercise,
      standIns: row.stand_ins,
    },
  }
}

function titleOf({ alert, areaCodes }: OpeningWish, network: Network, language: 'zh' | 'en'): string {
  const area = responsibleArea(areaCodes)
  // an alert from abroad has none of our areas
  const known = areaCodes.length === 0 ? undefined : network.areaNames.get(area)
  const name = known ?? (alert.areaText || (network.areaNames.get(COUNTRY) ?? ''))
  const province = area === provinceOf(area) ? '' : (network.areaNames.get(provinceOf(area)) ?? '')
  const place = name.startsWith(province) ? name : `${province}${name}`
  const values = {
    area: place,
    hazard: hazardNames[alert.hazard]?.[language] ?? alert.hazard,
    magnitude: alert.quake?.magnitude.toFixed(1) ?? '',
  }
  return fill(alert.quake === null ? incidentTitle : quakeTitle, language, values)
}
