import type { ExerciseSettings } from '../database/alerts'
import { badField, badInput } from './bad-input'
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

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badField('exercise', 'api.badJson')
  }
}
