import { Button, Input, InputNumber, Select } from 'antd'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { OtherSourceKind } from '../../domain/supply/terms'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useAct } from '../parts/act-button'
import { oneOf, useAddress } from '../parts/address'
import { AreaPicker } from '../parts/area-picker'
import { DepotPicker } from '../parts/depot-picker'
import { ItemPicker } from '../parts/item-picker'
import { Page } from '../parts/page'
import { ProblemAlert } from '../parts/problem-alert'
import { useWords } from '../parts/words'
import { otherKinds } from './term-fields'
import type { TermDraft } from './term-inputs'
import { TermInputs, termsOf } from './term-inputs'

const blank = {
  ...{ partyZh: '', partyEn: '', areaCode: '', depotId: '', itemCode: '', surveyedOn: '', dependsOn: '' },
  surveyEveryDays: null as number | null,
}
type Draft = typeof blank

/** A new source; its terms follow its kind. */
export function NewSourcePage() {
  const { t } = useTranslation()
  const { word } = useWords()
  const [search, change] = useAddress()
  const kind = oneOf(otherKinds, search.get('kind')) ?? 'agreement'
  return (
    <Page title={t('sources.add')}>
      <div className="stack">
        <label className="field">
          {t('sources.kind')}
          <Select<OtherSourceKind>
            aria-label={t('sources.kind')}
            value={kind}
            options={otherKinds.map((value) => ({ value, label: word('source', value) }))}
            onChange={(value) => change({ kind: value })}
            style={{ maxWidth: '16rem' }}
          />
        </label>
        <SourceForm key={kind} kind={kind} />
      </div>
    </Page>
  )
}

function SourceForm({ kind }: { kind: OtherSourceKind }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Draft>(blank)
  const [terms, setTerms] = useState<TermDraft>({})
  const create = useAct(async (body: Schemas['NewSupplySource']) => {
    const { id } = await taken(api.POST('/api/v1/supply-sources', { body }))
    await navigate(`/sources/${id}`)
  })
  const whole = termsOf(kind, terms)
  const { partyZh, partyEn, areaCode, depotId, itemCode } = draft
  const incomplete = whole === null || [partyZh, areaCode, depotId, itemCode].some((text) => text.trim() === '')

  function submit(event: FormEvent) {
    event.preventDefault()
    if (whole === null) return
    create.mutate({
      ...{ areaCode, depotId, itemCode, terms: whole, partyZh: partyZh.trim() },
      partyEn: partyEn.trim() === '' ? partyZh.trim() : partyEn.trim(),
      ...(draft.surveyedOn === '' ? {} : { surveyedOn: draft.surveyedOn }),
      surveyEveryDays: draft.surveyEveryDays,
      dependsOn: draft.dependsOn
        .split(/[,，、\n]/)
        .map((text) => text.trim())
        .filter((text) => text !== ''),
    })
  }

  return (
    <form className="stack boxed" aria-label={t('sources.add')} onSubmit={submit}>
      <PartyFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      <h3>{t('sources.terms')}</h3>
      <TermInputs kind={kind} value={terms} onChange={setTerms} />
      <ProblemAlert error={create.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={incomplete} loading={create.isPending}>
          {t('sources.submit')}
        </Button>
        {incomplete && <small className="why-not">{t('sources.incomplete')}</small>}
      </div>
    </form>
  )
}

type PartyProps = { readonly draft: Draft; readonly onChange: (part: Partial<Draft>) => void }

function PartyFields({ draft, onChange }: PartyProps) {
  const { t } = useTranslation()
  const text = (name: 'partyZh' | 'partyEn' | 'dependsOn', label: string) => (
    <label className="field">
      {label}
      <Input maxLength={200} value={draft[name]} onChange={(event) => onChange({ [name]: event.target.value })} />
    </label>
  )
  return (
    <div className="field-grid">
      {text('partyZh', t('sources.partyZh'))}
      {text('partyEn', t('sources.partyEn'))}
      <div className="field">
        {t('sources.area')}
        <AreaPicker
          label={t('sources.area')}
          value={draft.areaCode === '' ? [] : [draft.areaCode]}
          onChange={(codes) => onChange({ areaCode: codes.at(-1) ?? '', depotId: '' })}
        />
      </div>
      <div className="field">
        {t('sources.loadedAt')}
        <DepotPicker
          label={t('sources.loadedAt')}
          areaCode={draft.areaCode}
          value={draft.depotId}
          onChange={(depotId, depot) =>
            onChange({ depotId, ...(draft.areaCode === '' && depot !== undefined && { areaCode: depot.areaCode }) })
          }
        />
      </div>
      <div className="field">
        {t('stock.item')}
        <ItemPicker label={t('stock.item')} value={draft.itemCode} onChange={(itemCode) => onChange({ itemCode })} />
      </div>
      {text('dependsOn', t('sources.dependsOnHint'))}
      <label className="field">
        {t('sources.surveyDay')}
        <Input
          type="date"
          value={draft.surveyedOn}
          onChange={(event) => onChange({ surveyedOn: event.target.value })}
        />
      </label>
      <label className="field">
        {t('sources.surveyEvery')}
        <InputNumber
          min={1}
          precision={0}
          value={draft.surveyEveryDays}
          onChange={(surveyEveryDays) => onChange({ surveyEveryDays })}
          style={{ width: '100%' }}
        />
      </label>
    </div>
  )
}
