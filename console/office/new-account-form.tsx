import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Select } from 'antd'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { posts } from '../../domain/duty/post'
import type { Post } from '../../domain/duty/post'
import { COUNTRY } from '../../domain/geography/area'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useAct } from '../parts/act-button'
import { AreaPicker } from '../parts/area-picker'
import { DepotPicker } from '../parts/depot-picker'
import { ProblemAlert } from '../parts/problem-alert'
import { useWords } from '../parts/words'

const blank = { username: '', name: '', email: '' }
const nowhere = { areaCodes: [] as readonly string[], depotId: '', depotAreaCode: '', carrierId: '' }

/** One post at one or more areas (none: the whole country); a keeper's depot, a carrier's firm. A keeper of one depot serves at its area. */
export function NewAccountForm() {
  const { t } = useTranslation()
  const { word } = useWords()
  const queryClient = useQueryClient()
  const [who, setWho] = useState(blank)
  const [post, setPost] = useState<Post>('duty-officer')
  const [place, setPlace] = useState(nowhere)
  const [made, setMade] = useState<Schemas['CreatedAccount'] | null>(null)
  const create = useAct(async (body: Schemas['NewAccount']) => {
    setMade(await taken(api.POST('/api/v1/accounts', { body })))
    setWho(blank)
    setPlace(nowhere)
    await queryClient.invalidateQueries({ queryKey: ['accounts'] })
  })
  const missing = Object.values(who).some((text) => text.trim() === '')

  function submit(event: FormEvent) {
    event.preventDefault()
    const areaCodes = areasOf(post, place)
    const held = areaCodes.map((areaCode) => ({
      post,
      areaCode,
      ...(post === 'depot-keeper' && place.depotId !== '' && { depotId: place.depotId }),
      ...(post === 'carrier' && place.carrierId !== '' && { carrierId: place.carrierId }),
    }))
    create.mutate({ ...who, posts: held })
  }

  return (
    <form className="stack boxed" aria-label={t('office.accounts.add')} onSubmit={submit}>
      <h2>{t('office.accounts.add')}</h2>
      <div className="field-grid">
        {(['name', 'username', 'email'] as const).map((field) => (
          <label key={field} className="field">
            {t(`office.accounts.${field}`)}
            <Input value={who[field]} onChange={(event) => setWho({ ...who, [field]: event.target.value })} />
          </label>
        ))}
        <label className="field">
          {t('office.accounts.post')}
          <Select
            value={post}
            options={posts.map((value) => ({ value, label: word('post', value) }))}
            onChange={(value: Post) => setPost(value)}
          />
        </label>
        <div className="field">
          {t('office.accounts.areas')}
          <AreaPicker
            label={t('office.accounts.areas')}
            value={place.areaCodes}
            onChange={(areaCodes) => setPlace({ ...place, areaCodes })}
          />
        </div>
        {post === 'depot-keeper' && (
          <div className="field">
            {t('office.accounts.depot')}
            <DepotPicker
              label={t('office.accounts.depot')}
              areaCode={place.areaCodes.at(-1) ?? ''}
              value={place.depotId}
              onChange={(depotId, depot) => setPlace({ ...place, depotId, depotAreaCode: depot?.areaCode ?? '' })}
            />
          </div>
        )}
        {post === 'carrier' && (
          <CarrierField value={place.carrierId} onChange={(carrierId) => setPlace({ ...place, carrierId })} />
        )}
      </div>
      <ProblemAlert error={create.error} />
      {made !== null && (
        <Alert
          type="success"
          role="status"
          title={t('office.accounts.made', { username: made.username ?? '' })}
          description={<code>{made.password}</code>}
        />
      )}
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={missing} loading={create.isPending}>
          {t('office.accounts.add')}
        </Button>
        {missing && <small className="why-not">{t('office.accounts.needed')}</small>}
      </div>
    </form>
  )
}

function areasOf(post: Post, { areaCodes, depotId, depotAreaCode }: typeof nowhere): readonly string[] {
  if (post === 'depot-keeper' && depotId !== '') return [depotAreaCode]
  return areaCodes.length === 0 ? [COUNTRY] : areaCodes
}

function CarrierField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation()
  const carriers = useQuery({ queryKey: ['carriers'], queryFn: () => taken(api.GET('/api/v1/carriers')) })
  return (
    <label className="field">
      {t('office.accounts.carrier')}
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={value === '' ? null : value}
        loading={carriers.isPending}
        options={(carriers.data?.items ?? []).map((each) => ({ value: each.id, label: each.nameZh }))}
        onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
      />
    </label>
  )
}
