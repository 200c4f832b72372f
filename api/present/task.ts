import type { TaskRow } from '../../database/reads/tasks'
import type { PostHolding } from '../../domain/duty/post'
import { isWithin } from '../../domain/geography/area'
import { keeps } from '../access'
import type { task } from '../schemas/incident'
import type { z } from '../schemas/zod'
import { stored, wire } from '../wire'

export function presentTask(row: TaskRow, holdings: readonly PostHolding[]): z.output<typeof task> {
  const { incident, area, depot, workflowId: _workflow, ...rest } = row
  return {
    ...wire(rest),
    kind: stored(row.kind),
    post: stored(row.post),
    state: stored(row.state),
    facts: stored(row.facts),
    answer: stored(row.answer),
    incidentNumber: incident?.number ?? null,
    incidentTitle: incident && { zh: incident.titleZh, en: incident.titleEn },
    isExercise: incident?.isExercise ?? false,
    areaName: area.name,
    depotNameZh: depot?.nameZh ?? null,
    depotNameEn: depot?.nameEn ?? null,
    mine: holdings.some((holding) => owes(holding, row)),
  }
}

function owes(holding: PostHolding, row: TaskRow): boolean {
  if (holding.post !== row.post) return false
  if (holding.post === 'depot-keeper')
    return (
      row.depotId !== null && row.depot !== null && keeps(holding, { id: row.depotId, areaCode: row.depot.areaCode })
    )
  if (holding.post === 'carrier') return holding.carrierId === null || holding.carrierId === row.carrierId
  return isWithin(row.areaCode, holding.areaCode)
}
