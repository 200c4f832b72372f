import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { oneOf, useAddress } from '../parts/address'
import { Paged, usePaged } from '../parts/paged'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import { useLifeWords } from './life-words'
import { SurveyDue } from './survey-due'
import { otherKinds } from './term-fields'

type Source = Schemas['SupplySource']

/** The query of the list as the address has it. */
function queryOf(search: URLSearchParams) {
  const kind = oneOf(otherKinds, search.get('kind'))
  const given = {
    state: search.get('state'),
    areaCode: search.get('area'),
    itemCode: search.get('item'),
    q: search.get('q'),
  }
  const filled = Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return {
    limit: 60,
    ...filled,
    ...(kind === undefined ? {} : { kind }),
    ...(search.get('due') === 'true' ? { surveyDue: 'true' as const } : {}),
  }
}

export function SourceList() {
  const [search] = useAddress()
  const query = queryOf(search)
  const sources = usePaged(['sources', query], (cursor) =>
    taken(api.GET('/api/v1/supply-sources', { params: { query: { ...query, ...cursor } } })),
  )
  return <Paged query={sources}>{(rows) => <SourceTable rows={rows} />}</Paged>
}

function SourceTable({ rows }: { rows: readonly Source[] }) {
  const { t } = useTranslation()
  const { name, depotName, word, language, percent } = useWords()
  const words = useLifeWords()
  const columns: readonly Column<Source>[] = [
    {
      key: 'party',
      title: t('sources.party'),
      header: true,
      cell: (row) => <Link to={`/sources/${row.id}`}>{language === 'zh' ? row.partyZh : row.partyEn}</Link>,
    },
    {
      key: 'kind',
      title: t('sources.kind'),
      cell: (row) => <span className="nowrap">{word('source', row.kind)}</span>,
    },
    { key: 'item', title: t('stock.item'), cell: (row) => name(row) },
    { key: 'depot', title: t('sources.loadedAt'), cell: (row) => `${depotName(row)} · ${row.areaName}` },
    { key: 'state', title: t('sources.state'), cell: (row) => words.sourceState(row.state) },
    {
      key: 'rating',
      title: t('sources.onTime'),
      right: true,
      cell: (row) => (row.rating === null || row.rating.onTimeShare === null ? '—' : percent(row.rating.onTimeShare)),
    },
    { key: 'survey', title: t('sources.surveyDue'), cell: (row) => <SurveyDue dueOn={row.surveyDueOn} /> },
    { key: 'label', title: t('stock.kinds.label'), cell: (row) => word('label', row.label) },
  ]
  return (
    <PlainTable
      whole
      caption={t('sources.caption', { count: rows.length })}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('sources.none')}
    />
  )
}
