import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useMe } from '../app/session'
import { ActButton } from '../parts/act-button'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { NewAccountForm } from './new-account-form'

type Account = Schemas['Account']

export function AccountsPage() {
  const { t } = useTranslation()
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: () => taken(api.GET('/api/v1/accounts')) })
  const columns: readonly Column<Account>[] = [
    { key: 'name', title: t('office.accounts.name'), header: true, cell: (row) => row.name },
    { key: 'username', title: t('office.accounts.username'), cell: (row) => row.username ?? '—' },
    { key: 'email', title: t('office.accounts.email'), cell: (row) => row.email },
    { key: 'posts', title: t('office.accounts.posts'), wide: true, cell: (row) => <Posts posts={row.posts} /> },
    {
      key: 'blocked',
      title: t('office.accounts.blocked'),
      cell: (row) => (row.blockedAt === null ? t('office.accounts.inUse') : <At instant={row.blockedAt} />),
    },
    { key: 'acts', title: t('incident.tasks.act'), cell: (row) => <BlockAct account={row} /> },
  ]
  return (
    <Page title={t('office.accounts.title')}>
      <NewAccountForm />
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

function BlockAct({ account }: { account: Account }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { user } = useMe()
  const blocked = account.blockedAt === null
  const params = { path: { id: account.id } }
  return (
    <ActButton
      label={blocked ? t('office.accounts.block') : t('office.accounts.unblock')}
      small
      danger={blocked}
      {...(blocked && { confirm: t('office.accounts.blockConfirm') })}
      disabledReason={account.id === user.id ? t('office.accounts.own') : null}
      onAct={async () => {
        await taken(api.PATCH('/api/v1/accounts/{id}', { params, body: { blocked } }))
        await queryClient.invalidateQueries({ queryKey: ['accounts'] })
      }}
    />
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
