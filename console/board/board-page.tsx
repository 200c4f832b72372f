import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import { useRealNow } from '../time/scenario'
import { BoardFilterForm } from './board-filter'
import type { BoardFilter } from './board-filter'
import { filterOf } from './board-filter'
import { worstFirst } from './board-order'
import { BoardTable } from './board-table'

export function BoardPage() {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const filter = filterOf(search)
  const real = useRealNow()
  const rows = useQuery({
    queryKey: ['incidents', filter],
    queryFn: () => readBoard(filter),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={t('board.title')}>
      <BoardFilterForm filter={filter} onChange={(next) => setSearch(next)} />
      <Loaded query={rows}>
        {(items) => {
          const caption = t('board.shows', {
            status: t(`board.status.${filter.status}`),
            exercise: t(`board.exercise.${filter.exercise}`),
            query: filter.q === '' ? '' : t('board.shownQuery', { q: filter.q }),
            count: items.length,
          })
          return <BoardTable caption={caption} rows={worstFirst(items, real)} real={real} />
        }}
      </Loaded>
    </Page>
  )
}

async function readBoard({ status, exercise, q }: BoardFilter) {
  const query = {
    limit: 200,
    ...(status === 'open' ? { status } : {}),
    ...(exercise === 'all' ? {} : { exercise: exercise === 'only' ? ('true' as const) : ('false' as const) }),
    ...(q === '' ? {} : { q }),
  }
  const { items } = await taken(api.GET('/api/v1/incidents', { params: { query } }))
  return status === 'ended' ? items.filter((row) => row.closedAt !== null) : items
}
