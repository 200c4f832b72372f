import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { hazards } from '../../domain/alert/alert'
import type { AlertMessageType, AlertStatus, Hazard } from '../../domain/alert/alert'
import type { Instant } from '../../domain/time/instant'
import type { PickedArea } from '../parts/area-picker'
import { AreaPicker } from '../parts/area-picker'
import { InstantField } from '../parts/instant-field'
import { useWords } from '../parts/words'

/** The fields that an alert can't do without, as a form and as what an officer completes. */
export type AlertDraft = {
  status?: AlertStatus
  messageType?: (typeof messageTypes)[number]
  hazard?: Hazard
  headline?: string
  sentAt?: Instant
  areaText?: string
  areaCodes?: string[]
}

type AlertFieldsProps = {
  readonly value: AlertDraft
  readonly onChange: (part: AlertDraft) => void
  readonly known?: readonly PickedArea[]
  /** Fields that the document lacks: marked, so that they are found at once. */
  readonly missing?: readonly string[]
}

const statuses: readonly AlertStatus[] = ['actual', 'exercise', 'test', 'system', 'draft']
/** What an officer can say of a message; acknowledgements and errors are for machines. */
const messageTypes = ['alert', 'update', 'cancel'] as const satisfies readonly AlertMessageType[]

export function AlertFields({ value, onChange, known = [], missing = [] }: AlertFieldsProps) {
  const { t } = useTranslation()
  const { word } = useWords()
  const label = (field: string, text: string) => (missing.includes(field) ? `● ${text}` : text)
  return (
    <div className="field-grid">
      <label className="field wide-field">
        {t('intake.raise.headline')}
        <Input
          maxLength={300}
          value={value.headline ?? ''}
          onChange={(event) => onChange({ headline: event.target.value })}
        />
      </label>
      <Choice
        label={t('intake.raise.hazard')}
        shown={label('hazard', t('intake.raise.hazard'))}
        value={value.hazard}
        options={hazards}
        word={(each) => word('hazard', each)}
        onChange={(hazard) => onChange({ hazard })}
      />
      <Choice
        label={t('intake.raise.status')}
        shown={label('status', t('intake.raise.status'))}
        value={value.status}
        options={statuses}
        word={(each) => word('alertStatus', each)}
        onChange={(status) => onChange({ status })}
      />
      <Choice
        label={t('intake.raise.messageType')}
        shown={label('messageType', t('intake.raise.messageType'))}
        value={value.messageType}
        options={messageTypes}
        word={(each) => word('messageType', each)}
        onChange={(messageType) => onChange({ messageType })}
      />
      <label className="field">
        {label('sentAt', t('intake.raise.sentAt'))}（{t('shell.time.beijing')}）
        <InstantField
          label={t('intake.raise.sentAt')}
          {...(value.sentAt === undefined ? {} : { value: value.sentAt })}
          onChange={(sentAt) => onChange(sentAt === undefined ? {} : { sentAt })}
        />
      </label>
      <div className="field wide-field">
        <span>{label('area', t('intake.raise.area'))}</span>
        <AreaPicker
          label={t('intake.raise.area')}
          value={value.areaCodes ?? []}
          known={known}
          onChange={(areaCodes) => onChange({ areaCodes })}
        />
      </div>
      <label className="field wide-field">
        {t('intake.raise.areaText')}
        <Input value={value.areaText ?? ''} onChange={(event) => onChange({ areaText: event.target.value })} />
      </label>
    </div>
  )
}

type ChoiceProps<Value extends string> = {
  readonly label: string
  readonly shown: string
  readonly value: Value | undefined
  readonly options: readonly Value[]
  readonly word: (value: Value) => string
  readonly onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, shown, value, options, word, onChange }: ChoiceProps<Value>) {
  return (
    <label className="field">
      {shown}
      <Select<Value>
        aria-label={label}
        {...(value === undefined ? {} : { value })}
        options={options.map((each) => ({ value: each, label: word(each) }))}
        onChange={onChange}
      />
    </label>
  )
}
