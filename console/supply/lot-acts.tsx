import { InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, idempotencyKey, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import type { Lot } from './lot-order'
import type { StockDetail } from './position-page'
import { useStockRefusal } from './stock-refusal'

type LotProps = { readonly position: StockDetail; readonly lot: Lot }

/** Count a lot, send units out before they age, write units off: each a movement with its reason. */
export function LotActs({ position, lot }: LotProps) {
  const refusal = useStockRefusal(position)
  return (
    <div className="acts">
      <CountAct position={position} lot={lot} refusal={refusal('takeStock')} />
      {lot.onHand > 0 && (
        <>
          <OutAct position={position} lot={lot} route="rotate" refusal={refusal('rotateStock')} />
          <OutAct position={position} lot={lot} route="scrap" refusal={refusal('scrapStock')} />
        </>
      )}
    </div>
  )
}

type ActProps = LotProps & { readonly refusal: string | null }

/** A stock-take never overwrites: the difference becomes a movement. */
function CountAct({ position, lot, refusal }: ActProps) {
  const { t } = useTranslation()
  const { number } = useWords()
  const [counted, setCounted] = useState<number | null>(null)
  const [key, setKey] = useState(idempotencyKey)
  const { depotId, itemCode } = position
  const difference = counted === null ? null : counted - lot.onHand
  return (
    <ActButton
      label={t('stock.act.count')}
      small
      reason="required"
      disabledReason={refusal}
      incomplete={counted === null ? t('stock.act.countNeeded') : null}
      onAct={async (reason) => {
        const params = { header: { 'idempotency-key': key } }
        const body = { depotId, itemCode, lotId: lot.id, counted: counted ?? 0, reason }
        await taken(api.POST('/api/v1/stock/takes', { params, body }))
        setKey(idempotencyKey())
        setCounted(null)
      }}
    >
      <QuantityField
        label={t('stock.act.counted', { onHand: number(lot.onHand) })}
        min={0}
        value={counted}
        onChange={setCounted}
      />
      {difference !== null && (
        <p>
          {difference === 0
            ? t('stock.act.noDifference')
            : t('stock.act.difference', { difference: `${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}` })}
        </p>
      )}
    </ActButton>
  )
}

function OutAct({ position, lot, route, refusal }: ActProps & { readonly route: 'rotate' | 'scrap' }) {
  const { t } = useTranslation()
  const [quantity, setQuantity] = useState<number | null>(lot.available)
  const [key, setKey] = useState(idempotencyKey)
  const { depotId, itemCode } = position
  return (
    <ActButton
      label={t(`stock.act.${route}`)}
      small
      danger={route === 'scrap'}
      reason="required"
      confirm={t(`stock.act.${route}Confirm`)}
      disabledReason={refusal ?? (lot.available === 0 ? t('stock.act.allPromised') : null)}
      incomplete={quantity === null ? t('stock.act.quantityNeeded') : null}
      onAct={async (reason) => {
        const params = { header: { 'idempotency-key': key } }
        const body = { depotId, itemCode, lotId: lot.id, quantity: quantity ?? 0, reason }
        await taken(
          route === 'rotate'
            ? api.POST('/api/v1/stock/rotations', { params, body })
            : api.POST('/api/v1/stock/scrappings', { params, body }),
        )
        setKey(idempotencyKey())
      }}
    >
      <QuantityField
        label={t('stock.act.quantity', { most: lot.available })}
        min={1}
        max={lot.available}
        value={quantity}
        onChange={setQuantity}
      />
    </ActButton>
  )
}

type QuantityProps = {
  readonly label: string
  readonly min: number
  readonly max?: number
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** Whole units, by name. */
export function QuantityField({ label, min, max, value, onChange }: QuantityProps) {
  return (
    <label className="field">
      {label}
      <InputNumber
        aria-label={label}
        min={min}
        {...(max === undefined ? {} : { max })}
        precision={0}
        value={value}
        onChange={onChange}
        style={{ width: '100%' }}
      />
    </label>
  )
}
