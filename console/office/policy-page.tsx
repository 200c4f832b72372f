import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import { useWords } from '../parts/words'
import { EditionForm } from './edition-form'

export type Policy = Schemas['PolicyDetail']

export function PolicyPage() {
  const { id = '' } = useParams()
  const policy = useQuery({
    queryKey: ['policy', id],
    queryFn: () => taken(api.GET('/api/v1/policies/{id}', { params: { path: { id: Number(id) } } })),
    staleTime: Infinity,
  })
  return <Loaded query={policy}>{(answer) => <PolicyView key={answer.id} policy={answer} />}</Loaded>
}

/** An edition as it stands; it is never edited, a new one is made from it. */
function PolicyView({ policy }: { policy: Policy }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const mayEdit = may('createPolicy')
  return (
    <Page
      title={`${word('policyKind', policy.kind)} ${policy.edition}`}
      lead={
        <p className="header-line">
          <span>{policy.hazard === '*' ? t('office.policies.all') : word('hazard', policy.hazard)}</span>
          <span>{policy.areaName}</span>
          <span>{word('policyLabel', policy.label)}</span>
          {!mayEdit && <span className="quiet">{t('office.policies.notYours')}</span>}
        </p>
      }
      acts={mayEdit && !editing && <Button onClick={() => setEditing(true)}>{t('office.policies.edit')}</Button>}
    >
      {editing ? (
        <EditionForm policy={policy} onCancel={() => setEditing(false)} />
      ) : (
        <pre className="raw">{JSON.stringify(policy.body, null, 2)}</pre>
      )}
    </Page>
  )
}
