import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Objective } from '../../domain/policy/allocation-rules'
import { objectives } from '../../domain/policy/allocation-rules'
import { useWords } from '../parts/words'
import type { PlanDetail } from './plan-shapes'
import { useWhatIf } from './what-if-desk'

/** Wishes that are not made at a line: a depot forbidden, a floor lifted, another order of objectives. */
export function WishFields({ plan }: { plan: PlanDetail }) {
  return (
    <div className="filters">
      <ForbidField plan={plan} />
      <LiftField plan={plan} />
      <ObjectivesField plan={plan} />
    </div>
  )
}

function ForbidField({ plan }: { plan: PlanDetail }) {
  const { t } = useTranslation()
  const { add, names, refusal } = useWhatIf()
  const depots = [...new Set(plan.lines.map((line) => line.depotId))]
  return (
    <Select<string>
      aria-label={t('plan.whatIf.forbidDepot')}
      placeholder={t('plan.whatIf.forbidDepot')}
      disabled={refusal !== null}
      showSearch={{ optionFilterProp: 'label' }}
      value={null}
      options={depots.map((value) => ({ value, label: names.depot(value) }))}
      onChange={(depotId) => add({ kind: 'forbid-source', depotId })}
      style={{ width: '15rem' }}
    />
  )
}

/** Only depots that were passed over for their floor: lifting any other would change nothing. */
function LiftField({ plan }: { plan: PlanDetail }) {
  const { t } = useTranslation()
  const { add, names, refusal } = useWhatIf()
  const held = new Map<string, { depotId: string; itemCode: string }>()
  for (const part of [...plan.shortfalls, ...plan.lines])
    for (const { depotId, reason } of part.passedOver)
      if (reason === 'reserve-floor') held.set(`${depotId} ${part.itemCode}`, { depotId, itemCode: part.itemCode })
  const options = [...held].map(([value, { depotId, itemCode }]) => ({
    value,
    label: `${names.depot(depotId)} ${names.item(itemCode)}`,
  }))
  return (
    <Select<string>
      aria-label={t('plan.whatIf.liftFloor')}
      placeholder={t('plan.whatIf.liftFloor')}
      disabled={refusal !== null}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={t('plan.whatIf.noFloor')}
      value={null}
      options={options}
      onChange={(key) => {
        const at = held.get(key)
        if (at !== undefined) add({ kind: 'lift-floor', ...at })
      }}
      style={{ width: '15rem' }}
    />
  )
}

/** The objectives in the order that they are clicked; the order counts once all are placed. */
function ObjectivesField({ plan }: { plan: PlanDetail }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const { add, refusal } = useWhatIf()
  const [order, setOrder] = useState<readonly Objective[]>(plan.method.objectives ?? objectives)
  const earlier = (place: number) => {
    const [before, here] = [order[place - 1], order[place]]
    if (before === undefined || here === undefined) return
    setOrder(order.map((each, index) => (index === place - 1 ? here : index === place ? before : each)))
  }
  return (
    <span className="acts" role="group" aria-label={t('plan.whatIf.objectives')}>
      {t('plan.whatIf.objectives')}
      {order.map((each, place) => (
        <span key={each} className="nowrap">
          {place + 1}. {word('objective', each)}
          {place > 0 && (
            <Button
              size="small"
              type="text"
              aria-label={t('plan.whatIf.earlier', { what: word('objective', each) })}
              onClick={() => earlier(place)}
            >
              ↑
            </Button>
          )}
        </span>
      ))}
      <Button size="small" disabled={refusal !== null} onClick={() => add({ kind: 'objectives', order: [...order] })}>
        {t('plan.whatIf.useOrder')}
      </Button>
    </span>
  )
}
