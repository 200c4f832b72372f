import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Instant } from '../../domain/time/instant'
import type { Schemas } from '../app/schemas'
import { ExerciseMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At, Due } from '../parts/times'
import { useWords } from '../parts/words'
import { ConsignmentState } from './consignment-state'

export type Consignment = Schemas['ConsignmentSummary']

type ConsignmentTableProps = {
  readonly caption: string
  readonly rows: readonly Consignment[]
  readonly now: (row: Consignment) => Instant | null
  readonly withIncident?: boolean
  readonly empty?: string
}

/** Consignments with their three numbers side by side, never added up. */
export function ConsignmentTable({ caption, rows, now, withIncident = false, empty }: ConsignmentTableProps) {
  const { t } = useTranslation()
  const { word, depotName, either, number, language } = useWords()
  const carrier = (row: Consignment) => (language === 'zh' ? row.carrierNameZh : row.carrierNameEn) ?? '—'
  const columns: readonly Column<Consignment>[] = [
    {
      key: 'number',
      title: t('goods.columns.number'),
      header: true,
      cell: (row) => <Link to={`/consignments/${row.id}`}>K-{row.number}</Link>,
    },
    ...(withIncident
      ? [
          {
            key: 'incident',
            title: t('goods.columns.incident'),
            cell: (row: Consignment) => (
              <>
                {row.isExercise && <ExerciseMark />} {row.incidentNumber} {either(row.incidentTitle)}
              </>
            ),
          },
        ]
      : []),
    { key: 'batch', title: t('goods.columns.batch'), cell: (row) => word('batch', row.batch) },
    { key: 'from', title: t('goods.columns.from'), cell: (row) => depotName(row) },
    { key: 'to', title: t('goods.columns.to'), cell: (row) => row.areaName },
    { key: 'carrier', title: t('goods.columns.carrier'), cell: carrier },
    { key: 'status', title: t('goods.columns.status'), cell: (row) => <ConsignmentState goods={row} now={now(row)} /> },
    {
      key: 'due',
      title: t('goods.columns.due'),
      cell: (row) => <Due dueAt={row.dueAt} predictedAt={row.expectedAt} metAt={row.receivedAt} now={now(row)} />,
    },
    { key: 'expected', title: t('goods.columns.expected'), cell: (row) => <At instant={row.expectedAt} /> },
    {
      key: 'quantities',
      title: t('goods.columns.quantities'),
      right: true,
      cell: (row) => (
        <span className="nowrap">
          {number(row.approved)} / {number(row.sent)} / {number(row.received)}
        </span>
      ),
    },
  ]
  return (
    <PlainTable
      caption={caption}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty ?? t('goods.list.none')}
    />
  )
}
