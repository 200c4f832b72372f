import type { Alert } from '../alert/alert'
import type { FormalLevel, LevelCondition, LevelTable } from '../policy/level-tables'
import type { LevelReason } from './level'
import type { MeasuredFigure } from './level-figures'

export type ReasonWithLevel = { readonly level: FormalLevel; readonly reason: LevelReason }

/** The gravest threshold that the figure reaches, as a reason; null when it reaches none. */
export function conditionReason(
  table: LevelTable,
  condition: LevelCondition,
  figure: MeasuredFigure | null,
): ReasonWithLevel | null {
  if (!figure) return null
  const reached = condition.thresholds.find(({ from }) =>
    condition.comparison === 'at-least' ? figure.value >= from : figure.value > from,
  )
  if (!reached) return null
  const basis = figure.basis === 'expected' ? '.expected' : ''
  const required = condition.requires.includes('sensitive-area') ? '.sensitive' : ''
  return {
    level: reached.level,
    reason: {
      rule: condition.rule,
      edition: table.edition,
      areaCode: table.areaCode,
      key: `level.${condition.figure}${basis}${required}`,
      values: {
        figure: figure.value,
        threshold: reached.from,
        level: reached.level,
        edition: table.edition,
        mark: reached.mark,
      },
    },
  }
}

/** The level that a warning colour proposes; null without a colour or where the table knows none. */
export function colourReason(table: LevelTable, alert: Alert): ReasonWithLevel | null {
  const proposed = table.colours.find((each) => each.colour === alert.colour)
  if (!proposed) return null
  return {
    level: proposed.level,
    reason: {
      rule: `${table.rule}.colour`,
      edition: table.edition,
      areaCode: table.areaCode,
      key: `level.colour.${proposed.colour}`,
      values: { level: proposed.level, edition: table.edition, mark: proposed.mark },
    },
  }
}
