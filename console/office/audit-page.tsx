import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { actionWords, AuditDetail, useActor } from '../parts/audit-words'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import { shownSecond } from '../time/shown'

type Entry = Schemas['AuditEntry']

const pageSize = 200

/** The append-only log, in order, from a sequence on. */
export function AuditPage() {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const from = Number(search.get('after') ?? '0')
  const entries = useInfiniteQuery({
    queryKey: ['audit', from],
    initialPageParam: from,
    queryFn: ({ pageParam }) =>
      taken(api.GET('/api/v1/audit', { params: { query: { after: pageParam, limit: pageSize } } })),
    getNextPageParam: ({ items, nextCursor }) => (nextCursor === null ? null : (items.at(-1)?.seq ?? null)),
  })
  return (
    <Page title={t('audit.title')} lead={<p className="quiet">{t('office.audit.verify')}</p>}>
      <FromForm onGo={(after) => setSearch(after === 0 ? {} : { after: String(after) })} />
      <Loaded query={entries}>{({ pages }) => <AuditTable entries={pages.flatMap((page) => page.items)} />}</Loaded>
      {entries.hasNextPage && (
        <Button onClick={() => void entries.fetchNextPage()} loading={entries.isFetchingNextPage}>
          {t('office.audit.more')}
        </Button>
      )}
    </Page>
  )
}

function FromForm({ onGo }: { onGo: (after: number) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<number | null>(null)
  function submit(event: FormEvent) {
    event.preventDefault()
    onGo(Math.max(0, (typed ?? 1) - 1))
  }
  return (
    <form className="filters" role="search" onSubmit={submit}>
      <InputNumber
        aria-label={t('office.audit.from')}
        placeholder={t('office.audit.from')}
        min={1}
        precision={0}
        value={typed}
        onChange={setTyped}
      />
      <Button htmlType="submit">{t('office.audit.go')}</Button>
    </form>
  )
}

function AuditTable({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation()
  const { language } = useWords()
  const actor = useActor()
  const columns: readonly Column<Entry>[] = [
    { key: 'seq', title: t('audit.seq'), right: true, cell: (row) => row.seq },
    {
      key: 'at',
      title: t('incident.timeline.at'),
      cell: (row) => <span className="nowrap">{shownSecond(row.at)}</span>,
    },
    {
      key: 'recorded',
      title: t('audit.recorded'),
      cell: (row) => <span className="nowrap quiet">{shownSecond(row.recordedAt)}</span>,
    },
    {
      key: 'action',
      title: t('incident.timeline.action'),
      header: true,
      cell: (row) => <span className="nowrap">{actionWords(row.action, language)}</span>,
    },
    {
      key: 'actor',
      title: t('incident.timeline.actor'),
      cell: (row) => <span className="nowrap">{actor(row.actor)}</span>,
    },
    {
      key: 'incident',
      title: t('audit.incident'),
      cell: (row) =>
        row.incidentId === null ? '—' : <Link to={`/incidents/${row.incidentId}`}>{row.incidentId}</Link>,
    },
    { key: 'subject', title: t('incident.timeline.subject'), cell: (row) => row.subject },
    {
      key: 'detail',
      title: t('incident.timeline.detail'),
      wide: true,
      cell: (row) => <AuditDetail detail={row.detail} />,
    },
  ]
  return <PlainTable caption={t('audit.caption')} columns={columns} rows={entries} rowKey={(row) => String(row.seq)} />
}
