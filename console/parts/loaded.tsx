import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from './problem-alert'

type LoadedProps<T> = { query: UseQueryResult<T>; children: (answer: T) => ReactNode }

/** What a query answered; old answers stay on screen while a newer one can't be had. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const { t } = useTranslation()
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isPending && query.fetchStatus !== 'paused') {
    return (
      <p className="quiet" role="status">
        {t('shell.states.loading')}
      </p>
    )
  }
  return (
    <div className="stack">
      <ProblemAlert error={query.error ?? 'silent'} />
      <div>
        <Button onClick={() => void query.refetch()}>{t('shell.states.retry')}</Button>
      </div>
    </div>
  )
}
