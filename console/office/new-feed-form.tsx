import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, InputNumber } from 'antd'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { useAct } from '../parts/act-button'
import { ProblemAlert } from '../parts/problem-alert'

const blank = { name: '', url: '', intervalSeconds: 60, silentAlarmMinutes: 60 }

export function NewFeedForm() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [watch, setWatch] = useState(blank)
  const add = useAct(async (body: typeof blank) => {
    await taken(api.POST('/api/v1/feed-watches', { body }))
    await queryClient.invalidateQueries({ queryKey: ['feeds'] })
    setWatch(blank)
  })
  const missing = watch.name.trim() === '' || watch.url.trim() === ''

  function submit(event: FormEvent) {
    event.preventDefault()
    add.mutate({ ...watch, name: watch.name.trim(), url: watch.url.trim() })
  }

  return (
    <form className="stack boxed" aria-label={t('office.feeds.add')} onSubmit={submit}>
      <h2>{t('office.feeds.add')}</h2>
      <div className="field-grid">
        <label className="field">
          {t('office.feeds.name')}
          <Input value={watch.name} onChange={(event) => setWatch({ ...watch, name: event.target.value })} />
        </label>
        <label className="field">
          {t('office.feeds.url')}
          <Input
            value={watch.url}
            inputMode="url"
            onChange={(event) => setWatch({ ...watch, url: event.target.value })}
          />
        </label>
        <label className="field">
          {t('office.feeds.interval')}
          <InputNumber
            min={10}
            max={86_400}
            precision={0}
            value={watch.intervalSeconds}
            onChange={(value) => setWatch({ ...watch, intervalSeconds: value ?? blank.intervalSeconds })}
            style={{ width: '100%' }}
          />
        </label>
        <label className="field">
          {t('office.feeds.silent')}
          <InputNumber
            min={1}
            max={100_000}
            precision={0}
            value={watch.silentAlarmMinutes}
            onChange={(value) => setWatch({ ...watch, silentAlarmMinutes: value ?? blank.silentAlarmMinutes })}
            style={{ width: '100%' }}
          />
        </label>
      </div>
      <ProblemAlert error={add.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={missing} loading={add.isPending}>
          {t('office.feeds.add')}
        </Button>
        {missing && <small className="why-not">{t('office.feeds.needed')}</small>}
      </div>
    </form>
  )
}
