import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { useWords } from '../parts/words'
import { QuantityField } from './lot-acts'

type Quotation = Schemas['Quotation']
type Draft = { readonly yuan: number | null; readonly quantity: number | null; readonly validUntil: string }

type FieldsProps = {
  /** Units that were asked for. */
  readonly most: number | undefined
  readonly onChange: (quotation: Quotation | undefined) => void
}

/** Price, units and validity as the supplier quotes them; undefined until all three are there. */
export function QuotationFields({ most, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const { yuan } = useWords()
  const [draft, setDraft] = useState<Draft>({ yuan: null, quantity: most ?? null, validUntil: '' })
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    onChange(quotationOf(next))
  }
  const quoted = quotationOf(draft)
  return (
    <div className="field-grid">
      <label className="field">
        {t('sources.quotation.unitPrice')}
        <InputNumber
          aria-label={t('sources.quotation.unitPrice')}
          min={0.01}
          precision={2}
          suffix={t('sources.suffix.yuan')}
          value={draft.yuan}
          onChange={(price) => change({ yuan: price })}
          style={{ width: '100%' }}
        />
      </label>
      <QuantityField
        label={t('sources.quotation.quantity')}
        min={1}
        {...(most === undefined ? {} : { max: most })}
        value={draft.quantity}
        onChange={(quantity) => change({ quantity })}
      />
      <label className="field">
        {t('sources.quotation.validUntil')}
        <Input type="date" value={draft.validUntil} onChange={(event) => change({ validUntil: event.target.value })} />
      </label>
      {quoted !== undefined && (
        <p>{t('sources.quotation.total', { total: yuan(quoted.unitCostFen * quoted.quantity) })}</p>
      )}
    </div>
  )
}

function quotationOf({ yuan, quantity, validUntil }: Draft): Quotation | undefined {
  if (yuan === null || quantity === null || validUntil === '') return undefined
  return { unitCostFen: Math.round(yuan * 100), quantity, validUntil }
}

type FactsProps = { readonly quotation: Schemas['SupplyOrder']['quotation'] }

/** What was quoted last, for whoever approves it. */
export function QuotationFacts({ quotation }: FactsProps) {
  const { t } = useTranslation()
  const { yuan, number } = useWords()
  if (quotation === null) return <p className="quiet">{t('sources.quotation.none')}</p>
  const { unitCostFen, quantity, validUntil } = quotation
  const facts = [
    ['unitPrice', yuan(unitCostFen)],
    ['quantity', number(quantity)],
    ['sum', yuan(unitCostFen * quantity)],
    ['validUntil', validUntil],
  ] as const
  return (
    <dl className="fields">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`sources.quotation.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
