import { useQuery } from '@tanstack/react-query'
import type { Instant } from '../../domain/time/instant'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { nowOn } from '../time/now-on'
import { useRealNow } from '../time/scenario'

/**
 * What time it is for an incident's goods. Exercises run on their own clocks, which the board tells; a post that may not
 * read the board is shown instants without a remainder.
 */
export function useClocks(): (incidentId: string) => Instant | null {
  const may = useMay()
  const real = useRealNow()
  const board = useQuery({
    queryKey: ['incidents', 'clocks'],
    queryFn: () => taken(api.GET('/api/v1/incidents', { params: { query: { limit: 500 } } })),
    enabled: may('listIncidents'),
  })
  return (incidentId) => {
    const row = board.data?.items.find((each) => each.id === incidentId)
    return row === undefined ? null : nowOn(row.clock, real)
  }
}
