import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OtherSourceKind } from '../../domain/supply/terms'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import type { SourceDetail } from './source-page'
import type { TermDraft } from './term-inputs'
import { draftOf, TermInputs, termsOf } from './term-inputs'

/** New terms of the same kind; what was ordered before keeps the terms that it was ordered on. */
export function ChangeTermsAct({ source, kind }: { source: SourceDetail; kind: OtherSourceKind }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<TermDraft>(() => draftOf(source.terms))
  const terms: Schemas['SourceTerms'] | null = termsOf(kind, draft)
  return (
    <ActButton
      label={t('sources.changeTerms')}
      reason="required"
      confirm={t('sources.changeTermsConfirm')}
      disabledReason={source.mayChange ? null : t('sources.notYours')}
      incomplete={terms === null ? t('sources.termsIncomplete') : null}
      onAct={(reason) => {
        const params = { path: { id: source.id } }
        const told = terms === null ? {} : { terms }
        return taken(api.PATCH('/api/v1/supply-sources/{id}', { params, body: { ...told, reason } }))
      }}
    >
      <TermInputs kind={kind} value={draft} onChange={setDraft} />
    </ActButton>
  )
}
