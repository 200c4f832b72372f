import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useMe } from '../app/session'
import { Page } from '../parts/page'
import type { ExerciseSettings } from './exercise-fields'
import { ExerciseFields } from './exercise-fields'
import { FileForm } from './file-form'
import { TelephoneForm } from './telephone-form'

const ways = ['form', 'file'] as const

/** An alert by telephone or as a file; in staging it may open an exercise. */
export function RaisePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { environment } = useMe()
  const [search, setSearch] = useSearchParams()
  const way = ways.find((each) => each === search.get('way')) ?? 'form'
  const [exercise, setExercise] = useState<ExerciseSettings | null>(null)
  const onTaken = (documentId: string) => void navigate(`/alert-documents/${documentId}`)
  return (
    <Page title={t('intake.raise.title')}>
      <div className="stack">
        <div>
          <Segmented
            aria-label={t('intake.raise.title')}
            value={way}
            options={ways.map((value) => ({ value, label: t(`intake.raise.ways.${value}`) }))}
            onChange={(value) => setSearch({ way: value }, { replace: true })}
          />
        </div>
        {environment === 'staging' && <ExerciseFields value={exercise} onChange={setExercise} />}
        {way === 'form' ? (
          <TelephoneForm exercise={exercise} onTaken={onTaken} />
        ) : (
          <FileForm exercise={exercise} onTaken={onTaken} />
        )}
      </div>
    </Page>
  )
}
