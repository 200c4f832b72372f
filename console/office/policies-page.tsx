import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'

type Edition = Schemas['PolicyEdition']

export function PoliciesPage() {
  const { t } = useTranslation()
  const { word } = useWords()
  const [search, setSearch] = useSearchParams()
  const kind = search.get('kind') ?? ''
  const policies = useQuery({
    queryKey: ['policies'],
    queryFn: () => taken(api.GET('/api/v1/policies', { params: { query: {} } })),
  })
  return (
    <Page title={t('office.policies.title')}>
      <Loaded query={policies}>
        {({ items }) => (
          <div className="stack">
            <Select
              aria-label={t('office.policies.filter')}
              value={kind}
              onChange={(value) => setSearch(value === '' ? {} : { kind: value })}
              options={[
                { value: '', label: t('shell.acts.all') },
                ...[...new Set(items.map((row) => row.kind))].map((value) => ({
                  value,
                  label: word('policyKind', value),
                })),
              ]}
              style={{ width: '12rem' }}
            />
            <EditionTable editions={kind === '' ? items : items.filter((row) => row.kind === kind)} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function EditionTable({ editions }: { editions: readonly Edition[] }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const columns: readonly Column<Edition>[] = [
    {
      key: 'kind',
      title: t('office.policies.kind'),
      header: true,
      cell: (row) => <Link to={`/policies/${row.id}`}>{word('policyKind', row.kind)}</Link>,
    },
    {
      key: 'hazard',
      title: t('office.policies.hazard'),
      cell: (row) => (row.hazard === '*' ? t('office.policies.all') : word('hazard', row.hazard)),
    },
    { key: 'area', title: t('office.policies.area'), cell: (row) => row.areaName },
    { key: 'edition', title: t('office.policies.edition'), cell: (row) => row.edition },
    { key: 'label', title: t('office.policies.label'), cell: (row) => word('policyLabel', row.label) },
    { key: 'created', title: t('office.policies.created'), cell: (row) => <At instant={row.createdAt} /> },
    { key: 'by', title: t('office.policies.by'), cell: (row) => row.createdBy },
  ]
  return (
    <PlainTable
      caption={t('office.policies.caption')}
      showCaption
      columns={columns}
      rows={editions}
      rowKey={(row) => String(row.id)}
    />
  )
}
