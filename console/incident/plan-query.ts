import { queryOptions } from '@tanstack/react-query'
import { api, taken } from '../app/api'
import type { PlanDetail } from './plan-shapes'

const pageSize = 500

/** A plan never changes; what was decided about it stands in the incident. Of a large one the first lines, unless `all`. */
export const planQuery = (id: string, version: number, all = false) =>
  queryOptions({
    queryKey: ['plan', id, version, all],
    queryFn: async () => {
      const path = { id, version }
      const plan = await taken(api.GET('/api/v1/incidents/{id}/plans/{version}', { params: { path } }))
      return all ? withAllLines(plan, path) : plan
    },
    staleTime: Infinity,
  })

async function withAllLines(plan: PlanDetail, path: { readonly id: string; readonly version: number }) {
  const lines = [...plan.lines]
  for (let cursor = plan.nextCursor; cursor !== null;) {
    const query = { limit: pageSize, cursor }
    const page = await taken(api.GET('/api/v1/incidents/{id}/plans/{version}/lines', { params: { path, query } }))
    lines.push(...page.items)
    cursor = page.nextCursor
  }
  return { ...plan, lines, nextCursor: null }
}
