import { queryOptions } from '@tanstack/react-query'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'

export type IncidentDetail = Schemas['IncidentDetail']
export type Incident = Schemas['Incident']
export type Task = Schemas['Task']
export type Clock = Schemas['Clock']

export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: ['incident', id],
    queryFn: () => taken(api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })),
  })
