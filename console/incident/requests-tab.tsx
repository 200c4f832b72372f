import { useTranslation } from 'react-i18next'
import { mayActOnRequest } from '../../domain/supply/request'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useActor } from '../parts/audit-words'
import { ShapeMark } from '../parts/marks'
import { Paged, usePaged } from '../parts/paged'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { Ago, At } from '../parts/times'
import { useWords } from '../parts/words'
import { useIncidentRefusal } from './incident-acts'
import type { IncidentDetail } from './incident-query'
import { RequestActs } from './request-acts'
import { RequestForm } from './request-form'

export type SupplyRequest = Schemas['SupplyRequest']
type TabProps = { readonly detail: IncidentDetail; readonly now: string }

/** What counties and depots ask for beside the estimate, each decided in writing. */
export function RequestsTab({ detail, now }: TabProps) {
  const { t } = useTranslation()
  const { incident } = detail
  const refusal = useIncidentRefusal(incident)('submitSupplyRequest')
  const requests = usePaged(['supply-requests', incident.id], (cursor) =>
    taken(api.GET('/api/v1/supply-requests', { params: { query: { incidentId: incident.id, limit: 60, ...cursor } } })),
  )
  return (
    <div className="stack">
      <p className="quiet">{t('requests.lead')}</p>
      <Paged query={requests}>{(rows) => <RequestTable detail={detail} rows={rows} now={now} />}</Paged>
      {refusal === null ? <RequestForm detail={detail} /> : <p className="quiet">{refusal}</p>}
    </div>
  )
}

type TableProps = TabProps & { readonly rows: readonly SupplyRequest[] }

function RequestTable({ detail, rows, now }: TableProps) {
  const { t } = useTranslation()
  const { name, unit, number } = useWords()
  const actor = useActor()
  const columns: readonly Column<SupplyRequest>[] = [
    {
      key: 'number',
      title: t('requests.number'),
      header: true,
      cell: (row) => (
        <>
          <span className="nowrap">Q-{row.number}</span>{' '}
          {row.lifeThreatening && <ShapeMark shape="late">{t('requests.lifeThreatening')}</ShapeMark>}
        </>
      ),
    },
    { key: 'area', title: t('requests.area'), cell: (row) => row.areaName },
    { key: 'item', title: t('requests.item'), cell: (row) => name(row) },
    {
      key: 'asked',
      title: t('requests.asked'),
      right: true,
      cell: (row) => <span className="nowrap">{`${number(row.asked)} ${unit(row)}`}</span>,
    },
    {
      key: 'why',
      title: t('requests.why'),
      wide: true,
      cell: (row) => (
        <>
          {row.reasonAsked}{' '}
          <span className="quiet">
            {actor(row.askedBy)} <Ago instant={row.askedAt} now={now} />
          </span>
        </>
      ),
    },
    { key: 'decision', title: t('requests.decision'), wide: true, cell: (row) => <Decision request={row} /> },
    { key: 'acts', title: t('requests.acts'), cell: (row) => <RequestActs incident={detail.incident} request={row} /> },
  ]
  const waits = rows.filter((row) => mayActOnRequest('decide', row.state)).length
  return (
    <PlainTable
      whole
      caption={t('requests.caption', { count: rows.length, waits })}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('requests.none')}
    />
  )
}

/** What was decided; approved is a ceiling that no path exceeds, and says so. */
function Decision({ request }: { request: SupplyRequest }) {
  const { t } = useTranslation()
  const { word, number, unit } = useWords()
  const actor = useActor()
  const { state, approved, reasonDecided, decidedBy, decidedAt } = request
  const isCeiling = approved !== null && (state === 'approved' || state === 'changed')
  return (
    <>
      {state === 'submitted' ? (
        <ShapeMark shape="waiting">{word('requestState', state)}</ShapeMark>
      ) : (
        <strong>{word('requestState', state)}</strong>
      )}{' '}
      {isCeiling && (
        <span className="nowrap">{t('requests.ceiling', { quantity: `${number(approved)} ${unit(request)}` })}</span>
      )}{' '}
      {reasonDecided}{' '}
      {decidedBy !== null && decidedAt !== null && (
        <span className="quiet">
          {actor(decidedBy)} <At instant={decidedAt} />
        </span>
      )}
    </>
  )
}
