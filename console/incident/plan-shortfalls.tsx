import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { ShapeMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import { PassedOver } from './plan-lines'
import { knownRemedy, wishOf } from './remedy-wish'
import { remedyText } from './remedy-words'
import { useWhatIf } from './what-if-desk'

type Shortfall = Schemas['Shortfall']

/** A shortage is a result, not an error: what no source can give, why not, and the cheapest that would remove it. */
export function PlanShortfalls({ shortfalls }: { shortfalls: readonly Shortfall[] }) {
  const { t } = useTranslation()
  const { name, unit, number, word } = useWords()
  if (shortfalls.length === 0) return <p className="quiet">{t('plan.noShortfall')}</p>
  const columns: readonly Column<Shortfall>[] = [
    { key: 'item', title: t('plan.columns.item'), header: true, cell: (row) => name(row) },
    { key: 'to', title: t('plan.columns.to'), cell: (row) => row.areaName },
    { key: 'batch', title: t('incident.orders.batch'), cell: (row) => word('batch', row.batch) },
    {
      key: 'quantity',
      title: t('incident.supply.shortfall'),
      right: true,
      cell: (row) => <ShapeMark shape="late">{`${number(row.quantity)} ${unit(row)}`}</ShapeMark>,
    },
    {
      key: 'remedies',
      title: t('plan.columns.remedies'),
      wide: true,
      cell: (row) => <Remedies short={row} />,
    },
    {
      key: 'passed',
      title: t('plan.columns.passedOver'),
      wide: true,
      cell: (row) => <PassedOver passedOver={row.passedOver} />,
    },
  ]
  return (
    <PlainTable
      caption={t('plan.shortfallCaption')}
      showCaption
      columns={columns}
      rows={shortfalls}
      rowKey={(row) => `${row.areaCode} ${row.itemCode} ${row.batch}`}
    />
  )
}

/** Each remedy in words; one that can be tried here opens the what-if with it filled in. */
function Remedies({ short }: { short: Shortfall }) {
  const { t } = useTranslation()
  const words = useWords()
  const desk = useWhatIf()
  if (short.remedies.length === 0) return <span className="quiet">{t('plan.noRemedy')}</span>
  return (
    <ul className="reasons">
      {short.remedies.map((told) => {
        const remedy = knownRemedy(told)
        const wish = remedy === null ? null : wishOf(remedy, short)
        const sentence = remedyText(t, told, short, desk.names, words)
        return (
          <li key={JSON.stringify(told)}>
            {sentence}{' '}
            {wish !== null && (
              <Button
                size="small"
                disabled={desk.refusal !== null}
                title={desk.refusal ?? undefined}
                aria-label={`${t('plan.whatIf.tryOut')} ${sentence}`}
                onClick={() => desk.add(wish)}
              >
                {t('plan.whatIf.tryOut')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
