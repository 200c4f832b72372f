import { App, Button, Checkbox, Input, InputNumber } from 'antd'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, idempotencyKey, taken } from '../app/api'
import { useAct } from '../parts/act-button'
import { AreaPicker } from '../parts/area-picker'
import { DepotPicker } from '../parts/depot-picker'
import { ItemPicker } from '../parts/item-picker'
import { ProblemAlert } from '../parts/problem-alert'
import type { IncidentDetail } from './incident-query'

const blank = { areaCode: '', depotId: '', itemCode: '', asked: null as number | null, reason: '', grave: false }

/** Goods asked for beside the estimate, with the reason; a county asks, or a depot in it. */
export function RequestForm({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { incident } = detail
  const [draft, setDraft] = useState(blank)
  // One key per filled-in form: pressing twice, or again after a silence, is the same request.
  const [key, setKey] = useState(idempotencyKey)
  const set = (part: Partial<typeof blank>) => setDraft({ ...draft, ...part })
  const send = useAct((body: Schemas['NewSupplyRequest']) =>
    taken(
      api.POST('/api/v1/incidents/{id}/supply-requests', {
        params: { path: { id: incident.id }, header: { 'idempotency-key': key } },
        body,
      }),
    ).then(({ number }) => {
      void message.success(t('requests.submitted', { number }))
      setDraft(blank)
      setKey(idempotencyKey())
    }),
  )
  const { areaCode, depotId, itemCode, asked, reason, grave } = draft
  const incomplete = areaCode === '' || itemCode === '' || asked === null || reason.trim() === ''

  function submit(event: FormEvent) {
    event.preventDefault()
    if (asked === null) return
    send.mutate({
      ...{ areaCode, itemCode, asked, lifeThreatening: grave, reason: reason.trim() },
      ...(depotId === '' ? {} : { depotId }),
    })
  }

  return (
    <form className="stack boxed" aria-label={t('requests.add')} onSubmit={submit}>
      <h3>{t('requests.add')}</h3>
      <div className="field-grid">
        <div className="field">
          {t('requests.county')}
          <AreaPicker
            label={t('requests.county')}
            known={incident.areas}
            value={areaCode === '' ? [] : [areaCode]}
            onChange={(codes) => set({ areaCode: codes.at(-1) ?? '', depotId: '' })}
          />
        </div>
        <div className="field">
          {t('requests.depot')}
          <DepotPicker
            label={t('requests.depot')}
            areaFirst
            areaCode={areaCode}
            value={depotId}
            onChange={(id) => set({ depotId: id })}
          />
        </div>
        <div className="field">
          {t('requests.item')}
          <ItemPicker label={t('requests.item')} value={itemCode} onChange={(code) => set({ itemCode: code })} />
        </div>
        <label className="field">
          {t('requests.asked')}
          <InputNumber
            aria-label={t('requests.asked')}
            min={1}
            precision={0}
            value={asked}
            onChange={(next) => set({ asked: next })}
            style={{ width: '100%' }}
          />
        </label>
        <label className="field wide-field">
          {t('requests.why')}
          <Input maxLength={2_000} value={reason} onChange={(event) => set({ reason: event.target.value })} />
        </label>
      </div>
      <Checkbox checked={grave} onChange={(event) => set({ grave: event.target.checked })}>
        {t('requests.lifeThreateningLong')}
      </Checkbox>
      <ProblemAlert error={send.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={incomplete} loading={send.isPending}>
          {t('requests.submit')}
        </Button>
        {incomplete && <small className="why-not">{t('requests.incomplete')}</small>}
      </div>
    </form>
  )
}
