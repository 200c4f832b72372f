import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'

type Account = Schemas['Account']

export function AccountsPage() {
  const { t } = useTranslation()
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: () => taken(api.GET('/api/v1/accounts')) })
  const columns: readonly Column<Account>[] = [
    { key: 'name', title: t('office.accounts.name'), header: true, cell: (row) => row.name },
    { key: 'username', title: t('office.accounts.username'), cell: (row) => row.username ?? '—' },
    { key: 'email', title: t('office.accounts.email'), cell: (row) => row.email },
    { key: 'posts', title: t('office.accounts.posts'), wide: true, cell: (row) => <Posts posts={row.posts} /> },
  ]
  return (
    <Page title={t('office.accounts.title')}>
      <Loaded query={accounts}>
        {({ items }) => (
          <PlainTable
            caption={t('office.accounts.caption')}
            columns={columns}
            rows={items}
            rowKey={(row) => row.id}
            empty={t('office.accounts.none')}
          />
        )}
      </Loaded>
    </Page>
  )
}

function Posts({ posts }: { posts: Account['posts'] }) {
  const { word } = useWords()
  return (
    <ul className="reasons">
      {posts.map((held) => (
        <li key={`${held.post} ${held.areaCode} ${held.depotId} ${held.carrierId}`}>
          {word('post', held.post)} · {held.depotName ?? held.carrierName ?? held.areaName}
        </li>
      ))}
    </ul>
  )
}
