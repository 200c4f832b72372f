import type { Instant } from '../domain/time/instant'
import type { AlertForm } from '../intake/alert-form'
import type { alertForm } from './schemas/intake'
import type { z } from './schemas/zod'

/** The form of the console as intake reads it: what an officer left out stays out, except when and by whom it was taken. */
export function formDocument(form: z.output<typeof alertForm>, takenBy: string, now: Instant): Partial<AlertForm> {
  const point = form.point ?? form.quake?.epicentre
  return {
    status: form.status,
    messageType: form.messageType,
    reportedAt: form.sentAt ?? now,
    reportedBy: form.caller || takenBy,
    headline: form.headline,
    ...(form.hazard !== undefined && { hazard: form.hazard }),
    ...(form.reference && { references: [form.reference] }),
    ...(form.areaCodes !== undefined && { areaCodes: form.areaCodes }),
    ...(form.areaText && { place: form.areaText }),
    ...(point !== undefined && { longitude: point.longitude, latitude: point.latitude }),
    ...(form.colour !== undefined && { colour: form.colour }),
    ...(form.expiresAt !== undefined && { expiresAt: form.expiresAt }),
    ...(form.description && { text: form.description }),
    ...(form.quake !== undefined && {
      magnitude: form.quake.magnitude,
      originAt: form.quake.originAt,
      ...(form.quake.depthKm !== null && { depthKm: form.quake.depthKm }),
    }),
    ...(form.quake === undefined && form.onsetAt !== undefined && { originAt: form.onsetAt }),
    ...form.figures,
  }
}
