import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, idempotencyKey, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import { QuantityField } from './lot-acts'

type Receipt = Schemas['ReceiptIn']
type Draft = Pick<Receipt, 'source' | 'producedOn' | 'expiresOn' | 'grade' | 'reason'> & {
  readonly quantity: number | null
  readonly costYuan: number | null
}
type Props = {
  readonly position: { readonly depotId: string; readonly itemCode: string }
  readonly refusal: string | null
}

const blank: Draft = { quantity: null, costYuan: null }
const origins = ['stock', 'purchase', 'donation', 'social'] as const

/** Goods came in: a new lot, with its age and origin. */
export function ReceiveAct({ position: { depotId, itemCode }, refusal }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>(blank)
  const [key, setKey] = useState(idempotencyKey)
  const { quantity, costYuan, ...told } = draft
  return (
    <ActButton
      label={t('stock.act.receive')}
      primary
      disabledReason={refusal}
      incomplete={quantity === null ? t('stock.act.quantityNeeded') : null}
      onAct={async () => {
        const params = { header: { 'idempotency-key': key } }
        const cost = costYuan === null ? {} : { unitCostFen: Math.round(costYuan * 100) }
        const body = { depotId, itemCode, quantity: quantity ?? 0, ...told, ...cost }
        await taken(api.POST('/api/v1/stock/receipts', { params, body }))
        setKey(idempotencyKey())
        setDraft(blank)
      }}
    >
      <ReceiptFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
    </ActButton>
  )
}

type FieldsProps = { readonly draft: Draft; readonly onChange: (part: Partial<Draft>) => void }

function ReceiptFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const { word } = useWords()
  const text = (name: 'producedOn' | 'expiresOn' | 'grade' | 'reason', label: string, type = 'text') => (
    <label className="field">
      {label}
      <Input
        type={type}
        value={draft[name] ?? ''}
        onChange={({ target }) => onChange({ [name]: target.value === '' ? undefined : target.value })}
      />
    </label>
  )
  return (
    <div className="stack">
      <QuantityField
        label={t('stock.act.received')}
        min={1}
        value={draft.quantity}
        onChange={(quantity) => onChange({ quantity })}
      />
      <label className="field">
        {t('stock.lot.origin')}
        <Select
          aria-label={t('stock.lot.origin')}
          value={draft.source ?? 'stock'}
          options={origins.map((value) => ({ value, label: word('source', value) }))}
          onChange={(source) => onChange({ source })}
        />
      </label>
      {text('producedOn', t('stock.lot.produced'), 'date')}
      {text('expiresOn', t('stock.lot.expires'), 'date')}
      {text('grade', t('stock.lot.grade'))}
      <label className="field">
        {t('stock.lot.costYuan')}
        <InputNumber
          min={0}
          precision={2}
          value={draft.costYuan}
          onChange={(costYuan) => onChange({ costYuan })}
          style={{ width: '100%' }}
        />
      </label>
      {text('reason', t('stock.act.note'))}
    </div>
  )
}
