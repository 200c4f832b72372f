import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StandIns } from '../../domain/exercise/stand-in'
import type { ResponsePlan } from '../../domain/response/response-plan'
import { waitsInMinutes } from '../../domain/response/response-plan'
import { decidePace } from '../../domain/time/scenario-clock'
import type { Caller } from './callers'

/** As fast as a clock may run when a plan's shortest wait is 30 minutes (decision 4: 2 s of real time). */
export const PACE = 900

/** Everyone a stand-in, the duty officer and all others prompt. */
export const everyone: StandIns = {
  seed: 7,
  officers: 'prompt',
  keepers: 'prompt',
  carriers: 'orderly',
  receivers: 'prompt',
}

const policyFile = join(__dirname, '..', '..', 'database', 'reference', 'policies', 'response-plan.json')

/** The stored response plan with longer waits, so that its clock may run fast, and a delivery time that warns and slips. */
export function pacedPlan(): ResponsePlan {
  const { body } = JSON.parse(readFileSync(policyFile, 'utf8')) as { body: ResponsePlan }
  const plan: ResponsePlan = {
    ...body,
    edition: 'scenarios',
    delivery: { ...body.delivery, insideProvinceHours: 3, outsideProvinceHours: 3 },
    waits: {
      ...body.waits,
      keeperAnswerMinutes: 30,
      tenderAnswerMinutes: { road: 30, rail: 40, air: 30, water: 40 },
      closeAfterQuietMinutes: 40,
    },
    ladder: {
      ...body.ladder,
      rungs: body.ladder.rungs.map((rung) => ({ ...rung, waitMinutes: 30 })),
      repeatMinutes: 30,
    },
  }
  const decision = decidePace(PACE, waitsInMinutes(plan))
  if (decision.outcome === 'refused') throw new Error(`the pace is refused for ${decision.wait}`)
  return plan
}

/** The administrator adopts that plan: the next response is run by it. */
export async function adoptPacedPlan(administrator: Caller): Promise<void> {
  const plan = pacedPlan()
  const policy = { kind: 'response-plan', hazard: '*', areaCode: '100000', label: 'adopted', edition: plan.edition }
  const answer = await administrator.post('/policies', { ...policy, body: plan })
  if (answer.status !== 201) throw new Error(`the plan is refused: ${answer.status} ${JSON.stringify(answer.body)}`)
}

/** A levee breach in one county beside Zhengzhou, where a central depot lies: a handful of consignments. */
export function smallFlood(place: string, reportedAt = '2022-08-19T11:00:00+08:00'): string {
  return JSON.stringify({
    hazard: 'flood',
    reportedAt,
    reportedBy: '郑州市防汛抗旱指挥部（模拟）',
    areaCode: '410122',
    place,
    status: 'exercise',
    affectedPeople: 900,
    evacuatedPeople: 160,
    leveeBreaches: 1,
  })
}

/** A small quake beside Zhengzhou that leaves people without a roof: quakes are what tents are sent for. */
export function smallQuake(place: string): string {
  return JSON.stringify({
    hazard: 'earthquake',
    reportedAt: '2022-08-19T11:00:00+08:00',
    reportedBy: '河南省地震局（模拟）',
    areaCode: '410122',
    place,
    status: 'exercise',
    longitude: 113.9763,
    latitude: 34.7189,
    magnitude: 5,
    depthKm: 10,
    originAt: '2022-08-19T10:50:00+08:00',
    evacuatedPeople: 2000,
  })
}

type Taken = { alerts: { incidentId: string | null; disposition: string }[]; documentId: string }

/** Raises an alert as an exercise; the answer is the incident's id. */
export async function raise(sender: Caller, alert: string, standIns: StandIns = everyone): Promise<string> {
  const exercise = encodeURIComponent(JSON.stringify({ pace: PACE, standIns }))
  const { status, body } = await sender.post<Taken>(`/alerts?exercise=${exercise}`, alert)
  const incidentId = body.alerts?.[0]?.incidentId
  if (status !== 201 || !incidentId) throw new Error(`no incident: ${status} ${JSON.stringify(body)}`)
  return incidentId
}
