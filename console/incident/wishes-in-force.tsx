import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useActor } from '../parts/audit-words'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import { useIncidentRefusal } from './incident-acts'
import type { Incident } from './incident-query'
import type { PlanWish } from './plan-shapes'
import { useWhatIf } from './what-if-desk'
import { wishText } from './wish-words'

type StoredWish = Schemas['StoredWish']

/** Wishes that hold for the plans to come; nothing is shown where there is none. */
export function WishesInForce({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const words = useWords()
  const actor = useActor()
  const desk = useWhatIf()
  const refusal = useIncidentRefusal(incident)('withdrawWish')
  const wishes = useQuery({
    queryKey: ['wishes', incident.id],
    queryFn: () => taken(api.GET('/api/v1/incidents/{id}/wishes', { params: { path: { id: incident.id } } })),
  })
  const rows = (wishes.data?.items ?? []).filter((each) => each.withdrawnAt === null)
  if (rows.length === 0) return null
  const columns: readonly Column<StoredWish>[] = [
    {
      key: 'wish',
      title: t('plan.wish.wish'),
      header: true,
      wide: true,
      cell: (row) => (
        <>
          {wishText(t, row.wish, desk.names, words)} <TryAllowed wish={row.wish} />
        </>
      ),
    },
    { key: 'reason', title: t('shell.acts.reason'), cell: (row) => row.reason },
    { key: 'by', title: t('plan.wish.by'), cell: (row) => actor(row.by) },
    { key: 'at', title: t('plan.wish.at'), cell: (row) => <At instant={row.at} /> },
    {
      key: 'withdraw',
      title: t('plan.wish.withdraw'),
      cell: (row) => (
        <ActButton
          label={t('plan.wish.withdraw')}
          small
          confirm={t('plan.wish.withdrawConfirm')}
          disabledReason={refusal}
          onAct={() =>
            taken(
              api.DELETE('/api/v1/incidents/{id}/wishes/{wishId}', {
                params: { path: { id: incident.id, wishId: row.id } },
              }),
            )
          }
        />
      ),
    },
  ]
  return (
    <PlainTable caption={t('plan.wish.caption')} showCaption columns={columns} rows={rows} rowKey={(row) => row.id} />
  )
}

/** A source that is forbidden can be tried allowed again before anything is decided. */
function TryAllowed({ wish }: { wish: StoredWish['wish'] }) {
  const { t } = useTranslation()
  const words = useWords()
  const { add, names, refusal } = useWhatIf()
  if (wish.kind !== 'forbid-source') return null
  const allowed: PlanWish = { ...wish, kind: 'allow-source' }
  return (
    <Button
      size="small"
      disabled={refusal !== null}
      title={refusal ?? undefined}
      aria-label={`${t('plan.whatIf.tryOut')} ${wishText(t, allowed, names, words)}`}
      onClick={() => add(allowed)}
    >
      {t('plan.whatIf.tryAllowed')}
    </Button>
  )
}
