import { queryOptions } from '@tanstack/react-query'
import { api, taken } from '../app/api'

/** A plan never changes; what was decided about it stands in the incident. */
export const planQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['plan', id, version],
    queryFn: () => taken(api.GET('/api/v1/incidents/{id}/plans/{version}', { params: { path: { id, version } } })),
    staleTime: Infinity,
  })
