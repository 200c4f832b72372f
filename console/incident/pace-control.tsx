import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { useAct } from '../parts/act-button'
import { ProblemAlert } from '../parts/problem-alert'
import type { Incident } from './incident-query'

const usualScale = 240

/** Staging only: how fast the clock of an exercise runs. The API refuses a pace at which somebody would have no time. */
export function PaceControl({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const may = useMay()
  const { scale } = incident.clock
  const [typed, setTyped] = useState<number | null>(null)
  const wanted = typed ?? (scale === 0 ? lastScale(incident) : scale)
  const change = useAct((next: number) =>
    taken(api.POST('/api/v1/incidents/{id}/pace', { params: { path: { id: incident.id } }, body: { scale: next } })),
  )
  const allowed = may('changePace')
  return (
    <span className="pace" role="group" aria-label={t('incident.pace.title')}>
      <span className={scale === 0 ? 'late' : undefined}>
        {scale === 0 ? t('shell.time.standing') : t('shell.time.pace', { scale })}
      </span>
      {allowed && (
        <>
          <InputNumber
            size="small"
            min={1}
            max={100_000}
            prefix="×"
            aria-label={t('incident.pace.scale')}
            value={wanted}
            onChange={setTyped}
            style={{ width: '6.5rem' }}
          />
          {typed !== null && typed !== scale && scale !== 0 && (
            <Button size="small" loading={change.isPending} onClick={() => change.mutate(wanted)}>
              {t('incident.pace.set')}
            </Button>
          )}
          <Button size="small" loading={change.isPending} onClick={() => change.mutate(scale === 0 ? wanted : 0)}>
            {scale === 0 ? t('incident.pace.resume') : t('incident.pace.pause')}
          </Button>
        </>
      )}
      {scale > 0 && (
        <small className="quiet">{t('incident.pace.hint', { minutes: Math.round((scale / 60) * 10) / 10 })}</small>
      )}
      {change.isError && <ProblemAlert error={change.error} />}
    </span>
  )
}

function lastScale({ clock }: Incident): number {
  return clock.segments.findLast((segment) => segment.scale > 0)?.scale ?? usualScale
}
