import { useTranslation } from 'react-i18next'
import type { AlertText } from '../../domain/alert/alert'
import { shownSecond } from '../time/shown'
import { useWords } from '../parts/words'

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/

/** What could be read of an alert, field by field; empty fields are left out. */
export function NormalForm({ form }: { form: Readonly<Record<string, unknown>> | null }) {
  const { t } = useTranslation()
  const fields = Object.entries(form ?? {}).filter(([, value]) => !isEmpty(value))
  if (fields.length === 0) return <p className="quiet">{t('intake.review.nothingRead')}</p>
  return (
    <dl className="fields">
      {fields.map(([name, value]) => (
        <Field key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

function Field({ name, value }: { name: string; value: unknown }) {
  const { word } = useWords()
  return (
    <div>
      <dt>{word('alertField', name)}</dt>
      <dd>
        <Value name={name} value={value} />
      </dd>
    </div>
  )
}

function Value({ name, value }: { name: string; value: unknown }) {
  const { word } = useWords()
  if (typeof value === 'string') {
    if (instantForm.test(value)) return <time dateTime={value}>{shownSecond(value)}</time>
    if (name === 'hazard') return <>{word('hazard', value)}</>
    if (name === 'status') return <>{word('alertStatus', value)}</>
    if (name === 'messageType') return <>{word('messageType', value)}</>
    if (name === 'colour') return <>{word('colour', value)}</>
    return <>{value}</>
  }
  if (typeof value === 'number' || typeof value === 'boolean') return <>{String(value)}</>
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return <>{value.join('、')}</>
  if (name === 'texts' && Array.isArray(value)) return <Texts texts={value as readonly Partial<AlertText>[]} />
  return <pre>{JSON.stringify(value, null, 2)}</pre>
}

function Texts({ texts }: { texts: readonly Partial<AlertText>[] }) {
  return texts.map(({ language, headline, event, description }, index) => (
    <p key={index} lang={language}>
      <strong>{headline ?? event}</strong> {description}
    </p>
  ))
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
