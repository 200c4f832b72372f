import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { responseLevels } from '../../domain/incident/level'
import type { ResponseLevel } from '../../domain/incident/level'
import type { Schemas } from '../app/api'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import { useIncidentRefusal } from './incident-acts'
import type { Incident } from './incident-query'

type LevelVersion = Schemas['LevelVersion']
type LevelActsProps = { incident: Incident; version: LevelVersion; small?: boolean }

/** Confirm, change or veto: the change and the veto ask a reason. */
export function LevelActButtons({ incident, version, small = false }: LevelActsProps) {
  const { t } = useTranslation()
  const refusal = useIncidentRefusal(incident)('decideLevel')
  const params = { path: { id: incident.id } }
  const { kind } = version
  return (
    <>
      <ActButton
        label={t('incident.levels.confirm')}
        primary
        small={small}
        disabledReason={refusal ?? (version.state === 'confirmed' ? t('incident.levels.alreadyConfirmed') : null)}
        onAct={() => taken(api.POST('/api/v1/incidents/{id}/level', { params, body: { kind, decision: 'confirm' } }))}
      />
      <ChangeLevelButton incident={incident} version={version} small={small} />
      <ActButton
        label={t('incident.levels.veto')}
        danger
        small={small}
        reason="required"
        disabledReason={refusal ?? (version.state === 'vetoed' ? t('incident.levels.vetoed') : null)}
        onAct={(reason) =>
          taken(api.POST('/api/v1/incidents/{id}/level', { params, body: { kind, decision: 'veto', reason } }))
        }
      />
    </>
  )
}

function ChangeLevelButton({ incident, version, small = false }: LevelActsProps) {
  const { t } = useTranslation()
  const { word } = useWords()
  const refusal = useIncidentRefusal(incident)('decideLevel')
  const others = responseLevels.filter((level) => level !== version.level)
  const [chosen, setChosen] = useState<ResponseLevel | null>(null)
  const level = chosen !== null && others.includes(chosen) ? chosen : (others[0] ?? 'IV')
  const params = { path: { id: incident.id } }
  return (
    <ActButton
      label={t('incident.levels.change')}
      small={small}
      reason="required"
      disabledReason={refusal}
      onAct={(reason) =>
        taken(
          api.POST('/api/v1/incidents/{id}/level', {
            params,
            body: { kind: version.kind, decision: 'change', level, reason },
          }),
        )
      }
    >
      <label className="field">
        {t('incident.levels.newLevel')}
        <Select
          aria-label={t('incident.levels.newLevel')}
          value={level}
          options={others.map((each) => ({ value: each, label: word('level', each) }))}
          onChange={setChosen}
          style={{ width: '100%' }}
        />
      </label>
    </ActButton>
  )
}
