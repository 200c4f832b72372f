import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { ActButton, useAct } from '../parts/act-button'
import { Loaded } from '../parts/loaded'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { ProblemAlert } from '../parts/problem-alert'
import { At } from '../parts/times'

type ApiKey = Schemas['ApiKey']

/** One key per sender of alerts; the key itself is shown once, when it is made. */
export function ApiKeys() {
  const { t } = useTranslation()
  const keys = useQuery({ queryKey: ['api-keys'], queryFn: () => taken(api.GET('/api/v1/api-keys')) })
  const columns: readonly Column<ApiKey>[] = [
    { key: 'name', title: t('office.feeds.keyName'), header: true, cell: (row) => row.name },
    { key: 'created', title: t('office.feeds.created'), cell: (row) => <At instant={row.createdAt} /> },
    { key: 'by', title: t('office.feeds.by'), cell: (row) => row.createdBy },
    {
      key: 'revoked',
      title: t('office.feeds.revoked'),
      cell: (row) => (row.revokedAt === null ? t('office.feeds.inUse') : <At instant={row.revokedAt} />),
    },
    {
      key: 'acts',
      title: t('incident.tasks.act'),
      cell: (row) => row.revokedAt === null && <RevokeAct id={row.id} />,
    },
  ]
  return (
    <>
      <NewKeyForm />
      <Loaded query={keys}>
        {({ items }) => (
          <PlainTable
            caption={t('office.feeds.keyCaption')}
            showCaption
            columns={columns}
            rows={items}
            rowKey={(row) => row.id}
            empty={t('office.feeds.noKeys')}
          />
        )}
      </Loaded>
    </>
  )
}

function RevokeAct({ id }: { id: string }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  return (
    <ActButton
      label={t('office.feeds.revoke')}
      small
      danger
      confirm={t('office.feeds.revokeConfirm')}
      onAct={async () => {
        await taken(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }))
        await queryClient.invalidateQueries({ queryKey: ['api-keys'] })
      }}
    />
  )
}

function NewKeyForm() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [name, setName] = useState('')
  const [made, setMade] = useState<string | null>(null)
  const create = useAct(async (sender: string) => {
    const { key } = await taken(api.POST('/api/v1/api-keys', { body: { name: sender } }))
    setMade(key)
    setName('')
    await queryClient.invalidateQueries({ queryKey: ['api-keys'] })
  })
  const missing = name.trim() === ''

  function submit(event: FormEvent) {
    event.preventDefault()
    create.mutate(name.trim())
  }

  return (
    <form className="stack boxed" aria-label={t('office.feeds.create')} onSubmit={submit}>
      <h2>{t('office.feeds.keys')}</h2>
      <label className="field">
        {t('office.feeds.keyName')}
        <Input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      </label>
      <ProblemAlert error={create.error} />
      {made !== null && (
        <Alert type="success" role="status" title={t('office.feeds.createShown')} description={<code>{made}</code>} />
      )}
      <div className="acts">
        <Button htmlType="submit" disabled={missing} loading={create.isPending}>
          {t('office.feeds.create')}
        </Button>
        {missing && <small className="why-not">{t('office.feeds.nameNeeded')}</small>}
      </div>
    </form>
  )
}
