import { Button } from 'antd'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { Panel } from '../parts/page'
import { useWords } from '../parts/words'
import type { IncidentDetail } from './incident-query'

type Supply = Schemas['SupplyTotal']

const few = 10
const quantities = ['need', 'planned', 'approved', 'sent', 'received'] as const

/** Need, planned, approved, sent, received for each item: five numbers that are never mixed, and a bar of the last three. */
export const SupplyPanel = memo(function SupplyPanel({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { percent } = useWords()
  const [all, setAll] = useState(false)
  const rows = [...detail.supply].sort(
    (left, right) => Number(right.lifeSaving) - Number(left.lifeSaving) || right.need - left.need,
  )
  const shown = all ? rows : rows.slice(0, few)
  return (
    <Panel
      title={t('incident.supply.title')}
      extra={
        detail.coverage24h !== null && (
          <strong>{t('incident.supply.coverage24h', { share: percent(detail.coverage24h) })}</strong>
        )
      }
    >
      {rows.length === 0 ? (
        <p className="quiet">{t('incident.supply.none')}</p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('incident.supply.title')}>
          <SupplyTable rows={shown} />
        </div>
      )}
      {rows.length > few && (
        <Button type="link" size="small" onClick={() => setAll(!all)}>
          {all ? t('incident.supply.showFew') : t('incident.supply.showAll', { count: rows.length })}
        </Button>
      )}
      <small className="quiet">{t('incident.supply.note')}</small>
    </Panel>
  )
})

function SupplyTable({ rows }: { rows: readonly Supply[] }) {
  const { t } = useTranslation()
  const { name, unit, number } = useWords()
  return (
    <table className="plain-table">
      <caption className="only-read-out">{t('incident.supply.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('incident.supply.item')}</th>
          {quantities.map((quantity) => (
            <th key={quantity} scope="col" className="right">
              {t(`incident.supply.${quantity}`)}
            </th>
          ))}
          <th scope="col">{t('incident.supply.unit')}</th>
          <th scope="col" className="bar-column">
            <span className="only-read-out">{t('incident.supply.received')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.itemCode}>
            <th scope="row">
              {name(row)}
              {row.lifeSaving && <span className="quiet"> · {t('incident.supply.lifeSaving')}</span>}
            </th>
            {quantities.map((quantity) => (
              <td key={quantity} className="right">
                {number(row[quantity])}
              </td>
            ))}
            <td className="quiet nowrap">
              {unit(row)}
              {row.damaged > 0 && ` · ${t('incident.supply.damaged')} ${number(row.damaged)}`}
            </td>
            <td className="bar-column">
              <SupplyBar row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Received is solid, sent is lighter, approved is an outline, all against the need. */
function SupplyBar({ row }: { row: Supply }) {
  const { t } = useTranslation()
  const { name } = useWords()
  const whole = Math.max(row.need, row.approved, 1)
  const width = (value: number) => ({ width: `${Math.min(100, (value / whole) * 100)}%` })
  return (
    <div
      className="supply-bar"
      role="progressbar"
      aria-label={t('incident.supply.receivedBar', { item: name(row) })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((Math.min(row.received, whole) / whole) * 100)}
    >
      <span className="approved" style={width(row.approved)} />
      <span className="sent" style={width(row.sent)} />
      <span className="received" style={width(row.received)} />
    </div>
  )
}
