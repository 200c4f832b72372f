import { App, Button, Checkbox, Input } from 'antd'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hazards } from '../../domain/alert/alert'
import type { Alert } from '../../domain/alert/alert'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useAct } from '../parts/act-button'
import { ProblemAlert } from '../parts/problem-alert'
import type { AlertDraft } from './alert-fields'
import { AlertFields } from './alert-fields'
import type { QuakeDraft } from './quake-fields'
import { QuakeFields, quakeOf } from './quake-fields'
import type { ReviewItemDetail } from './review-item-page'

/** An officer fills in what is missing, or corrects what was read, and the alert goes on. */
export function ReviewCompletionForm({ item }: { item: ReviewItemDetail }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [read] = useState(() => draftOf(item))
  const [draft, setDraft] = useState<AlertDraft>(read)
  const [quake, setQuake] = useState<QuakeDraft>({})
  const [start, setStart] = useState(false)
  const [reason, setReason] = useState('')
  const needsQuake = draft.hazard === 'earthquake' && (partialOf(item).quake ?? null) === null
  const quakeForm = needsQuake ? quakeOf(quake) : null
  const send = useAct((body: Schemas['ReviewCompletion']) =>
    taken(api.POST('/api/v1/review-items/{id}/complete', { params: { path: { id: item.id } }, body })).then(
      () => void message.success(t('intake.review.kept')),
    ),
  )
  const refusal =
    quakeForm === 'incomplete'
      ? t('intake.raise.quakeNeeded')
      : start && reason.trim() === ''
        ? t('intake.review.whyNeeded')
        : null

  function submit(event: FormEvent) {
    event.preventDefault()
    if (quakeForm === 'incomplete') return
    const fields = { ...changed(read, draft), ...(quakeForm === null ? {} : { quake: quakeForm }) }
    send.mutate({ fields, start, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) })
  }

  return (
    <form className="stack boxed" aria-label={t('intake.review.fill')} onSubmit={submit}>
      <h2>{t('intake.review.fill')}</h2>
      {item.missing.length > 0 && <small className="quiet">{t('intake.review.marked')}</small>}
      <AlertFields
        value={draft}
        known={item.alert?.areas ?? []}
        missing={item.missing}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
      {needsQuake && <QuakeFields value={quake} onChange={setQuake} />}
      <Checkbox checked={start} onChange={(event) => setStart(event.target.checked)}>
        {t('intake.review.start')} <span className="quiet">{t('intake.review.startHint')}</span>
      </Checkbox>
      {start && (
        <label className="field">
          {t('intake.review.why')}
          <Input value={reason} maxLength={2_000} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      <ProblemAlert error={send.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={refusal !== null} loading={send.isPending}>
          {t('intake.review.goOn')}
        </Button>
        {refusal !== null && <small className="why-not">{refusal}</small>}
      </div>
    </form>
  )
}

function partialOf(item: ReviewItemDetail): Partial<Alert> {
  return item.alert?.body ?? item.partial ?? {}
}

/** What could be read, as the form begins with it. */
function draftOf(item: ReviewItemDetail): AlertDraft {
  const { status, messageType, hazard, sentAt, areaText, areaCodes } = partialOf(item)
  const known = hazards.find((each) => each === hazard)
  return {
    ...(status === undefined ? {} : { status }),
    ...(isSaid(messageType) ? { messageType } : {}),
    ...(known === undefined ? {} : { hazard: known }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(areaText === undefined ? {} : { areaText }),
    ...(areaCodes === undefined ? {} : { areaCodes: [...areaCodes] }),
    ...(item.headline === null ? {} : { headline: item.headline }),
  }
}

function isSaid(messageType: Alert['messageType'] | undefined): messageType is 'alert' | 'update' | 'cancel' {
  return messageType === 'alert' || messageType === 'update' || messageType === 'cancel'
}

/** Only what the officer changed or added goes to the API; the rest stays as it was read. */
function changed(read: AlertDraft, draft: AlertDraft): AlertDraft {
  const differs = (name: keyof AlertDraft) => JSON.stringify(read[name]) !== JSON.stringify(draft[name])
  const isFilled = (value: unknown) => value !== '' && !(Array.isArray(value) && value.length === 0)
  const names = Object.keys(draft) as (keyof AlertDraft)[]
  return Object.fromEntries(
    names.filter((name) => differs(name) && isFilled(draft[name])).map((name) => [name, draft[name]]),
  )
}
