import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { ActButton } from '../parts/act-button'
import { Loaded } from '../parts/loaded'
import { ShapeMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { shownMinute } from '../time/shown'
import { NewFeedForm } from './new-feed-form'

type Watch = Schemas['FeedWatch']

/** Feeds that are polled and how they fare; one that is silent or broken too long says so. */
export function FeedWatches() {
  const { t } = useTranslation()
  const { number } = useWords()
  const may = useMay()
  const watches = useQuery({ queryKey: ['feeds'], queryFn: () => taken(api.GET('/api/v1/feed-watches')) })
  const columns: readonly Column<Watch>[] = [
    {
      key: 'name',
      title: t('office.feeds.name'),
      header: true,
      cell: (row) => (
        <>
          {row.name}
          <div className="quiet">{row.url}</div>
        </>
      ),
    },
    { key: 'state', title: t('office.feeds.state'), cell: (row) => <WatchState watch={row} /> },
    { key: 'interval', title: t('office.feeds.interval'), right: true, cell: (row) => number(row.intervalSeconds) },
    { key: 'silent', title: t('office.feeds.silent'), right: true, cell: (row) => number(row.silentAlarmMinutes) },
    { key: 'polled', title: t('office.feeds.polled'), cell: (row) => <At instant={row.lastPolledAt} /> },
    { key: 'success', title: t('office.feeds.success'), cell: (row) => <At instant={row.lastSuccessAt} /> },
    { key: 'newest', title: t('office.feeds.newest'), cell: (row) => <At instant={row.lastNewAt} /> },
    { key: 'failures', title: t('office.feeds.failures'), right: true, cell: (row) => number(row.failures) },
    { key: 'error', title: t('office.feeds.error'), cell: (row) => row.lastError ?? '—' },
    ...(may('changeFeedWatch')
      ? [{ key: 'acts', title: t('incident.tasks.act'), cell: (row: Watch) => <WatchActs watch={row} /> }]
      : []),
  ]
  return (
    <>
      {may('createFeedWatch') && <NewFeedForm />}
      <Loaded query={watches}>
        {({ items }) => (
          <PlainTable
            caption={t('office.feeds.caption')}
            showCaption
            columns={columns}
            rows={items}
            rowKey={(row) => row.id}
            empty={t('office.feeds.none')}
          />
        )}
      </Loaded>
    </>
  )
}

function WatchState({ watch }: { watch: Watch }) {
  const { t } = useTranslation()
  if (!watch.active) return <>{t('office.feeds.paused')}</>
  if (watch.alarmSince === null) return <>{t('office.feeds.active')}</>
  return <ShapeMark shape="silent">{t('office.feeds.alarm', { at: shownMinute(watch.alarmSince) })}</ShapeMark>
}

function WatchActs({ watch }: { watch: Watch }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const params = { path: { id: watch.id } }
  const renew = () => queryClient.invalidateQueries({ queryKey: ['feeds'] })
  return (
    <div className="acts">
      <ActButton
        label={watch.active ? t('office.feeds.pause') : t('office.feeds.resume')}
        small
        onAct={() =>
          taken(api.PATCH('/api/v1/feed-watches/{id}', { params, body: { active: !watch.active } })).then(renew)
        }
      />
      <ActButton
        label={t('office.feeds.remove')}
        small
        danger
        confirm={t('office.feeds.removeConfirm')}
        onAct={() => taken(api.DELETE('/api/v1/feed-watches/{id}', { params })).then(renew)}
      />
    </div>
  )
}
