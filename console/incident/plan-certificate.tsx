import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { ShapeMark } from '../parts/marks'
import { At } from '../parts/times'
import { useWords } from '../parts/words'

type Certificate = Schemas['PlanCertificate']
type Props = { readonly incidentId: string; readonly version: number }

/** What proves the plan, folded away: it is read only when it is opened. */
export function PlanCertificate({ incidentId, version }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('plan.certificate.title')}</summary>
      {open && <CertificateView incidentId={incidentId} version={version} />}
    </details>
  )
}

function CertificateView({ incidentId, version }: Props) {
  const { t } = useTranslation()
  const path = { id: incidentId, version }
  const certificate = useQuery({
    queryKey: ['plan', incidentId, version, 'certificate'],
    queryFn: () => taken(api.GET('/api/v1/incidents/{id}/plans/{version}/certificate', { params: { path } })),
    staleTime: Infinity,
  })
  return (
    <Loaded query={certificate}>
      {(answer) => (
        <div className="stack boxed">
          <Checked checked={answer.checked} />
          <Figures certificate={answer} />
          <details>
            <summary>{t('plan.certificate.method')}</summary>
            <pre>{JSON.stringify(answer.method, null, 2)}</pre>
          </details>
          {answer.certificate === null ? (
            <p className="quiet">{t('plan.certificate.none')}</p>
          ) : (
            <a href={`/api/v1/incidents/${incidentId}/plans/${version}/certificate`} target="_blank" rel="noreferrer">
              {t('plan.certificate.whole')}
            </a>
          )}
        </div>
      )}
    </Loaded>
  )
}

function Checked({ checked }: { checked: Certificate['checked'] }) {
  const { t } = useTranslation()
  if (checked === null) return <p className="quiet">{t('plan.certificate.notChecked')}</p>
  return (
    <>
      <p>
        {checked.holds ? (
          <strong>✓ {t('plan.certificate.holds')}</strong>
        ) : (
          <ShapeMark shape="late">{t('plan.certificate.fails')}</ShapeMark>
        )}{' '}
        {checked.checkedAt !== null && <At instant={checked.checkedAt} />}
      </p>
      {checked.faults.length > 0 && (
        <ul className="reasons">
          {checked.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function Figures({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation()
  const { number, fine } = useWords()
  const shown = (value: number | null) => (value === null ? '—' : number(value))
  return (
    <dl className="fields">
      <div>
        <dt>{t('plan.certificate.objective')}</dt>
        <dd>{shown(certificate.objective)}</dd>
      </div>
      <div>
        <dt>{t('plan.certificate.bound')}</dt>
        <dd>{shown(certificate.bound)}</dd>
      </div>
      <div>
        <dt>{t('plan.certificate.gap')}</dt>
        <dd>{certificate.gap === null ? '—' : fine(certificate.gap)}</dd>
      </div>
    </dl>
  )
}
