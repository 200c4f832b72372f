import { Button, Input, Select } from 'antd'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useAct } from '../parts/act-button'
import { FigureFields } from '../parts/figure-fields'
import { InstantField } from '../parts/instant-field'
import { ProblemAlert } from '../parts/problem-alert'
import { useWords } from '../parts/words'
import { AlertFields } from './alert-fields'
import type { ExerciseSettings } from './exercise-fields'
import type { QuakeDraft } from './quake-fields'
import { QuakeFields, quakeOf } from './quake-fields'

type AlertForm = Schemas['AlertForm']
type Draft = Omit<AlertForm, 'exercise' | 'quake' | 'figures'> & { figures: Schemas['ReportedFigures'] }
type TelephoneFormProps = { readonly exercise: ExerciseSettings | null; readonly onTaken: (documentId: string) => void }

const colours = ['red', 'orange', 'yellow', 'blue'] as const

/** What came by telephone. Everything but the headline may be missing: it goes to the review queue then. */
export function TelephoneForm({ exercise, onTaken }: TelephoneFormProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>({ status: 'actual', messageType: 'alert', headline: '', figures: {} })
  const [quake, setQuake] = useState<QuakeDraft>({})
  const send = useAct((body: AlertForm) =>
    taken(api.POST('/api/v1/alerts/form', { body })).then(({ documentId }) => onTaken(documentId)),
  )
  const isQuake = draft.hazard === 'earthquake'
  const quakeForm = isQuake ? quakeOf(quake) : null
  const refusal =
    draft.headline.trim() === ''
      ? t('intake.raise.headlineNeeded')
      : quakeForm === 'incomplete'
        ? t('intake.raise.quakeNeeded')
        : null

  function submit(event: FormEvent) {
    event.preventDefault()
    if (quakeForm === 'incomplete') return
    send.mutate({
      ...draft,
      ...(quakeForm === null ? {} : { quake: quakeForm }),
      ...(exercise === null ? {} : { exercise }),
    })
  }

  return (
    <form className="stack" aria-label={t('intake.raise.ways.form')} onSubmit={submit}>
      <AlertFields value={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      <CallFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      {isQuake && <QuakeFields value={quake} onChange={setQuake} />}
      <FigureFields
        hazard={draft.hazard}
        value={draft.figures}
        onChange={(figures) => setDraft({ ...draft, figures })}
      />
      <p className="quiet">{t('intake.raise.missingGoes')}</p>
      <ProblemAlert error={send.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={refusal !== null} loading={send.isPending}>
          {t('intake.raise.submit')}
        </Button>
        {refusal !== null && <small className="why-not">{refusal}</small>}
      </div>
    </form>
  )
}

function CallFields({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation()
  const { word } = useWords()
  return (
    <div className="field-grid">
      <label className="field">
        {t('intake.raise.caller')}
        <Input value={draft.caller ?? ''} onChange={(event) => onChange({ caller: event.target.value })} />
      </label>
      <label className="field">
        {t('intake.raise.onsetAt')}
        <InstantField
          label={t('intake.raise.onsetAt')}
          onChange={(onsetAt) => onChange(onsetAt === undefined ? {} : { onsetAt })}
        />
      </label>
      <label className="field">
        {t('intake.raise.colour')}
        <Select<string>
          aria-label={t('intake.raise.colour')}
          value={draft.colour ?? ''}
          options={[
            { value: '', label: t('intake.raise.noColour') },
            ...colours.map((value) => ({ value, label: word('colour', value) })),
          ]}
          onChange={(value) => {
            const colour = colours.find((each) => each === value)
            onChange(colour === undefined ? {} : { colour })
          }}
        />
      </label>
      {draft.messageType !== 'alert' && (
        <label className="field">
          {t('intake.raise.reference')}
          <Input value={draft.reference ?? ''} onChange={(event) => onChange({ reference: event.target.value })} />
        </label>
      )}
      <label className="field wide-field">
        {t('intake.raise.description')}
        <Input.TextArea
          rows={3}
          value={draft.description ?? ''}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </label>
    </div>
  )
}
