import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { nextConsignmentStatus } from '../../domain/consignment/status'
import type { ConsignmentStatus } from '../../domain/consignment/status'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import { useWords } from '../parts/words'
import { useClocks } from './clock-of'
import { ConsignmentTable } from './consignment-table'

const statuses = Object.keys(nextConsignmentStatus) as ConsignmentStatus[]

export function ConsignmentsPage() {
  const { t } = useTranslation()
  const { word } = useWords()
  const [search, setSearch] = useSearchParams()
  const status = statuses.find((each) => each === search.get('status'))
  const clockOf = useClocks()
  const query = { limit: 500, ...(status === undefined ? {} : { status }) }
  const consignments = useQuery({
    queryKey: ['consignments', query],
    queryFn: () => taken(api.GET('/api/v1/consignments', { params: { query } })),
  })
  return (
    <Page title={t('goods.list.title')}>
      <div className="filters">
        <Select
          aria-label={t('goods.list.filter')}
          value={status ?? ''}
          onChange={(value: string) => setSearch(value === '' ? {} : { status: value })}
          options={[
            { value: '', label: t('shell.acts.all') },
            ...statuses.map((value) => ({ value, label: word('consignmentStatus', value) })),
          ]}
          style={{ width: '10rem' }}
        />
      </div>
      <Loaded query={consignments}>
        {({ items }) => (
          <ConsignmentTable
            caption={t('goods.list.caption', { count: items.length })}
            rows={items}
            now={(row) => clockOf(row.incidentId)}
            withIncident
          />
        )}
      </Loaded>
    </Page>
  )
}
