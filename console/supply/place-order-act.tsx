import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api, idempotencyKey, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import { QuantityField } from './lot-acts'
import type { SourceDetail } from './source-page'

/** An order beside the plan: whoever signs answers for the need, so the reason is asked. */
export function PlaceOrderAct({ source }: { source: SourceDetail }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [quantity, setQuantity] = useState<number | null>(null)
  const [incidentId, setIncidentId] = useState('')
  const [key, setKey] = useState(idempotencyKey)
  return (
    <ActButton
      label={t('sources.order.place')}
      primary
      reason="required"
      confirm={t('sources.order.confirm')}
      disabledReason={
        source.mayOrder ? (source.offers.length === 0 ? t('sources.noOffers') : null) : t('sources.notYours')
      }
      incomplete={quantity === null ? t('stock.act.quantityNeeded') : null}
      onAct={async (reason) => {
        const params = { path: { id: source.id }, header: { 'idempotency-key': key } }
        const body = { quantity: quantity ?? 0, reason, ...(incidentId === '' ? {} : { incidentId }) }
        const { items } = await taken(api.POST('/api/v1/supply-sources/{id}/orders', { params, body }))
        setKey(idempotencyKey())
        // several offers are several orders: they stand on the source's page
        const [order] = items
        if (order !== undefined && items.length === 1) await navigate(`/supply-orders/${encodeURIComponent(order.id)}`)
      }}
    >
      <QuantityField label={t('sources.order.quantity')} min={1} value={quantity} onChange={setQuantity} />
      <IncidentField value={incidentId} onChange={setIncidentId} />
    </ActButton>
  )
}

function IncidentField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation()
  const { either } = useWords()
  const may = useMay()
  const incidents = useQuery({
    queryKey: ['incidents', 'open'],
    queryFn: () => taken(api.GET('/api/v1/incidents', { params: { query: { status: 'open', limit: 200 } } })),
    enabled: may('listIncidents'),
  })
  return (
    <label className="field">
      {t('sources.order.forIncident')}
      <Select<string>
        allowClear
        aria-label={t('sources.order.forIncident')}
        value={value === '' ? null : value}
        options={(incidents.data?.items ?? []).map((row) => ({
          value: row.id,
          label: `${row.number} ${either(row.title)}`,
        }))}
        onChange={(id: string | null | undefined) => onChange(id ?? '')}
      />
    </label>
  )
}
