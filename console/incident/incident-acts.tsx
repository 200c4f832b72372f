import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { IncidentAct } from '../../domain/incident/acts'
import { mayActOnIncident } from '../../domain/incident/acts'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import type { Incident } from './incident-query'

/** Why an act on an incident is not open to this account now; null when it is. From the tables that the API refuses by. */
export function useIncidentRefusal(incident: Incident): (act: IncidentAct) => string | null {
  const { t } = useTranslation()
  const { word } = useWords()
  const may = useMay()
  return (act) => {
    if (!mayActOnIncident(act, incident.status)) {
      return t('incident.acts.notNow', { status: word('incidentStatus', incident.status) })
    }
    return may(act) ? null : t('incident.acts.notYours')
  }
}

export const IncidentActs = memo(function IncidentActs({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const refusal = useIncidentRefusal(incident)
  const may = useMay()
  if (incident.closedAt !== null || !may('standDown')) return null
  const path = { id: incident.id }
  return (
    <>
      {refusal('reportSituation') === null && (
        <Link className="button-link" to="?tab=reports#tabs">
          {t('incident.acts.report')}
        </Link>
      )}
      <MergeAct incident={incident} />
      {incident.areas.length > 1 && <SplitAct incident={incident} />}
      <StandDownAct incident={incident} />
      <ActButton
        label={t('incident.acts.close')}
        confirm={t('incident.acts.closeConfirm')}
        reason="required"
        disabledReason={refusal('closeIncident')}
        onAct={(reason) => taken(api.POST('/api/v1/incidents/{id}/close', { params: { path }, body: { reason } }))}
      />
    </>
  )
})

function StandDownAct({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const refusal = useIncidentRefusal(incident)
  const [falseAlarm, setFalseAlarm] = useState(false)
  const path = { id: incident.id }
  return (
    <ActButton
      label={t('incident.acts.standDown')}
      danger
      confirm={t('incident.acts.standDownConfirm')}
      reason="required"
      disabledReason={refusal('standDown')}
      onAct={(reason) =>
        taken(api.POST('/api/v1/incidents/{id}/stand-down', { params: { path }, body: { falseAlarm, reason } }))
      }
    >
      <Checkbox checked={falseAlarm} onChange={(event) => setFalseAlarm(event.target.checked)}>
        {t('incident.acts.falseAlarm')}
      </Checkbox>
    </ActButton>
  )
}

function MergeAct({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { either } = useWords()
  const refusal = useIncidentRefusal(incident)
  const [into, setInto] = useState<string | null>(null)
  const others = useQuery({
    queryKey: ['incidents', 'open'],
    queryFn: () => taken(api.GET('/api/v1/incidents', { params: { query: { status: 'open', limit: 200 } } })),
  })
  const options = (others.data?.items ?? [])
    .filter((row) => row.id !== incident.id && row.isExercise === incident.isExercise)
    .map((row) => ({ value: row.id, label: `${row.number} ${either(row.title)}` }))
  if (options.length === 0) return null
  return (
    <ActButton
      label={t('incident.acts.merge')}
      confirm={t('incident.acts.mergeConfirm')}
      reason="required"
      disabledReason={refusal('mergeIncident')}
      incomplete={into === null ? t('incident.acts.pickIncident') : null}
      onAct={(reason) => {
        const params = { path: { id: incident.id } }
        return taken(api.POST('/api/v1/incidents/{id}/merge', { params, body: { into: into ?? '', reason } }))
      }}
    >
      <Select
        aria-label={t('incident.acts.mergeInto')}
        placeholder={t('incident.acts.mergeInto')}
        options={options}
        value={into}
        onChange={setInto}
        style={{ width: '100%' }}
      />
    </ActButton>
  )
}

function SplitAct({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const refusal = useIncidentRefusal(incident)
  const [areaCodes, setAreaCodes] = useState<string[]>([])
  return (
    <ActButton
      label={t('incident.acts.split')}
      confirm={t('incident.acts.splitConfirm')}
      reason="required"
      disabledReason={refusal('splitIncident')}
      incomplete={areaCodes.length === 0 ? t('incident.acts.pickAreas') : null}
      onAct={(reason) => {
        const params = { path: { id: incident.id } }
        return taken(api.POST('/api/v1/incidents/{id}/split', { params, body: { areaCodes, reason } }))
      }}
    >
      <Select
        mode="multiple"
        aria-label={t('incident.acts.splitAreas')}
        placeholder={t('incident.acts.splitAreas')}
        options={incident.areas.map((area) => ({ value: area.code, label: area.name }))}
        value={areaCodes}
        onChange={setAreaCodes}
        style={{ width: '100%' }}
      />
    </ActButton>
  )
}
