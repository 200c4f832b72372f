import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { serverNow } from '../time/server-now'
import { dayInBeijing } from '../time/shown'
import type { SourceDetail } from './source-page'

/** The source was looked at again: the day, and what was found. */
export function SurveyAct({ source }: { source: SourceDetail }) {
  const { t } = useTranslation()
  const [surveyedOn, setSurveyedOn] = useState(() => dayInBeijing(serverNow()))
  return (
    <ActButton
      label={t('sources.recordSurvey')}
      reason="required"
      disabledReason={source.maySurvey ? null : t('sources.notYours')}
      incomplete={surveyedOn === '' ? t('depot.dayNeeded') : null}
      onAct={(reason) => {
        const params = { path: { id: source.id } }
        return taken(api.PATCH('/api/v1/supply-sources/{id}', { params, body: { surveyedOn, reason } }))
      }}
    >
      <label className="field">
        {t('sources.surveyDay')}
        <Input type="date" value={surveyedOn} onChange={(event) => setSurveyedOn(event.target.value)} />
      </label>
    </ActButton>
  )
}
