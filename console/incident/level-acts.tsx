import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graverLevel, responseLevels } from '../../domain/incident/level'
import type { ResponseKind, ResponseLevel } from '../../domain/incident/level'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import { useIncidentRefusal } from './incident-acts'
import type { IncidentDetail } from './incident-query'
import { deciderOf, gravestLevel, useRankRefusal } from './level-post'

type LevelVersion = Schemas['LevelVersion']
type LevelActsProps = { detail: IncidentDetail; version: LevelVersion; small?: boolean }

function useLevelRefusal(detail: IncidentDetail, kind: ResponseKind): string | null {
  const rank = useRankRefusal()
  const state = useIncidentRefusal(detail.incident)('decideLevel')
  return state ?? rank(deciderOf(detail.incident, gravestLevel(detail, kind)))
}

/** Confirm, change or veto: the change and the veto ask a reason. */
export function LevelActButtons({ detail, version, small = false }: LevelActsProps) {
  const { t } = useTranslation()
  const refusal = useLevelRefusal(detail, version.kind)
  const params = { path: { id: detail.incident.id } }
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
      <ChangeLevelButton detail={detail} version={version} small={small} />
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

function ChangeLevelButton({ detail, version, small = false }: LevelActsProps) {
  const { t } = useTranslation()
  const { word } = useWords()
  const refusal = useLevelRefusal(detail, version.kind)
  const others = responseLevels.filter((level) => level !== version.level)
  const [chosen, setChosen] = useState<ResponseLevel | null>(null)
  const graver = responseLevels[responseLevels.indexOf(version.level) - 1]
  const level = chosen !== null && others.includes(chosen) ? chosen : (graver ?? 'II')
  const rank = useRankRefusal()
  const params = { path: { id: detail.incident.id } }
  return (
    <ActButton
      label={t('incident.levels.change')}
      small={small}
      reason="required"
      disabledReason={refusal}
      incomplete={rank(deciderOf(detail.incident, graverLevel(level, gravestLevel(detail, version.kind))))}
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
