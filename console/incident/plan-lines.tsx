import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { msBetween } from '../../domain/time/instant'
import type { Schemas } from '../app/schemas'
import { ShapeMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { reasonText } from '../parts/reason-text'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { shownSpan } from '../time/shown'
import type { Changes } from './plan-batch'

type Line = Schemas['PlanLine']

type PlanLinesProps = {
  readonly caption: string
  readonly lines: readonly Line[]
  /** While the plan is being changed: new quantities by line. */
  readonly changes: Changes | null
  readonly onChanges: (changes: Changes) => void
}

const all = ''

/** Each line with why this depot was chosen and which were passed over. */
export function PlanLines({ caption, lines, changes, onChanges }: PlanLinesProps) {
  const { t } = useTranslation()
  const { name, unit, depotName, number, word, language } = useWords()
  const [item, setItem] = useState(all)
  const items = [...new Map(lines.map((line) => [line.itemCode, name(line)] as const))]
  const columns: readonly Column<Line>[] = [
    { key: 'item', title: t('plan.columns.item'), header: true, cell: (row) => name(row) },
    {
      key: 'from',
      title: t('plan.columns.from'),
      cell: (row) => (
        <>
          {depotName(row)} <span className="quiet">{word('depotLevel', row.depotLevel)}</span>
        </>
      ),
    },
    { key: 'to', title: t('plan.columns.to'), cell: (row) => row.areaName },
    {
      key: 'quantity',
      title: t('plan.columns.quantity'),
      right: true,
      cell: (row) => <span className="nowrap">{`${number(row.quantity)} ${unit(row)}`}</span>,
    },
    ...(changes === null ? [] : [changeColumn(t('plan.columns.newQuantity'), changes, onChanges, name)]),
    { key: 'distance', title: t('plan.columns.distance'), right: true, cell: (row) => <Km km={row.distanceKm} /> },
    { key: 'leaves', title: t('plan.columns.leaves'), cell: (row) => <At instant={row.leavesAt} /> },
    { key: 'arrives', title: t('plan.columns.arrives'), cell: (row) => <Arrival line={row} /> },
    {
      key: 'reason',
      title: t('plan.columns.reason'),
      wide: true,
      cell: (row) => (
        <>
          {reasonText(row.reason, language)}
          <PassedOver passedOver={row.passedOver} />
        </>
      ),
    },
  ]
  return (
    <>
      {items.length > 1 && (
        <Select
          aria-label={t('plan.filterItem')}
          value={item}
          onChange={setItem}
          options={[{ value: all, label: t('plan.allItems') }, ...items.map(([value, label]) => ({ value, label }))]}
          style={{ width: '18rem' }}
        />
      )}
      <PlainTable
        caption={caption}
        columns={columns}
        rows={item === all ? lines : lines.filter((line) => line.itemCode === item)}
        rowKey={(row) => row.id}
      />
    </>
  )
}

function changeColumn(
  title: string,
  changes: Changes,
  onChanges: (changes: Changes) => void,
  name: (line: Line) => string,
): Column<Line> {
  return {
    key: 'new',
    title,
    right: true,
    cell: (row) => (
      <InputNumber
        size="small"
        min={0}
        max={row.quantity}
        precision={0}
        aria-label={`${title} ${name(row)} ${row.areaName}`}
        value={changes[row.id] ?? row.quantity}
        onChange={(quantity) => {
          const { [row.id]: _, ...others } = changes
          onChanges(quantity === null || quantity === row.quantity ? others : { ...others, [row.id]: quantity })
        }}
      />
    ),
  }
}

function Km({ km }: { km: number }) {
  const { t } = useTranslation()
  const { number } = useWords()
  return <span className="nowrap">{t('plan.km', { km: number(Math.round(km)) })}</span>
}

function Arrival({ line }: { line: Line }) {
  const { t } = useTranslation()
  const lateMs = msBetween(line.dueAt, line.arrivesAt)
  return (
    <>
      <At instant={line.arrivesAt} />{' '}
      {line.late ? (
        <ShapeMark shape="late">{t('plan.late', { span: shownSpan(lateMs) })}</ShapeMark>
      ) : (
        <span className="quiet">{t('plan.inTime')}</span>
      )}
    </>
  )
}

export function PassedOver({ passedOver }: { passedOver: Line['passedOver'] }) {
  const { t } = useTranslation()
  const { word, depotName, language } = useWords()
  if (passedOver.length === 0) return null
  return (
    <details>
      <summary>{t('plan.passedOver', { count: passedOver.length })}</summary>
      <ul className="reasons">
        {passedOver.map((each) => (
          <li key={each.depotId}>
            {depotName(each)} · {word('passedOver', each.reason)}：
            {reasonText({ key: `allocation.passed-over.${each.reason}`, values: each.values }, language)}
          </li>
        ))}
      </ul>
    </details>
  )
}
