import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Paged, usePaged } from '../parts/paged'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import type { StockFilter } from './stock-filter'
import { SurveyDue } from './survey-due'
import { placeOf } from './upkeep-place'

type Due = Schemas['DueInspection']

const withinDays = 30

/** Depots whose goods are due to be looked at within a month; those never inspected come first. */
export function InspectionList({ filter }: { filter: StockFilter }) {
  const query = { ...placeOf(filter), withinDays, limit: 60 }
  const due = usePaged(['upkeep', 'inspections', query], (cursor) =>
    taken(api.GET('/api/v1/upkeep/inspections', { params: { query: { ...query, ...cursor } } })),
  )
  return <Paged query={due}>{(rows) => <InspectionTable rows={rows} />}</Paged>
}

function InspectionTable({ rows }: { rows: readonly Due[] }) {
  const { t } = useTranslation()
  const { depotName, word, number } = useWords()
  const columns: readonly Column<Due>[] = [
    {
      key: 'depot',
      title: t('stock.depot'),
      header: true,
      cell: (row) => <Link to={`/stock/${row.depotId}`}>{depotName(row)}</Link>,
    },
    { key: 'level', title: t('depot.level'), cell: (row) => word('depotLevel', row.depotLevel) },
    { key: 'area', title: t('stock.area'), cell: (row) => row.areaName },
    { key: 'every', title: t('upkeep.everyDays'), right: true, cell: (row) => number(row.inspectionEveryDays) },
    { key: 'last', title: t('upkeep.lastInspection'), cell: (row) => row.inspectedOn ?? t('depot.neverInspected') },
    { key: 'due', title: t('upkeep.dueOn'), cell: (row) => <SurveyDue dueOn={row.dueOn} /> },
  ]
  return (
    <PlainTable
      whole
      caption={t('upkeep.inspectionCaption', { count: rows.length, days: withinDays })}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.depotId}
      empty={t('upkeep.noInspection')}
    />
  )
}
