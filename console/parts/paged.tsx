import type { QueryKey, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from './loaded'

type Answer<Row> = { readonly items: readonly Row[]; readonly nextCursor: string | null }
type Cursor = { readonly cursor?: string }
type Read<Row> = UseInfiniteQueryResult<{ pages: Answer<Row>[] }>

/** A list of the API page by page; `fetchPage` is given what goes into the query of the next page. */
export function usePaged<Row>(queryKey: QueryKey, fetchPage: (cursor: Cursor) => Promise<Answer<Row>>): Read<Row> {
  return useInfiniteQuery({
    queryKey,
    initialPageParam: '',
    queryFn: ({ pageParam }) => fetchPage(pageParam === '' ? {} : { cursor: pageParam }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** All rows read so far, and the button that reads on. */
export function Paged<Row>({ query, children }: { query: Read<Row>; children: (rows: readonly Row[]) => ReactNode }) {
  const { t } = useTranslation()
  return (
    <>
      <Loaded query={query}>{({ pages }) => children(pages.flatMap((page) => page.items))}</Loaded>
      {query.hasNextPage && (
        <div>
          <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t('shell.acts.readOn')}
          </Button>
        </div>
      )}
    </>
  )
}
