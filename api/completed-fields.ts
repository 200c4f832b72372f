import type { Alert } from '../domain/alert/alert'
import type { completedFields } from './schemas/intake'
import type { z } from './schemas/zod'

/** What an officer filled in, as fields of an alert: it takes the place of what was read. */
export function completedAlertFields(fields: z.output<typeof completedFields>): Partial<Alert> {
  const { headline, point, quake, figures, ...plain } = fields
  return withoutGaps({
    ...plain,
    ...(headline !== undefined && { texts: [{ language: 'zh-CN', event: '', headline, description: '' }] }),
    ...(point !== undefined && { points: [point] }),
    ...(quake !== undefined && { quake: { ...quake, magnitudeType: 'ms' }, points: [point ?? quake.epicentre] }),
    ...(figures !== undefined && { figures: withoutGaps(figures) }),
  })
}

/** Without the fields that were left out, so that they don't erase what was read. */
export function withoutGaps<T extends object>(value: T): WithoutGaps<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as WithoutGaps<T>
}

/** An optional field is there with a value, or not there. */
export type WithoutGaps<T> = { [Key in keyof T]: Exclude<T[Key], undefined> }
