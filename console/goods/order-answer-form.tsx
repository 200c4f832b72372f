import { InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import type { ConsignmentDetail } from './consignment-page'

/** The keeper accepts, in part or not at all; what the depot can't give goes back to allocation. */
export function OrderAnswerForm({ goods }: { goods: ConsignmentDetail }) {
  const { t } = useTranslation()
  const answer = (body: Schemas['OrderAnswer']) =>
    taken(api.POST('/api/v1/consignments/{id}/order-answer', { params: { path: { id: goods.id } }, body }))
  return (
    <section className="stack boxed" aria-label={t('goods.order.title')}>
      <h3>{t('goods.order.title')}</h3>
      <div className="acts">
        <ActButton
          label={t('goods.order.accept')}
          primary
          confirm={t('goods.order.confirmAccept')}
          onAct={() => answer({ answer: 'accept' })}
        />
        <PartialAnswer goods={goods} answer={answer} />
        <ActButton
          label={t('goods.order.refuse')}
          danger
          reason="required"
          onAct={(reason) => answer({ answer: 'refuse', reason })}
        />
      </div>
    </section>
  )
}

type PartialProps = { goods: ConsignmentDetail; answer: (body: Schemas['OrderAnswer']) => Promise<unknown> }

function PartialAnswer({ goods, answer }: PartialProps) {
  const { t } = useTranslation()
  const { name, unit } = useWords()
  const [given, setGiven] = useState<Readonly<Record<string, number>>>({})
  const lines = goods.lines.map((line) => ({ ...line, quantity: given[line.itemCode] ?? line.approved }))
  const less = lines.some((line) => line.quantity < line.approved)
  return (
    <ActButton
      label={t('goods.order.partial')}
      reason="required"
      incomplete={less ? null : t('goods.order.nothingLess')}
      onAct={(reason) =>
        answer({
          answer: 'partial',
          reason,
          lines: lines.map(({ itemCode, quantity }) => ({ itemCode, quantity })),
        })
      }
    >
      <p>{t('goods.order.partialHint')}</p>
      <div className="field-grid">
        {lines.map((line) => (
          <label key={line.itemCode} className="field">
            {name(line)}
            <InputNumber
              aria-label={`${name(line)} ${t('goods.order.canGive')}`}
              min={0}
              max={line.approved}
              precision={0}
              suffix={`/ ${line.approved} ${unit(line)}`}
              value={line.quantity}
              onChange={(quantity) => setGiven({ ...given, [line.itemCode]: quantity ?? 0 })}
              style={{ width: '100%' }}
            />
          </label>
        ))}
      </div>
    </ActButton>
  )
}
