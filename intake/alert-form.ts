import { z } from 'zod'
import { hazards } from '../domain/alert/alert'
import type { AlertText, PartialAlert, Quake, ReadAlert, ReportedFigures } from '../domain/alert/alert'
import { readTime } from './read-time'
import { because, concludeAlert, identityOf, sha256 } from './reading'

const people = z.number().int().min(0).max(100_000_000)
const amount = z.number().min(0).max(100_000_000)
const areaCode = z.string().regex(/^(?:1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}(?:\d{6})?$/)
const time = z.string().refine((text) => readTime(text, '+08:00') !== null, 'a time such as 2022-08-19T10:30:00+08:00')

/** What an officer types in after a telephone call. Figures that nobody reported stay out: missing is unknown, not zero. */
export const alertFormSchema = z.strictObject({
  _: z.string().optional(),
  hazard: z.enum(hazards),
  status: z.enum(['actual', 'exercise', 'test', 'system', 'draft']),
  messageType: z.enum(['alert', 'update', 'cancel']).optional(),
  references: z.array(z.string().min(1).max(300)).max(100).optional(),
  reportedAt: time,
  reportedBy: z.string().trim().min(1).max(200),
  areaCode: areaCode.optional(),
  areaCodes: z.array(areaCode).max(400).optional(),
  place: z.string().max(400).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  colour: z.enum(['red', 'orange', 'yellow', 'blue']).optional(),
  expiresAt: time.optional(),
  headline: z.string().max(400).optional(),
  text: z.string().max(20_000).optional(),
  magnitude: z.number().gt(0).max(10).optional(),
  magnitudeType: z.string().min(1).max(10).optional(),
  depthKm: z.number().min(0).max(800).optional(),
  originAt: time.optional(),
  dead: people.optional(),
  missing: people.optional(),
  injured: people.optional(),
  affectedPeople: people.optional(),
  evacuatedPeople: people.optional(),
  roomsCollapsed: people.optional(),
  roomsDamaged: people.optional(),
  droughtPeopleInNeed: people.optional(),
  leveeBreaches: z.number().int().min(0).max(10_000).optional(),
  dikeKmInDanger: amount.optional(),
  burntHectares: amount.optional(),
  uncontrolledHours: amount.optional(),
  sensitiveArea: z.boolean().optional(),
  rescuersOnSite: people.optional(),
  firefightersOnSite: people.optional(),
})

export type AlertForm = z.infer<typeof alertFormSchema>

const partialForm = alertFormSchema.partial()
type PartialForm = z.infer<typeof partialForm>

const figureFields = [
  'dead',
  'missing',
  'injured',
  'affectedPeople',
  'evacuatedPeople',
  'roomsCollapsed',
  'roomsDamaged',
  'droughtPeopleInNeed',
  'leveeBreaches',
  'dikeKmInDanger',
  'burntHectares',
  'uncontrolledHours',
  'sensitiveArea',
  'rescuersOnSite',
] as const satisfies readonly (keyof ReportedFigures)[]

/** Fields by which an object is taken for a form. */
export function isAlertForm(value: Readonly<Record<string, unknown>>): boolean {
  return ['hazard', 'reportedAt', 'reportedBy', 'areaCode', 'areaCodes'].filter((field) => field in value).length >= 2
}

/** A form in our form. A field that can't be read is named, the others are kept. */
export function readAlertForm(value: Readonly<Record<string, unknown>>): ReadAlert {
  const { form, badFields } = readFields(value)
  const digest = sha256(JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))))
  const identity = identityOf('form', digest)
  const sentAt = readTime(form.reportedAt ?? null, '+08:00')
  const references = form.references ?? []
  const point = pointOf(form)
  const draft: PartialAlert = {
    format: 'form',
    identity,
    eventKey: references[0] ?? identity,
    sender: form.reportedBy ?? '',
    identifier: digest.slice(0, 16),
    references,
    messageType: form.messageType ?? 'alert',
    ...(form.status === undefined ? {} : { status: form.status }),
    ...(form.hazard === undefined ? {} : { hazard: form.hazard }),
    ...(sentAt === null ? {} : { sentAt }),
    colour: form.colour ?? null,
    severity: null,
    effectiveAt: null,
    onsetAt: readTime(form.originAt ?? null, '+08:00'),
    expiresAt: readTime(form.expiresAt ?? null, '+08:00'),
    texts: textsOf(form),
    areaText: form.place ?? '',
    areaCodes: codesOf(form),
    polygons: [],
    circles: [],
    points: point === null ? [] : [point],
    quake: quakeOf(form),
    figures: figuresOf(form),
  }
  const reasons = badFields.map((field) => because('form-field', { field, value: JSON.stringify(value[field]) ?? '' }))
  return concludeAlert(draft, { isAbroad: false }, reasons)
}

type ReadFields = { readonly form: PartialForm; readonly badFields: readonly string[] }

/** Enough to see what kind of document it was meant to be. */
const MAX_NAMED_FIELDS = 50

/** Each field by itself, so that one bad figure doesn't lose the rest; fields the form doesn't have are bad too. */
function readFields(value: Readonly<Record<string, unknown>>): ReadFields {
  const whole = partialForm.safeParse(value)
  if (whole.success) return { form: whole.data, badFields: [] }
  const named = whole.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
  )
  const badFields = new Set(named)
  const rest = Object.fromEntries(Object.entries(value).filter(([field]) => !badFields.has(field)))
  const again = partialForm.safeParse(rest)
  return { form: again.success ? again.data : {}, badFields: [...badFields].slice(0, MAX_NAMED_FIELDS) }
}

function textsOf(form: PartialForm): readonly AlertText[] {
  if (form.text === undefined && form.headline === undefined) return []
  return [{ language: 'zh-CN', event: '', headline: form.headline ?? '', description: form.text ?? '' }]
}

function codesOf(form: PartialForm): readonly string[] {
  const written = [...(form.areaCode === undefined ? [] : [form.areaCode]), ...(form.areaCodes ?? [])]
  return [...new Set(written.map((code) => code.slice(0, 6)))]
}

function pointOf({ longitude, latitude }: PartialForm) {
  return longitude === undefined || latitude === undefined ? null : { longitude, latitude }
}

function quakeOf(form: PartialForm): Quake | null {
  const epicentre = pointOf(form)
  const originAt = readTime(form.originAt ?? form.reportedAt ?? null, '+08:00')
  if (form.hazard !== 'earthquake' || form.magnitude === undefined || epicentre === null || originAt === null)
    return null
  const magnitudeType = form.magnitudeType ?? 'ms'
  return { magnitude: form.magnitude, magnitudeType, depthKm: form.depthKm ?? null, epicentre, originAt }
}

function figuresOf(form: PartialForm): ReportedFigures {
  const figures = Object.fromEntries(
    figureFields.flatMap((field) => (form[field] === undefined ? [] : [[field, form[field]]])),
  )
  const rescuers = form.rescuersOnSite ?? form.firefightersOnSite
  return rescuers === undefined ? figures : { ...figures, rescuersOnSite: rescuers }
}
