import type { Hazard, WarningColour } from '../alert/alert'
import type { AreaCode } from '../geography/area'
import type { ResponseKind, ResponseLevel } from '../incident/level'

export type FormalLevel = Exclude<ResponseLevel, 'local'>

/** Where a figure comes from (domain.md): P the plan, F published, D derived from F, M an estimate or from memory. */
export type SourceMark = 'P' | 'F' | 'D' | 'M'

/** What a threshold is measured on. `displaced` is people evacuated or in need of urgent aid; `rooms` collapsed or badly damaged. */
export type LevelFigure =
  | 'dead'
  | 'deadAndMissing'
  | 'injured'
  | 'displaced'
  | 'rooms'
  | 'droughtPeopleInNeed'
  | 'magnitude'
  | 'burntHectares'
  | 'uncontrolledHours'
  | 'leveeBreaches'
  | 'dikeKmInDanger'

export type LevelRequirement = 'sensitive-area' | 'populated-area'

export type LevelThreshold = { readonly level: FormalLevel; readonly from: number; readonly mark: SourceMark }

/** One condition, thresholds gravest first. `以上` includes the number (`at-least`); "more than" does not. */
export type LevelCondition = {
  readonly rule: string
  readonly figure: LevelFigure
  readonly comparison: 'at-least' | 'more-than'
  readonly requires: readonly LevelRequirement[]
  readonly thresholds: readonly LevelThreshold[]
}

/** A warning colour proposes a hazard level (domain.md §7, M); CAP severity never does. */
export type ColourLevel = { readonly colour: WarningColour; readonly level: FormalLevel; readonly mark: SourceMark }

/**
 * One table: of all tables with the same `rule` the most specific area that holds the incident is used, in its highest
 * edition, so an authority's own thresholds override the national ones, and a new edition the old.
 */
export type LevelTable = {
  readonly rule: string
  readonly kind: ResponseKind
  /** Empty: any hazard. */
  readonly hazards: readonly Hazard[]
  readonly edition: string
  readonly areaCode: AreaCode
  /** Whether an expected figure may trigger while none is reported (relief since 2024). */
  readonly forecastsTrigger: boolean
  readonly conditions: readonly LevelCondition[]
  readonly colours: readonly ColourLevel[]
}

export type LevelTables = { readonly edition: string; readonly tables: readonly LevelTable[] }
