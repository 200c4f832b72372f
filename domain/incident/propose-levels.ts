import type { Alert, ReportedFigures } from '../alert/alert'
import type { CountyImpact } from '../demand/estimate'
import { isWithin } from '../geography/area'
import type { AreaCode } from '../geography/area'
import type { LevelTable, LevelTables } from '../policy/level-tables'
import { compareLevels } from './level'
import type { LevelDecision, LevelReason, ResponseKind } from './level'
import { measure } from './level-figures'
import { colourReason, conditionReason } from './level-reasons'
import type { ReasonWithLevel } from './level-reasons'

export type LevelInput = {
  readonly alert: Alert
  readonly figures: ReportedFigures
  readonly impacts: readonly CountyImpact[]
  readonly tables: LevelTables
  /** The area whose tables apply: the served area, or the incident's province where it has its own thresholds. */
  readonly areaCode: AreaCode
}

/**
 * The levels to propose: one for the relief response, and one for the hazard response where a table covers the hazard.
 * Any one condition is enough and the gravest wins (domain.md §2); every condition met is named with its figure.
 * Below IV it is a local response.
 */
export function proposeLevels(input: LevelInput): LevelDecision[] {
  const kinds: readonly ResponseKind[] = ['relief', 'hazard']
  return kinds.flatMap((kind) => {
    const tables = tablesInForce(input, kind)
    return tables.length === 0 ? [] : [decide(kind, tables, input)]
  })
}

/** Of the tables with one rule: the most specific area that holds ours, and there the highest edition. */
function tablesInForce({ alert, tables, areaCode }: LevelInput, kind: ResponseKind): LevelTable[] {
  const byRule = new Map<string, LevelTable>()
  for (const table of tables.tables) {
    const fits = table.hazards.length === 0 || table.hazards.includes(alert.hazard)
    if (table.kind !== kind || !fits || !isWithin(areaCode, table.areaCode)) continue
    const known = byRule.get(table.rule)
    if (!known || overrides(table, known)) byRule.set(table.rule, table)
  }
  return [...byRule.values()]
}

function overrides(table: LevelTable, known: LevelTable): boolean {
  if (table.areaCode === known.areaCode) return table.edition > known.edition
  return isWithin(table.areaCode, known.areaCode)
}

function decide(kind: ResponseKind, tables: readonly LevelTable[], input: LevelInput): LevelDecision {
  const met = tables.flatMap((table) => reasonsMet(table, input))
  met.sort((left, right) => compareLevels(left.level, right.level))
  const gravest = met[0]
  if (gravest) return { kind, level: gravest.level, reasons: met.map((each) => each.reason) }
  return { kind, level: 'local', reasons: tables.map((table) => nothingMet(kind, table)) }
}

function reasonsMet(table: LevelTable, input: LevelInput): ReasonWithLevel[] {
  const figures = { ...input.alert.figures, ...input.figures }
  const measured = { alert: input.alert, figures, impacts: input.impacts, forecasts: table.forecastsTrigger }
  const conditions = table.conditions.map((condition) =>
    conditionReason(table, condition, measure(condition, measured)),
  )
  const colour = colourReason(table, input.alert)
  return [...conditions, colour].filter((each) => each !== null)
}

function nothingMet(kind: ResponseKind, table: LevelTable): LevelReason {
  const { edition, areaCode } = table
  return { rule: `${table.rule}.none`, edition, areaCode, key: `level.${kind}.none`, values: { edition } }
}
