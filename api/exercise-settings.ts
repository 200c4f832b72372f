import type { ExerciseSettings } from '../database/alerts'
import { readPlansInForce } from '../database/reference'
import type { Alert } from '../domain/alert/alert'
import { readDocument } from '../intake/read-document'
import type { ReceivedDocument } from '../intake/reading'
import { badField, badInput } from './bad-input'
import type { Api } from './api'
import { requireHeldWaits } from './held-waits'
import { Refusal } from './refusal'
import { exerciseIn } from './schemas/exercise'
import type { z } from './schemas/zod'

const noStandIns = { seed: 0, officers: 'none', keepers: 'none', carriers: 'none', receivers: 'none' } as const

/** Settings of an exercise as they came: an object, or JSON in a query; null for the real thing. Staging only. */
export function exerciseFrom(
  config: { readonly environment: 'production' | 'staging' },
  given: z.output<typeof exerciseIn> | string | undefined,
): ExerciseSettings | null {
  if (given === undefined) return null
  if (config.environment !== 'staging') throw new Refusal('staging-only', 'api.stagingOnly')
  const parsed = exerciseIn.safeParse(typeof given === 'string' ? json(given) : given)
  if (!parsed.success) throw badInput(parsed.error)
  return { pace: parsed.data.pace, standIns: parsed.data.standIns ?? noStandIns }
}

/**
 * Refuses a pace that a plan forbids which the alert's response could run by. What nobody can read yet may turn out to be
 * any hazard anywhere.
 */
export async function requireHeldPace(
  { database }: Pick<Api, 'database'>,
  exercise: ExerciseSettings | null,
  document: ReceivedDocument,
): Promise<void> {
  if (exercise === null) return
  const read = readDocument(document)
  const alerts: readonly Partial<Alert>[] = read.outcome === 'read' ? read.alerts.map(({ alert }) => alert) : [{}]
  for (const { hazard = null, areaCodes = [] } of alerts)
    for (const plan of await readPlansInForce(database.pool, hazard, areaCodes)) requireHeldWaits(exercise.pace, plan)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badField('exercise', 'api.badJson')
  }
}
