import type { Instant } from '../time/instant'
import type { AreaCode, Point } from '../geography/area'

/** What struck. `other` is kept for what no rule covers: an officer decides. */
export const hazards = [
  'earthquake',
  'rainstorm',
  'flood',
  'flash-flood',
  'typhoon',
  'landslide',
  'drought',
  'snow',
  'forest-fire',
  'grassland-fire',
  'work-safety',
  'other',
] as const
export type Hazard = (typeof hazards)[number]

export type AlertFormat = 'cap-1.1' | 'cap-1.2' | 'cap-cn' | 'national-platform' | 'usgs' | 'gdacs' | 'form'
export type AlertStatus = 'actual' | 'exercise' | 'test' | 'system' | 'draft'
export type AlertMessageType = 'alert' | 'update' | 'cancel' | 'acknowledgement' | 'error'

/** Chinese warning colours (red is gravest): a grade of *warning*, never a response level. */
export type WarningColour = 'red' | 'orange' | 'yellow' | 'blue'

export type AlertText = {
  readonly language: string
  readonly event: string
  readonly headline: string
  readonly description: string
}

export type Polygon = readonly Point[]
export type Circle = { readonly centre: Point; readonly radiusKm: number }

/** Figures reported so far; a missing one is unknown, not zero. People are persons, rooms are rooms (间), areas hectares. */
export type ReportedFigures = {
  readonly dead?: number
  readonly missing?: number
  readonly injured?: number
  readonly affectedPeople?: number
  readonly evacuatedPeople?: number
  readonly roomsCollapsed?: number
  readonly roomsDamaged?: number
  readonly droughtPeopleInNeed?: number
  readonly leveeBreaches?: number
  readonly dikeKmInDanger?: number
  readonly burntHectares?: number
  readonly uncontrolledHours?: number
  readonly sensitiveArea?: boolean
  readonly rescuersOnSite?: number
}

export type Quake = {
  readonly magnitude: number
  readonly magnitudeType: string
  readonly depthKm: number | null
  readonly epicentre: Point
  readonly originAt: Instant
}

/** One report in the one form that everything after intake works on. */
export type Alert = {
  /**
   * Stable across feeds and re-sends, unique in the database: `sender|identifier` (CAP), `cn|identifier` (Chinese
   * identifiers), `usgs|id|updated`, `gdacs|event|episode|version|level|severity`, `form|sha256`.
   */
  readonly identity: string
  /** The same for all messages about one event as far as the format tells (first issue's identity, USGS event id). */
  readonly eventKey: string
  readonly format: AlertFormat
  readonly sender: string
  readonly identifier: string
  readonly references: readonly string[]
  readonly status: AlertStatus
  readonly messageType: AlertMessageType
  readonly hazard: Hazard
  readonly colour: WarningColour | null
  /** As written (CAP severity); it never decides a level. */
  readonly severity: string | null
  readonly sentAt: Instant
  readonly effectiveAt: Instant | null
  readonly onsetAt: Instant | null
  readonly expiresAt: Instant | null
  readonly texts: readonly AlertText[]
  readonly areaText: string
  /** GB/T 2260 codes named by the document (12-digit codes cut to 6); empty until resolved. */
  readonly areaCodes: readonly AreaCode[]
  readonly polygons: readonly Polygon[]
  readonly circles: readonly Circle[]
  readonly points: readonly Point[]
  readonly quake: Quake | null
  readonly figures: ReportedFigures
}

export const requiredAlertFields = ['status', 'messageType', 'sentAt', 'hazard', 'area'] as const
export type RequiredAlertField = (typeof requiredAlertFields)[number]

/** What could be read of a document that lacks something; an officer fills in `missing` and it goes on. */
export type PartialAlert = Partial<Alert> & Pick<Alert, 'format'>

/** Why a document or an alert waits for a person, as a key of `texts` with its values. */
export type ReviewReason = { readonly key: string; readonly values: Readonly<Record<string, string>> }

export type ReadAlert =
  | { readonly outcome: 'complete'; readonly alert: Alert }
  | {
      readonly outcome: 'incomplete'
      readonly alert: PartialAlert
      readonly missing: readonly RequiredAlertField[]
      readonly reasons: readonly ReviewReason[]
    }

/** What reading a document gave: each alert in it, or the reason why none can be read. Nothing is guessed in silence. */
export type ReadDocument =
  | { readonly outcome: 'read'; readonly alerts: readonly ReadAlert[] }
  | { readonly outcome: 'unreadable'; readonly reasons: readonly ReviewReason[] }
