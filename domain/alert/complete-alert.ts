import type { Alert, PartialAlert, RequiredAlertField } from './alert'

/** What an officer fills in or corrects; what stays out is as it was read. */
export type AlertAnswers = Partial<
  Pick<
    Alert,
    | 'status'
    | 'messageType'
    | 'sentAt'
    | 'expiresAt'
    | 'hazard'
    | 'colour'
    | 'texts'
    | 'areaText'
    | 'areaCodes'
    | 'points'
    | 'quake'
    | 'figures'
  >
>

export type Completion =
  | { readonly outcome: 'complete'; readonly alert: Alert }
  | { readonly outcome: 'incomplete'; readonly missing: readonly RequiredAlertField[] }

type Required = 'status' | 'messageType' | 'sentAt' | 'hazard'

/**
 * An alert from what could be read and what an officer said, whose word replaces the document's.
 * `isAbroad`: the document names its area in another country's codes, so it has an area, only none of ours.
 */
export function completeAlert(
  partial: PartialAlert,
  answers: AlertAnswers = {},
  place: { readonly isAbroad: boolean } = { isAbroad: false },
): Completion {
  const merged = { ...partial, ...answers }
  const missing = missingFields(merged).filter((field) => !(field === 'area' && place.isAbroad))
  const { status, messageType, sentAt, hazard } = forgiven(merged)
  if (missing.length > 0 || !status || !messageType || !sentAt || !hazard) return { outcome: 'incomplete', missing }
  return { outcome: 'complete', alert: { ...blank, ...merged, status, messageType, sentAt, hazard } }
}

/** The required fields that are absent. A message that only answers or cancels another needs no hazard and no area. */
export function missingFields(alert: PartialAlert): readonly RequiredAlertField[] {
  const known = forgiven(alert)
  const fields: readonly Required[] = ['status', 'messageType', 'sentAt', 'hazard']
  const absent: readonly RequiredAlertField[] = fields.filter((field) => known[field] === undefined)
  return pointsSomewhere(alert) || isAboutAnother(alert) ? absent : [...absent, 'area']
}

function forgiven(alert: PartialAlert): Partial<Pick<Alert, Required>> {
  return alert.hazard === undefined && isAboutAnother(alert) ? { ...alert, hazard: 'other' } : alert
}

function isAboutAnother({ messageType, references = [] }: PartialAlert): boolean {
  return messageType !== undefined && messageType !== 'alert' && messageType !== 'update' && references.length > 0
}

function pointsSomewhere({ areaCodes = [], polygons = [], circles = [], points = [] }: PartialAlert): boolean {
  return areaCodes.length + polygons.length + circles.length + points.length > 0
}

const blank: Omit<Alert, Required | 'format'> = {
  identity: '',
  eventKey: '',
  sender: '',
  identifier: '',
  references: [],
  colour: null,
  severity: null,
  effectiveAt: null,
  onsetAt: null,
  expiresAt: null,
  texts: [],
  areaText: '',
  areaCodes: [],
  polygons: [],
  circles: [],
  points: [],
  quake: null,
  figures: {},
}
