import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Batch } from '../../domain/allocation/plan'
import type { Schemas } from '../app/schemas'
import { ActButton } from '../parts/act-button'
import { useActor } from '../parts/audit-words'
import { useWords } from '../parts/words'
import { shownMinute } from '../time/shown'
import type { IncidentDetail } from './incident-query'
import { BatchActButtons, decideBatch, useBatchRefusal } from './plan-acts'
import { PlanConsignments } from './plan-consignments'
import type { PlanDetail } from './plan-shapes'

export type Changes = Readonly<Record<string, number>>
type PlanBatchProps = { detail: IncidentDetail; plan: PlanDetail; batch: Batch; newest: boolean }

/** One batch of a plan: its measures, the decision or the acts that make it, and its consignments below; the rest is folded. */
export function PlanBatch({ detail, plan, batch, newest }: PlanBatchProps) {
  const { t } = useTranslation()
  const { word } = useWords()
  const [changes, setChanges] = useState<Changes | null>(null)
  const [open, setOpen] = useState(batch === 'first')
  const lines = plan.lines.filter((line) => line.batch === batch)
  const decision = detail.approvals.find((each) => each.planId === plan.id && each.batch === batch)
  if (lines.length === 0) return <p className="quiet">{t('plan.empty', { batch: word('batch', batch) })}</p>
  return (
    <section className="stack" aria-label={word('batch', batch)}>
      <BatchHeading plan={plan} batch={batch} />
      {decision !== undefined ? (
        <Decision decision={decision} />
      ) : (
        newest && (
          <BatchActs
            detail={detail}
            plan={plan}
            batch={batch}
            changes={changes}
            onChanges={(next) => {
              setChanges(next)
              if (next !== null) setOpen(true)
            }}
          />
        )
      )}
      <div>
        <Button type="link" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('plan.fold') : t('plan.unfold', { count: lines.length })}
        </Button>
      </div>
      {open && (
        <PlanConsignments
          caption={t('plan.caption', { batch: word('batch', batch), version: plan.version })}
          lines={lines}
          changes={changes}
          onChanges={setChanges}
        />
      )}
    </section>
  )
}

function BatchHeading({ plan, batch }: { plan: PlanDetail; batch: Batch }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const measures = plan.batches.find((each) => each.batch === batch)
  return (
    <h3>
      {measures === undefined
        ? word('batch', batch)
        : t('plan.lines', {
            batch: word('batch', batch),
            lines: measures.lines,
            depots: measures.depots,
            late: measures.lateLines,
            last: measures.lastArrivalAt === null ? '—' : shownMinute(measures.lastArrivalAt),
          })}
    </h3>
  )
}

function Decision({ decision }: { decision: Schemas['Approval'] }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const actor = useActor()
  return (
    <p>
      <strong>
        {t('plan.decided', {
          decision: word('approval', decision.decision),
          by: actor(decision.decidedBy),
          at: shownMinute(decision.decidedAt),
        })}
      </strong>{' '}
      {decision.comment}
    </p>
  )
}

type BatchActsProps = {
  detail: IncidentDetail
  plan: PlanDetail
  batch: Batch
  changes: Changes | null
  onChanges: (changes: Changes | null) => void
}

function BatchActs({ detail, plan, batch, changes, onChanges }: BatchActsProps) {
  const { t } = useTranslation()
  const { incident } = detail
  const refusal = useBatchRefusal(detail)
  if (changes === null) {
    return (
      <div className="acts">
        <BatchActButtons detail={detail} planId={plan.id} batch={batch} />
        {refusal === null && <Button onClick={() => onChanges({})}>{t('plan.change')}</Button>}
      </div>
    )
  }
  const changed = Object.entries(changes).map(([lineId, quantity]) => ({ lineId, quantity }))
  return (
    <div className="acts">
      <strong>{t('plan.changing')}</strong>
      <ActButton
        label={t('plan.changeSubmit')}
        primary
        reason="required"
        disabledReason={changed.length === 0 ? t('plan.nothingChanged') : null}
        onAct={async (reason) => {
          await decideBatch(incident.id, plan.id, batch, { decision: 'change', changes: changed, reason })
          onChanges(null)
        }}
      />
      <Button onClick={() => onChanges(null)}>{t('plan.changeCancel')}</Button>
    </div>
  )
}
