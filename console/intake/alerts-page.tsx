import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import { useWords } from '../parts/words'
import { AlertTable } from './alert-table'

const dispositions = ['started', 'revised', 'stood-down', 'duplicate', 'kept', 'review'] as const

export function AlertsPage() {
  const { t } = useTranslation()
  const { word } = useWords()
  const [search, setSearch] = useSearchParams()
  const disposition = dispositions.find((each) => each === search.get('disposition'))
  const alerts = useInfiniteQuery({
    queryKey: ['alerts', disposition],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const query = { limit: 100, ...(disposition ? { disposition } : {}), ...(pageParam ? { cursor: pageParam } : {}) }
      return taken(api.GET('/api/v1/alerts', { params: { query } }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  return (
    <Page title={t('intake.alerts.title')}>
      <div className="filters">
        <Select
          aria-label={t('intake.alerts.filter')}
          value={disposition ?? ''}
          onChange={(value: string) => setSearch(value === '' ? {} : { disposition: value })}
          options={[
            { value: '', label: t('shell.acts.all') },
            ...dispositions.map((value) => ({ value, label: word('disposition', value) })),
          ]}
          style={{ width: '12rem' }}
        />
      </div>
      <Loaded query={alerts}>
        {({ pages }) => (
          <AlertTable
            caption={t('intake.alerts.caption', {
              filter: disposition ? t('intake.alerts.filtered', { disposition: word('disposition', disposition) }) : '',
            })}
            rows={pages.flatMap((page) => page.items)}
          />
        )}
      </Loaded>
      {alerts.hasNextPage && (
        <Button onClick={() => void alerts.fetchNextPage()} loading={alerts.isFetchingNextPage}>
          {t('shell.acts.loadMore')}
        </Button>
      )}
    </Page>
  )
}
