import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api, taken } from '../app/api'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import type { Policy } from './policy-page'

const labels = ['published', 'unverified', 'adopted'] as const
type Body = Record<string, unknown>

/** A new edition from an old one, as JSON; the API checks it by its schema before it counts. */
export function EditionForm({ policy, onCancel }: { policy: Policy; onCancel: () => void }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const ids = { edition: useId(), json: useId() }
  const [edition, setEdition] = useState(policy.edition)
  const [label, setLabel] = useState(policy.label)
  const [text, setText] = useState(() => JSON.stringify(policy.body, null, 2))
  const parsed = parse(text)
  const refusal =
    edition.trim() === policy.edition
      ? t('office.policies.sameEdition')
      : 'detail' in parsed
        ? t('office.policies.invalid', { detail: parsed.detail })
        : null

  async function save() {
    if ('detail' in parsed) return
    const { kind, hazard, areaCode } = policy
    const body = withEdition(parsed.body, edition.trim())
    const made = await taken(
      api.POST('/api/v1/policies', { body: { kind, hazard, areaCode, edition: edition.trim(), label, body } }),
    )
    await queryClient.invalidateQueries({ queryKey: ['policies'] })
    await navigate(`/policies/${made.id}`)
  }

  return (
    <div className="stack">
      <div className="field-grid">
        <label className="field" htmlFor={ids.edition}>
          {t('office.policies.newEdition')}
          <Input id={ids.edition} value={edition} maxLength={60} onChange={(event) => setEdition(event.target.value)} />
        </label>
        <label className="field">
          {t('office.policies.label')}
          <Select
            aria-label={t('office.policies.label')}
            value={label}
            options={labels.map((value) => ({ value, label: word('policyLabel', value) }))}
            onChange={setLabel}
          />
        </label>
      </div>
      <label htmlFor={ids.json}>{t('office.policies.json')}</label>
      <Input.TextArea
        id={ids.json}
        className="code"
        rows={24}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="acts">
        <ActButton
          label={t('office.policies.save')}
          primary
          confirm={t('office.policies.saveConfirm')}
          disabledReason={refusal}
          onAct={save}
        />
        <Button onClick={onCancel}>{t('shell.acts.cancel')}</Button>
      </div>
    </div>
  )
}

function parse(text: string): { body: Body } | { detail: string } {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { body: value as Body }
      : { detail: '{ … }' }
  } catch (failure) {
    return { detail: failure instanceof Error ? failure.message : String(failure) }
  }
}

/** The edition stands in the body as well where the body names one. */
function withEdition(body: Body, edition: string): Body {
  return 'edition' in body ? { ...body, edition } : body
}
