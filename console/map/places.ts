import { useQueries } from '@tanstack/react-query'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'

type Area = Schemas['Area']
type Depot = Schemas['DepotDetail']
type Answer<T> = { readonly data?: T | undefined }

const forever = Infinity

/** Points of areas by their code, fetched once each. */
export function useAreaPlaces(codes: readonly string[]): ReadonlyMap<string, Area> {
  return useQueries({
    queries: codes.map((code) => ({
      queryKey: ['area', code],
      queryFn: () => taken(api.GET('/api/v1/areas/{code}', { params: { path: { code } } })),
      staleTime: forever,
    })),
    combine: areasByCode,
  })
}

/** Depots by their id, for their points; their stock is read where stock is shown. */
export function useDepotPlaces(ids: readonly string[]): ReadonlyMap<string, Depot> {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['depot-place', id],
      queryFn: () => taken(api.GET('/api/v1/depots/{id}', { params: { path: { id } } })),
      staleTime: forever,
    })),
    combine: depotsById,
  })
}

// Named, so that an unchanged set of answers keeps its identity and the map is not drawn anew.
function areasByCode(answers: readonly Answer<Area>[]): ReadonlyMap<string, Area> {
  return new Map(answers.flatMap(({ data }) => (data ? [[data.code, data] as const] : [])))
}

function depotsById(answers: readonly Answer<Depot>[]): ReadonlyMap<string, Depot> {
  return new Map(answers.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])))
}
