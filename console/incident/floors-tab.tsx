import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { ActButton } from '../parts/act-button'
import { useActor } from '../parts/audit-words'
import { Loaded } from '../parts/loaded'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import type { Floor } from '../supply/floor-table'
import { FloorTable } from '../supply/floor-table'
import { useIncidentRefusal } from './incident-acts'
import type { IncidentDetail } from './incident-query'
import { LiftFloorAct } from './lift-floor-act'
import { knownRemedy, wishOf } from './remedy-wish'

type Lift = Schemas['FloorLift']

/** Floors lifted for this incident, and the floors around it that its owner may lift. */
export function FloorsTab({ detail }: { detail: IncidentDetail }) {
  const may = useMay()
  return (
    <div className="stack">
      <Lifts detail={detail} />
      {may('listReserveFloors') && <Floors detail={detail} />}
    </div>
  )
}

function Lifts({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { depotName, language } = useWords()
  const actor = useActor()
  const refusal = useIncidentRefusal(detail.incident)('withdrawFloorLift')
  const id = detail.incident.id
  const lifts = useQuery({
    queryKey: ['floors', 'lifts', id],
    queryFn: () => taken(api.GET('/api/v1/incidents/{id}/floor-lifts', { params: { path: { id } } })),
  })
  const columns: readonly Column<Lift>[] = [
    { key: 'depot', title: t('requests.floors.depot'), header: true, cell: (row) => depotName(row) },
    {
      key: 'item',
      title: t('requests.item'),
      cell: (row) => (language === 'zh' ? row.itemNameZh : row.itemNameEn) ?? t('plan.wish.everything'),
    },
    { key: 'reason', title: t('shell.acts.reason'), wide: true, cell: (row) => row.reason },
    { key: 'by', title: t('plan.wish.by'), cell: (row) => actor(row.by) },
    { key: 'at', title: t('plan.wish.at'), cell: (row) => <At instant={row.liftedAt} /> },
    {
      key: 'acts',
      title: t('requests.acts'),
      cell: (row) => (
        <ActButton
          label={t('requests.floors.bindAgain')}
          small
          reason="required"
          confirm={t('requests.floors.bindConfirm')}
          disabledReason={refusal ?? (row.mayWithdraw ? null : t('requests.floors.notOwner'))}
          onAct={(reason) =>
            taken(
              api.POST('/api/v1/floor-lifts/{id}/withdrawal', { params: { path: { id: row.id } }, body: { reason } }),
            )
          }
        />
      ),
    },
  ]
  return (
    <Loaded query={lifts}>
      {({ items }) => (
        <PlainTable
          caption={t('requests.floors.lifted', { count: items.length })}
          showCaption
          columns={columns}
          rows={items}
          rowKey={(row) => row.id}
          empty={t('requests.floors.noneLifted')}
        />
      )}
    </Loaded>
  )
}

const fewDepots = 20

/** Floors that held goods back in the latest plan: lifting any other would bring nothing. */
function Floors({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { plan, incident } = detail
  const held = useMemo(() => heldBack(plan), [plan])
  const depotIds = useMemo(() => [...new Set(held.values())].slice(0, fewDepots), [held])
  const floors = useQueries({ queries: depotIds.map(floorsOfDepot), combine: allFloors })
  return (
    <>
      <p className="quiet">{t('requests.floors.lead')}</p>
      {depotIds.length === 0 ? (
        <p className="quiet">{t('requests.floors.noneHeld')}</p>
      ) : (
        <FloorTable
          caption={t('requests.floors.held')}
          rows={floors.filter((row) => held.has(`${row.depotId} ${row.itemCode}`))}
          acts={(row) => <LiftFloorAct incident={incident} depotId={row.depotId} itemCode={row.itemCode} />}
        />
      )}
      <p>
        <Link to="/upkeep?view=floors">{t('requests.floors.all')}</Link>
      </p>
    </>
  )
}

/** Positions, each with its depot, that were passed over for their floor or would help if it were lifted. */
function heldBack(plan: IncidentDetail['plan']): ReadonlyMap<string, string> {
  const held = new Map<string, string>()
  for (const { passedOver, itemCode } of plan?.shortfalls ?? [])
    for (const { depotId, reason } of passedOver)
      if (reason === 'reserve-floor') held.set(`${depotId} ${itemCode}`, depotId)
  for (const missing of [...(plan?.shortfalls ?? []), ...(plan?.delays ?? [])])
    for (const told of missing.remedies) {
      const remedy = knownRemedy(told)
      const wish = remedy === null ? null : wishOf(remedy, missing)
      if (wish?.kind === 'lift-floor') held.set(`${wish.depotId} ${wish.itemCode}`, wish.depotId)
    }
  return held
}

const floorsOfDepot = (depotId: string) => ({
  queryKey: ['floors', 'depot', depotId],
  queryFn: () => taken(api.GET('/api/v1/reserve-floors', { params: { query: { depotId, limit: 500 } } })),
})

// Named, so that an unchanged set of answers keeps its identity.
function allFloors(answers: readonly { readonly data?: { readonly items: readonly Floor[] } | undefined }[]) {
  return answers.flatMap(({ data }) => data?.items ?? [])
}
