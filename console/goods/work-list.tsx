import { useQuery } from '@tanstack/react-query'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import { useClocks } from './clock-of'
import type { Consignment } from './consignment-table'
import { ConsignmentTable } from './consignment-table'

type WorkListProps = {
  readonly title: string
  readonly caption: string
  readonly others: string
  readonly empty: string
  /** Which consignments wait for the reader. */
  readonly waits: (row: Consignment) => boolean
}

/** The consignments of the reader's depot, carrier or area: those that wait first, the others below. */
export function WorkList({ title, caption, others, empty, waits }: WorkListProps) {
  const clockOf = useClocks()
  const consignments = useQuery({
    queryKey: ['consignments', 'work'],
    queryFn: () => taken(api.GET('/api/v1/consignments', { params: { query: { limit: 500 } } })),
  })
  const now = (row: Consignment) => clockOf(row.incidentId)
  return (
    <Page title={title}>
      <Loaded query={consignments}>
        {({ items }) => (
          <div className="stack">
            <ConsignmentTable
              caption={caption}
              rows={items.filter(waits).sort((left, right) => left.dueAt.localeCompare(right.dueAt))}
              now={now}
              withIncident
              empty={empty}
            />
            <ConsignmentTable caption={others} rows={items.filter((row) => !waits(row))} now={now} withIncident />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
