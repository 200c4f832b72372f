import { instant } from './shapes'
import { orNull, z } from './zod'

export const standIns = z
  .object({
    seed: z.number().int(),
    officers: z.enum(['prompt', 'one-silent', 'silent', 'none']),
    keepers: z.enum(['prompt', 'none']),
    carriers: z.enum(['orderly', 'unruly', 'none']),
    receivers: z.enum(['prompt', 'none']),
  })
  .openapi('StandIns')

/** Staging only: the alert opens an exercise on a clock that runs `pace` times as fast, with stand-ins for the posts named. */
export const exerciseIn = z
  .strictObject({ pace: z.number().positive().max(100_000), standIns: orNull(standIns) })
  .openapi('ExerciseSettings')

/** The clock of an incident; `now` is its own time at the moment of the answer, `scale` 0 means that it stands still. */
export const clock = z
  .object({
    kind: z.enum(['real', 'paced', 'stepped']),
    scale: z.number(),
    now: instant,
    segments: z.array(z.object({ fromReal: instant, fromScenario: instant, scale: z.number() })),
    pausedBy: z.string().nullable(),
  })
  .openapi('Clock')
