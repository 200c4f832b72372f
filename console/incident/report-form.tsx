import { App, Button, Input } from 'antd'
import type { FormEvent } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hazard } from '../../domain/alert/alert'
import { hazards } from '../../domain/alert/alert'
import type { Instant } from '../../domain/time/instant'
import type { Schemas } from '../app/schemas'
import { api, idempotencyKey, taken } from '../app/api'
import { useAct } from '../parts/act-button'
import { FigureFields } from '../parts/figure-fields'
import { InstantField } from '../parts/instant-field'
import { ProblemAlert } from '../parts/problem-alert'
import type { Incident } from './incident-query'

export function ReportForm({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [figures, setFigures] = useState<Schemas['ReportedFigures']>({})
  const [reportedAt, setReportedAt] = useState<Instant | undefined>()
  const [reportedBy, setReportedBy] = useState('')
  const [comment, setComment] = useState('')
  // One key per filled-in form: pressing twice, or again after a silence, is the same report.
  const [key, setKey] = useState(idempotencyKey)
  const ids = { by: useId(), comment: useId() }
  const send = useAct((body: Schemas['NewSituationReport']) =>
    taken(
      api.POST('/api/v1/incidents/{id}/situation-reports', {
        params: { path: { id: incident.id }, header: { 'idempotency-key': key } },
        body,
      }),
    ).then(({ handedOn }) => {
      void message.success(handedOn ? t('incident.reports.submitted') : t('incident.reports.heldOn'))
      setFigures({})
      setComment('')
      setKey(idempotencyKey())
    }),
  )
  const empty = Object.keys(figures).length === 0

  function submit(event: FormEvent) {
    event.preventDefault()
    send.mutate({
      figures,
      ...(reportedAt === undefined ? {} : { reportedAt }),
      ...(reportedBy.trim() === '' ? {} : { reportedBy: reportedBy.trim() }),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
    })
  }

  return (
    <form className="stack boxed" aria-label={t('incident.reports.add')} onSubmit={submit}>
      <h3>{t('incident.reports.add')}</h3>
      <FigureFields hazard={hazardOf(incident)} value={figures} onChange={setFigures} />
      <div className="field-grid">
        <label className="field" htmlFor={ids.by}>
          {t('incident.reports.by')}
          <Input id={ids.by} value={reportedBy} onChange={(event) => setReportedBy(event.target.value)} />
        </label>
        <label className="field">
          {t('incident.reports.at')}（{t('incident.reports.now')}）
          <InstantField label={t('incident.reports.at')} onChange={setReportedAt} />
        </label>
        <label className="field" htmlFor={ids.comment}>
          {t('incident.reports.comment')}
          <Input id={ids.comment} value={comment} onChange={(event) => setComment(event.target.value)} />
        </label>
      </div>
      <ProblemAlert error={send.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={empty} loading={send.isPending}>
          {t('incident.reports.submit')}
        </Button>
        {empty && <small className="why-not">{t('incident.reports.atLeastOne')}</small>}
      </div>
    </form>
  )
}

function hazardOf({ hazard }: Incident): Hazard | undefined {
  return hazards.find((each) => each === hazard)
}
