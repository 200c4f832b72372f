import type { QueryClient } from '@tanstack/react-query'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'

export type AuditEntry = Schemas['AuditEntry']

/** The whole timeline of an incident, oldest first; once read, only what is new is fetched. */
export function useTimeline(incidentId: string) {
  return useQuery(timelineQuery(useQueryClient(), incidentId))
}

/** The newest entries of an incident, in order: a long timeline is not read for them. */
export function useNewest(incidentId: string, newest: number) {
  return useQuery({
    queryKey: ['incident', incidentId, 'newest', newest],
    queryFn: async () => {
      const params = { path: { id: incidentId }, query: { newest } }
      return (await taken(api.GET('/api/v1/incidents/{id}/timeline', { params }))).items
    },
  })
}

function timelineQuery(queryClient: QueryClient, incidentId: string) {
  const queryKey = ['incident', incidentId, 'timeline'] as const
  return queryOptions({
    queryKey,
    queryFn: async () => {
      const entries = [...(queryClient.getQueryData<readonly AuditEntry[]>(queryKey) ?? [])]
      for (let more = true; more;) {
        const after = entries.at(-1)?.seq ?? 0
        const params = { path: { id: incidentId }, query: { after, limit: 500 } }
        const { items, nextCursor } = await taken(api.GET('/api/v1/incidents/{id}/timeline', { params }))
        entries.push(...items)
        // Kept page by page: a long log that is interrupted goes on where it stood.
        queryClient.setQueryData(queryKey, [...entries])
        more = nextCursor !== null && items.length > 0
      }
      return entries
    },
  })
}
